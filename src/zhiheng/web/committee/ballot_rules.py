"""What a ballot decides: quorum, majority, places. Plain and exact: whole numbers and fractions only."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

_MORE_THAN_HALF = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class Electorate:
    """Who may vote on one candidate; ``recused`` counts all members who stay away, ``recused_present`` those there."""

    members: int
    present: int
    recused: int = 0
    recused_present: int = 0

    @property
    def voters(self) -> int:
        """How many ballots are handed out."""
        return self.present - self.recused_present


@dataclass(frozen=True, slots=True)
class BallotRules:
    """``attendance`` and ``majority`` are ``1/2`` (more than half), ``2/3`` or ``3/4`` (that or more).

    ``of_all``: the majority is of all members, else of those present. ``recused_out``: recused members are out of both
    bases. ``abstentions_out``: who abstains is out of the base of the majority.
    """

    attendance: str
    majority: str
    of_all: bool = False
    recused_out: bool = True
    abstentions_out: bool = False

    def has_quorum(self, of: Electorate) -> bool:
        """Whether enough members attend to vote on a candidate."""
        out = of.recused if self.recused_out else 0
        return reaches(of.voters, of.members - out, self.attendance)

    def base(self, of: Electorate, tally: "Tally") -> int:
        """Return of how many the majority is."""
        counted, out = (of.members, of.recused) if self.of_all else (of.present, of.recused_present)
        return counted - (out if self.recused_out else 0) - (tally.abstained if self.abstentions_out else 0)


@dataclass(frozen=True, slots=True)
class Tally:
    """The ballots on one candidate; what was handed out and is in none of these did not come back."""

    in_favour: int
    against: int
    abstained: int
    invalid: int


@dataclass(frozen=True, slots=True)
class Decision:
    """Who is recommended, who is tied at the last place and needs another round, and who is not recommended."""

    chosen: tuple[str, ...]
    tied: tuple[str, ...]
    lost: tuple[str, ...]


def reaches(count: int, base: int, share: str) -> bool:
    """Whether a count is the share of a base: ``1/2`` means more than half, the others that share or more."""
    if base <= 0:
        return False
    least, found = Fraction(share), Fraction(count, base)
    return found > least if least == _MORE_THAN_HALF else found >= least


def decide(rules: BallotRules, votes: Mapping[str, tuple[Electorate, Tally]], places: int) -> Decision:
    """Return what the ballots decide: the majority first, then the places by the share in favour.

    Where more have the majority than there are places, those equal at the last place are tied: nobody of them is
    chosen, so that no order but the votes decides.
    """
    shares: dict[str, Fraction] = {}
    for name, (of, tally) in votes.items():
        base = rules.base(of, tally)
        if reaches(tally.in_favour, base, rules.majority):
            shares[name] = Fraction(tally.in_favour, base)
    ordered = sorted(shares, key=lambda one: (-shares[one], one))
    chosen, tied = ordered[:places], set[str]()
    if 0 < places < len(ordered) and shares[ordered[places]] == shares[ordered[places - 1]]:
        tied = {one for one in ordered if shares[one] == shares[ordered[places]]}
    chosen = [one for one in chosen if one not in tied]
    lost = sorted(one for one in votes if one not in chosen and one not in tied)
    return Decision(tuple(chosen), tuple(sorted(tied)), tuple(lost))
