"""The electronic secret ballot: every vote counted once, and nothing left that says whose it was."""

import json
from collections import Counter
from pathlib import Path

import pytest
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from web.committee.test_meeting import AWARD, NOMINATION, blockers, codes, frozen, met, payload_of, people, setting
from web.make import make_assignment, sign_in
from web.permissions.worlds import undone
from web.results.conftest import Judged, call, clerk, client_of, judged, supervisor
from zhiheng.canonical import digest_of
from zhiheng.problems import BadInputError
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.backup.actions import back_up
from zhiheng.web.audit.errors import BlockedError, NotFoundError, NotPermittedError
from zhiheng.web.audit.models import LedgerEntry, LedgerPayload
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.rules import HAND_OVER
from zhiheng.web.committee.actions.electronic import Vote, cast_votes, void_round
from zhiheng.web.committee.actions.meeting import (
    Counted,
    close_round,
    enter_count,
    note_recusal,
    open_round,
    take_attendance,
)
from zhiheng.web.committee.boxes import Box, Choice, offered_receipt, shown_receipt, unsealed
from zhiheng.web.committee.clock import TICKS
from zhiheng.web.committee.doors import waiting_votes
from zhiheng.web.committee.invariants import boxes_hold_each_vote_once, opened_boxes_match_their_digests
from zhiheng.web.committee.messages import ROUND_IS_UNDER_WAY
from zhiheng.web.committee.models import BallotBox, BallotRound, CommitteeMeeting, VoteMark
from zhiheng.web.committee.voting import voters_in
from zhiheng.web.people.models import Assignment, Person
from zhiheng.web.programmes.contributions import blockers as cycle_blockers
from zhiheng.web.programmes.rules import ANNOUNCE

__all__ = ["call", "clerk", "frozen", "judged", "met", "supervisor"]

YES, NO, NEITHER = Choice.IN_FAVOUR, Choice.AGAINST, Choice.ABSTAINED


@pytest.fixture
def ballot(frozen: Judged, met: CommitteeMeeting) -> BallotRound:
    """An electronic round on two companies; the first member is recused from the second."""
    setting(frozen, "committee.medium", "electronic")
    setting(frozen, "committee.attendance", "1/2")
    note_recusal(frozen.clerk, met, frozen.entries[1], people(met)[0], "")
    return open_round(frozen.clerk, met, AWARD, codes(frozen, 0, 1))


def actor_of(person: Person) -> Actor:
    return Assignment.objects.get(person=person).as_actor()


def browser_of(person: Person) -> Client:
    client = Client()
    sign_in(client, Assignment.objects.get(person=person))
    return client


def votes_of(ballot: BallotRound, person: Person, *choices: Choice) -> dict[str, Vote]:
    """The form of a member, with receipts as offered: a choice for each candidate not recused from."""
    boxes = {one.entry: one for one in ballot.boxes.all()}
    wanted = [one["entry"] for one in ballot.said["candidates"] if person.public_id not in one["recused"]]
    return {
        code: Vote(choice, offered_receipt(boxes[code], person.pk))
        for code, choice in zip(wanted, choices, strict=False)
    }


def vote(ballot: BallotRound, person: Person, *choices: Choice) -> dict[str, str]:
    return cast_votes(actor_of(person), ballot, votes_of(ballot, person, *choices))


def vote_all(ballot: BallotRound, first: str, second: str) -> dict[str, list[str]]:
    """Let everybody vote by letters (y, n, a), the recused first member only on the first company."""
    by_letter = {"y": YES, "n": NO, "a": NEITHER}
    receipts: dict[str, list[str]] = {}
    for person, one, two in zip(people(ballot.meeting), first, " " + second, strict=True):
        choices = [by_letter[letter] for letter in (one, two) if letter != " "]
        for code, receipt in vote(ballot, person, *choices).items():
            receipts.setdefault(code, []).append(receipt)
    return receipts


ballots = st.lists(
    st.tuples(st.integers(0, 2**128 - 1), st.sampled_from(Choice)), max_size=30, unique_by=lambda x: x[0]
)


@given(ballots)
def test_a_box_holds_every_ballot_and_no_order(cast: list[tuple[int, Choice]]) -> None:
    box, lengths = Box(), set()
    for number, choice in cast:
        lengths.add(len(box.sealed(30)))
        box = box.with_ballot(f"{number:032x}", choice)
    counted = Counter(choice for _, choice in cast)
    assert list(box.receipts) == sorted(f"{number:032x}" for number, _ in cast)
    assert list(box.totals) == [counted[one] for one in Choice]
    assert unsealed(BallotBox(ballots=box.sealed(30))) == Box(list(box.receipts), list(box.totals))
    assert lengths | {len(box.sealed(30))} == {len(Box().sealed(30))}


