"""The electronic secret ballot: a member votes, the boxes are opened when the round closes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from django.utils import timezone

from zhiheng.canonical import Json, canonical_json, sha256_hex
from zhiheng.problems import BadInputError, Message, Place, Problem
from zhiheng.web.audit.acting import acting
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import NotFoundError, blocked
from zhiheng.web.committee import messages, rules
from zhiheng.web.committee.actions.clearing import clear_traces
from zhiheng.web.committee.ballot_rules import Tally
from zhiheng.web.committee.boxes import FEWEST, Box, Choice, taken_receipt, tally_of_box, unsealed
from zhiheng.web.committee.models import BallotBox, BallotRound, VoteMark
from zhiheng.web.committee.queries import electorate_of
from zhiheng.web.committee.voting import open_to, voters_in
from zhiheng.web.programmes.contributions import filled


@dataclass(frozen=True, slots=True)
class Vote:
    """A ballot as sent: a value of ``Choice``, and the receipt with its signature as it was offered."""

    choice: str
    offer: str


def cast_votes(actor: Actor, ballot: BallotRound, votes: Mapping[str, Vote]) -> dict[str, str]:
    """Put one ballot into the box of each candidate that the member votes on; return the receipts by candidate.

    All boxes and the mark that the member voted are written in one transaction. The record says that the member voted,
    nothing of choices or receipts. Raises NotPermittedError, also for a second vote, and NotFoundError for other
    candidates, unknown choices, or a receipt that was not offered to this member.
    """
    with acting(actor, rules.VOTE, ballot) as deed:
        fresh, person = deed.subject, cast("int", actor.person)
        wanted = {one["entry"]: electorate_of(one).voters for one in open_to(fresh, actor.id)}
        if set(votes) != set(wanted):
            raise NotFoundError
        receipts = dict[str, str]()
        for box in fresh.boxes.filter(entry__in=wanted).order_by("entry").select_for_update():
            vote = votes[box.entry]
            receipt = taken_receipt(box, person, vote.offer)
            if receipt is None or vote.choice not in Choice.values:
                raise NotFoundError
            filled_box = unsealed(box).with_ballot(receipt, Choice(vote.choice))
            BallotBox.objects.filter(pk=box.pk).update(ballots=filled_box.sealed(wanted[box.entry]))
            receipts[box.entry] = receipt
        VoteMark.objects.create(round=fresh, person_id=person)
        deed.record(number=fresh.number)
    return receipts


def empty_boxes(ballot: BallotRound) -> None:
    """Make the boxes of a round that opens, within its transaction."""
    for one in ballot.said["candidates"]:
        ballots = Box().sealed(electorate_of(one).voters)
        BallotBox.objects.create(round=ballot, entry=one["entry"], ballots=ballots)


def opened_boxes(ballot: BallotRound, *, is_early: bool) -> tuple[dict[str, Tally], list[str]]:
    """Open the boxes of a round that closes, within its transaction; return what they say, and their digests.

    Raises BlockedError while somebody has not voted, unless ``is_early``, or a box has too few ballots to be secret.
    """
    missing = len(voters_in(ballot)) - ballot.marks.count()
    if missing and not is_early:
        raise blocked(filled(messages.NOT_ALL_VOTED, missing=missing))
    boxes = {one: unsealed(one) for one in ballot.boxes.order_by("entry").select_for_update()}
    lacks = list(_too_empty(ballot, {one.entry: box for one, box in boxes.items()}))
    if lacks:
        raise blocked(*lacks)
    digests = []
    for one, box in boxes.items():
        text = canonical_json(box.closed(ballot, one.entry))
        digests.append(sha256_hex(text))
        BallotBox.objects.filter(pk=one.pk).update(ballots=None, content=text.decode(), digest=digests[-1])
    return {one.entry: tally_of_box(box) for one, box in boxes.items()}, digests


def void_round(actor: Actor, ballot: BallotRound, reason: str) -> None:
    """End a round whose boxes stay unopened, such as one that members cannot go on with; its ballots are destroyed.

    It decides nothing and counts for no limit of rounds. Raises NotPermittedError, and BadInputError at ``reason``
    without one.
    """
    with acting(actor, rules.VOID_ROUND, ballot) as deed:
        fresh = deed.subject
        if not reason.strip():
            raise BadInputError([Problem(Place(cell="reason"), messages.NO_VOID_REASON)])
        codes = [one["entry"] for one in fresh.said["candidates"]]
        nothing: dict[str, Json] = {"chosen": [], "tied": [], "lost": codes, "void": reason.strip()}
        outcome = canonical_json({**nothing, "totals": {code: [0, 0, 0, 0] for code in codes}})
        fresh.boxes.update(ballots=None)
        BallotRound.objects.filter(pk=fresh.pk).update(outcome=outcome.decode(), closed_at=timezone.now())
        deed.record(number=fresh.number, outcome=sha256_hex(outcome))
    clear_traces()


def _too_empty(ballot: BallotRound, boxes: Mapping[str, Box]) -> Iterator[Message]:
    for one in ballot.said["candidates"]:
        count = len(boxes[one["entry"]].receipts)
        if count < FEWEST:
            yield filled(messages.TOO_FEW_BALLOTS, name=one["name"], ballots=count, fewest=FEWEST)
