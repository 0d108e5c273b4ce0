"""What ballots decide: exact quorum and majority, places, ties."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhiheng.web.committee.ballot_rules import BallotRules, Decision, Electorate, Tally, decide, reaches

HALF, TWO_THIRDS = BallotRules("1/2", "1/2"), BallotRules("2/3", "2/3")
COUNTS = st.integers(0, 40)


@st.composite
def votes(draw: st.DrawFn) -> tuple[Electorate, Tally]:
    """Some committee, some of it present and recused, and ballots no more than were handed out."""
    there, away, recused_there, recused_away = (draw(COUNTS) for _ in range(4))
    of = Electorate(
        there + away + recused_there + recused_away, there + recused_there, recused_there + recused_away, recused_there
    )
    left, numbers = of.voters, []
    for _ in range(4):
        numbers.append(draw(st.integers(0, left)))
        left -= numbers[-1]
    return of, Tally(*numbers)


@pytest.mark.parametrize(
    ("count", "base", "share", "is_reached"),
    [
        (5, 10, "1/2", False),
        (6, 10, "1/2", True),
        (6, 9, "2/3", True),
        (6, 10, "2/3", False),
        (3, 4, "3/4", True),
        (0, 0, "1/2", False),
        (1, -1, "2/3", False),
    ],
)
def test_more_than_half_is_more_and_two_thirds_suffice(count: int, base: int, share: str, is_reached: bool) -> None:
    assert reaches(count, base, share) is is_reached


def test_the_base_is_what_the_rules_say() -> None:
    of, tally = Electorate(members=17, present=13, recused=3, recused_present=1), Tally(7, 2, 2, 1)
    bases = {
        (of_all, recused_out, abstentions_out): BallotRules("2/3", "2/3", of_all, recused_out, abstentions_out).base(
            of, tally
        )
        for of_all in (False, True)
        for recused_out in (False, True)
        for abstentions_out in (False, True)
    }
    assert bases == {
        (False, False, False): 13,
        (False, False, True): 11,
        (False, True, False): 12,
        (False, True, True): 10,
        (True, False, False): 17,
        (True, False, True): 15,
        (True, True, False): 14,
        (True, True, True): 12,
    }


def test_quorum_leaves_the_recused_out_by_the_rules() -> None:
    of = Electorate(members=9, present=6, recused=3, recused_present=2)
    assert of.voters == 4
    assert TWO_THIRDS.has_quorum(of)
    assert not BallotRules("2/3", "2/3", recused_out=False).has_quorum(of)


def test_a_tie_at_the_last_place_is_nobodys() -> None:
    of = Electorate(9, 9)
    box = {name: (of, Tally(favour, 9 - favour, 0, 0)) for name, favour in {"a": 9, "b": 7, "c": 7, "d": 4}.items()}
    assert decide(TWO_THIRDS, box, 2) == Decision(("a",), ("b", "c"), ("d",))
    assert decide(TWO_THIRDS, box, 3) == Decision(("a", "b", "c"), (), ("d",))
    assert decide(TWO_THIRDS, box, 0) == Decision((), (), ("a", "b", "c", "d"))


@pytest.mark.property
@given(st.integers(0, 60), st.integers(1, 60), st.sampled_from(["1/2", "2/3", "3/4"]))
def test_shares_are_exact(count: int, base: int, share: str) -> None:
    above, whole = (int(one) for one in share.split("/"))
    least = count * whole > base * above if share == "1/2" else count * whole >= base * above
    assert reaches(count, base, share) is least


@pytest.mark.property
@given(
    st.dictionaries(st.text("abcdef", min_size=1, max_size=2), votes(), max_size=6),
    st.integers(0, 5),
    st.sampled_from([HALF, TWO_THIRDS, BallotRules("2/3", "1/2", of_all=True, abstentions_out=True)]),
)
def test_only_a_majority_within_the_places_is_chosen(
    box: dict[str, tuple[Electorate, Tally]], places: int, rules: BallotRules
) -> None:
    found = decide(rules, box, places)
    shares = {
        one: Fraction(tally.in_favour, rules.base(of, tally))
        for one, (of, tally) in box.items()
        if reaches(tally.in_favour, rules.base(of, tally), rules.majority)
    }
    assert sorted(found.chosen + found.tied + found.lost) == sorted(box)
    assert len(found.chosen) <= places
    assert set(found.chosen + found.tied) <= set(shares)
    assert len({shares[one] for one in found.tied}) <= 1
    if found.tied:
        assert len(found.chosen) < places < len(found.chosen + found.tied)
    last = min((shares[one] for one in found.chosen), default=None)
    others = [shares[one] for one in set(shares) - set(found.chosen)]
    assert last is None or all(one < last for one in others)