def test_votes_are_counted_once_and_decide_as_paper_does(frozen: Judged, ballot: BallotRound) -> None:
    first, second = codes(frozen, 0, 1)
    member, *others = people(ballot.meeting)
    with pytest.raises(NotPermittedError, match="platform counts"):
        enter_count(frozen.clerk, ballot, Counted("teller", "甲", {}))
    receipts: dict[str, list[str]] = {first: [], second: []}
    for at, person in enumerate(others):
        for code, receipt in vote(ballot, person, YES if at < 5 else NO, NEITHER if at < 2 else NO).items():
            receipts[code].append(receipt)
    assert blockers(close_round, frozen.clerk, ballot) == ["1 members have not voted"]
    receipts[first].append(vote(ballot, member, NO)[first])
    with pytest.raises(NotPermittedError, match="have voted"):
        vote(ballot, member, YES)
    assert (VoteMark.objects.count(), LedgerEntry.objects.filter(verb="committee.vote").count()) == (7, 7)
    assert payload_of("committee.vote") == {"role": "committee_member", "number": 1}
    close_round(frozen.lead, ballot)
    ballot.refresh_from_db()
    assert json.loads(ballot.outcome) == {
        "chosen": [first],
        "tied": [],
        "lost": [second],
        "totals": {first: [5, 2, 0, 0], second: [0, 4, 2, 0]},
    }
    boxes = {one.entry: one for one in BallotBox.objects.all()}
    for code, found in receipts.items():
        said = boxes[code].said
        assert said == {
            "format": "zhiheng-ballot-box-1",
            "round": ballot.digest,
            "entry": code,
            "receipts": sorted(found),
            "totals": json.loads(ballot.outcome)["totals"][code],
        }
        assert (boxes[code].ballots, boxes[code].digest) == (None, digest_of(said))
    assert payload_of("committee.close_round")["boxes"] == [boxes[code].digest for code in sorted(boxes)]
    VoteMark.objects.filter(person=member).delete()  # as if one had not voted before it closed
    with pytest.raises(NotPermittedError, match="closed"):
        vote(ballot, member, YES)


@pytest.mark.django_db
def test_any_votes_are_tallied(frozen: Judged, ballot: BallotRound) -> None:
    letters = st.sampled_from("yna")

    @settings(max_examples=5)
    @given(st.text(letters, min_size=7, max_size=7), st.text(letters, min_size=6, max_size=6))
    def tallied(first: str, second: str) -> None:
        with undone():
            receipts = vote_all(ballot, first, second)
            close_round(frozen.clerk, ballot)
            closed = BallotRound.objects.get(pk=ballot.pk)
            expected = [[said.count(letter) for letter in "yna"] + [0] for said in (first, second)]
            found = {one.entry: one.said for one in closed.boxes.all()}
            for code, totals in zip(codes(frozen, 0, 1), expected, strict=True):
                assert (found[code]["totals"], found[code]["receipts"]) == (totals, sorted(receipts[code]))

    tallied()


def test_forged_ballots_are_refused(frozen: Judged, ballot: BallotRound) -> None:
    first, second = codes(frozen, 0, 1)
    recused, member, *_ = people(ballot.meeting)
    right = votes_of(ballot, member, YES, NO)
    forged: list[dict[str, Vote]] = [
        {first: right[first]},
        right | {first: Vote("maybe", right[first].offer)},
        right | {first: Vote(YES, "0" * 32)},
        right | {first: Vote(YES, right[second].offer)},
        votes_of(ballot, people(ballot.meeting)[2], YES, NO),
    ]
    for votes in forged:
        with pytest.raises(NotFoundError):
            cast_votes(actor_of(member), ballot, votes)
    with pytest.raises(NotFoundError):
        cast_votes(actor_of(recused), ballot, right)
    assert [unsealed(one) for one in BallotBox.objects.all()] == [Box([], [0, 0, 0])] * 2
    assert not VoteMark.objects.exists()


def test_a_box_with_few_ballots_stays_shut(frozen: Judged, ballot: BallotRound) -> None:
    second = frozen.entries[1].organisation.name
    member, *others = people(ballot.meeting)
    vote(ballot, member, YES)
    for person in others[:2]:
        vote(ballot, person, YES, NO)
    with pytest.raises(BlockedError) as caught:
        close_round(frozen.clerk, ballot, is_early=True)
    assert [one.what("en") for one in caught.value.problems] == [
        f"“{second}” has 2 ballots, and fewer than 3 are not opened"
    ]
    for verb in (HAND_OVER, ANNOUNCE):
        assert ROUND_IS_UNDER_WAY in [one.message for one in cycle_blockers(frozen.cycle, verb)]
    vote(ballot, others[2], NO, NO)
    close_round(frozen.clerk, ballot, is_early=True)
    ballot.refresh_from_db()
    assert ballot.decided["totals"] == dict(zip(codes(frozen, 0, 1), ([3, 1, 0, 0], [0, 3, 0, 0]), strict=True))
    assert cycle_blockers(frozen.cycle, HAND_OVER) == []


def test_who_is_absent_or_recused_from_all_has_no_vote(frozen: Judged, met: CommitteeMeeting) -> None:
    setting(frozen, "committee.medium", "electronic")
    absent, recused, *_ = people(met)
    take_attendance(frozen.clerk, met, [one for one in people(met) if one != absent])
    note_recusal(frozen.clerk, met, frozen.entries[0], recused, "")
    made = open_round(frozen.clerk, met, AWARD, codes(frozen, 0))
    for person in (absent, recused):
        with pytest.raises(NotPermittedError, match="not noted as present"):
            cast_votes(actor_of(person), made, {})
        assert "不参加这一轮表决" in page_of(person, made)
    assert voters_in(made) == people(met)[2:]


def test_a_round_that_cannot_go_on_is_voided_unopened(frozen: Judged, ballot: BallotRound) -> None:
    clerk, void = client_of(frozen.clerk), reverse("committee:void", args=[ballot.public_id])
    vote(ballot, people(ballot.meeting)[0], YES)
    with pytest.raises(BadInputError) as caught:
        void_round(frozen.clerk, ballot, " ")
    assert [one.place.cell for one in caught.value.problems] == ["reason"]
    assert clerk.post(void, {}).status_code == 409
    page = reverse("committee:ballot_round", args=[ballot.public_id])
    assert clerk.post(void, {"reason": "停电"})["Location"] == page
    assert "这一轮作废，没有开票：停电" in clerk.get(page).content.decode()
    assert list(BallotBox.objects.values_list("ballots", "content")) == [(None, "")] * 2
    assert clerk.post(void, {"reason": "停电"}).status_code == 403
    setting(frozen, "committee.rounds", 1)
    setting(frozen, "committee.medium", "paper")
    again = open_round(frozen.clerk, ballot.meeting, AWARD, codes(frozen, 0))
    with pytest.raises(NotPermittedError, match="on paper"):
        void_round(frozen.clerk, again, "停电")
    with pytest.raises(NotPermittedError, match="on paper"):
        cast_votes(actor_of(people(ballot.meeting)[1]), again, {})


def page_of(person: Person, ballot: BallotRound) -> str:
    return browser_of(person).get(reverse("committee:vote", args=[ballot.public_id])).content.decode()


def test_members_vote_in_the_browser(frozen: Judged, ballot: BallotRound) -> None:
    first, second = codes(frozen, 0, 1)
    recused, member, *others = people(ballot.meeting)
    client, clerk = browser_of(member), client_of(frozen.clerk)
    page, cast, office = (
        reverse(f"committee:{one}", args=[ballot.public_id]) for one in ("vote", "cast", "ballot_round")
    )
    assert "等您投票" in client.get(reverse("committee:votes")).content.decode()
    shown = client.get(page)
    offers = {name: shown.context["form"].fields[name].initial for name in (f"offer_{first}", f"offer_{second}")}
    assert "no-store" in shown["Cache-Control"]
    assert frozen.entries[1].organisation.name in browser_of(recused).get(page).context["recused"]
    refused = client.post(cast, {**offers, f"choice_{first}": "in_favour"})
    assert (refused.status_code, offers[f"offer_{first}"] in refused.content.decode()) == (409, True)
    filled = {**offers, f"choice_{first}": "in_favour", f"choice_{second}": "against"}
    assert waiting_votes(actor_of(member)) == 1
    answers = [client.post(cast, filled) for _ in range(2)]  # the second as if the first answer was lost
    assert waiting_votes(actor_of(member)) == 0
    for answer in answers:
        said = answer.content.decode()
        assert (answer.status_code, "no-store" in answer["Cache-Control"]) == (200, True)
        assert all(shown_receipt(offer) in said for offer in offers.values())
        assert "in_favour" not in said
    assert client.post(cast, {**filled, **other_offers(ballot, member)}).status_code == 403
    assert "您已投票" in client.get(page).content.decode()
    assert shown_receipt(offers[f"offer_{first}"]) not in client.get(page).content.decode()
    seen = clerk.get(office).content.decode()
    assert ("已投票 1 人，共 7 人" in seen, "打印表决票" in seen, "通过" in seen) == (True, False, False)
    assert clerk.get(reverse("committee:print", args=[ballot.public_id, "committee_ballots"])).status_code == 404
    close = reverse("committee:close", args=[ballot.public_id])
    vote(ballot, recused, YES)
    for person in others[:2]:
        vote(ballot, person, YES, NO)
    assert clerk.post(close).status_code == 409
    assert clerk.post(close, {"is_early": "on"})["Location"] == office
    for seen in (clerk.get(office), client.get(page), client.post(cast, filled)):
        said = seen.content.decode()
        assert shown_receipt(offers[f"offer_{first}"]) in said
        assert "票箱摘要值" in said
    assert "正在清除表决的过程数据" in clerk.get(office).content.decode()  # a test is one transaction
    assert browser_of(make_assignment(Role.COMMITTEE_MEMBER, frozen.cycle).person).get(page).status_code == 404


def other_offers(ballot: BallotRound, person: Person) -> dict[str, str]:
    return {f"offer_{code}": one.offer for code, one in votes_of(ballot, person, YES, NO).items()}


def broken() -> list[str]:
    return [
        one.what("en") for find in (boxes_hold_each_vote_once, opened_boxes_match_their_digests) for one in find.find()
    ]


def test_boxes_that_do_not_add_up_are_found(frozen: Judged, ballot: BallotRound) -> None:
    vote_all(ballot, "yyynnna", "yyynna")
    assert broken() == []
    first, second = BallotBox.objects.order_by("pk")
    mark = VoteMark.objects.get(round=ballot, person=people(ballot.meeting)[0])  # recused from the second
    mark.delete()
    assert broken() == [f"the box {first.public_id} holds 7 ballots, and 6 members voted"]
    VoteMark.objects.create(round=ballot, person=people(ballot.meeting)[0])
    close_round(frozen.clerk, ballot)
    assert broken() == []
    BallotBox.objects.filter(pk=second.pk).update(digest="0" * 64)
    assert broken() == [f"the box {second.public_id} does not match its digest"]
    voided = open_round(frozen.clerk, ballot.meeting, NOMINATION, codes(frozen, 2))
    void_round(frozen.clerk, voided, "停电")
    assert broken() == [f"the box {second.public_id} does not match its digest"]


def stored_bytes() -> bytes:
    """What SQLite keeps on the disk: the database, and the log beside it."""
    path = Path(connection.settings_dict["NAME"])
    return b"".join(one.read_bytes() for one in (path, path.with_name(path.name + "-wal")) if one.exists())


def transactions_of(model: type[Model]) -> list[str]:
    """Return the transaction that wrote each row, as PostgreSQL keeps it."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT xmin::text FROM {model._meta.db_table}")  # noqa: S608 - the name of a table
        return [one for (one,) in cursor.fetchall()]


def file_of_boxes() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_relation_filepath('committee_ballotbox'), pg_relation_size('committee_ballotbox')")
        return str(cursor.fetchone())


@pytest.mark.django_db(transaction=True)
def test_nothing_on_the_disk_leads_from_a_member_to_a_choice(
    frozen: Judged, ballot: BallotRound, tmp_path: Path
) -> None:
    is_sqlite = connection.vendor == "sqlite"
    states, receipts = list[bytes](), list[str]()
    for person in people(ballot.meeting):
        receipts += vote(ballot, person, YES, NO).values()
        states += [bytes(one) for one in BallotBox.objects.values_list("ballots", flat=True)]
    assert len({len(one) for one in states}) == 2  # one length for each box, however many ballots
    before = stored_bytes() if is_sqlite else file_of_boxes()
    with pytest.raises(BadInputError) as refused:
        back_up(tmp_path / "backup.zip")
    assert [one.what("zh") for one in refused.value.problems] == ["电子表决正在进行，备份会留下未开票的票箱"]
    assert list(tmp_path.iterdir()) == []
    close_round(frozen.clerk, ballot)
    ballot.refresh_from_db()
    assert ballot.cleared_at is not None
    back_up(tmp_path / "backup.zip")
    for tick in TICKS:
        tick.run()
    assert LedgerEntry.objects.filter(verb="committee.clear").count() == 1
    assert [one.name for one in BallotBox._meta.fields] == [
        "id",
        "public_id",
        "round",
        "entry",
        "ballots",
        "content",
        "digest",
    ]
    assert [one.name for one in VoteMark._meta.fields] == ["id", "public_id", "round", "person"]
    if is_sqlite:
        found, pieces = stored_bytes(), [piece for one in states for piece in (one[16:48], one[-48:])]
        assert any(piece in before for piece in pieces)  # it was there while the round was open
        assert [piece for piece in pieces if piece in found] == []
        assert [found.count(one.encode()) for one in receipts] == [1] * len(receipts)
        assert found.count(b'"in_favour"') == 0
    else:
        boxes, marks = transactions_of(BallotBox), transactions_of(VoteMark)
        assert file_of_boxes() != before
        assert (len(set(boxes)), set(boxes) & {*marks, *transactions_of(LedgerPayload)}) == (1, set())
