"""Who votes on whom in an electronic round, and who has voted."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from zhiheng.web.audit.actor import Actor
from zhiheng.web.committee.boxes import receipts_in, taken_receipt
from zhiheng.web.committee.models import BallotBox, BallotRound
from zhiheng.web.people.models import Person


def voters_in(ballot: BallotRound) -> list[Person]:
    """Return the members present who are not recused from all its candidates, in the order of their names."""
    present = ballot.meeting.attendances.filter(is_present=True).select_related("person")
    found = [one.person for one in present.order_by("person__name_key", "pk")]
    return [one for one in found if _candidates_for(ballot, one.public_id)]


def open_to(ballot: BallotRound, public_id: str) -> Sequence[Mapping[str, Any]]:
    """Return the candidates that a person votes on: none unless present."""
    attends = ballot.meeting.attendances.filter(is_present=True, person__public_id=public_id)
    return _candidates_for(ballot, public_id) if attends.exists() else ()


def _candidates_for(ballot: BallotRound, public_id: str) -> Sequence[Mapping[str, Any]]:
    return [one for one in ballot.said["candidates"] if public_id not in one["recused"]]


def has_voted(ballot: BallotRound, actor: Actor) -> bool:
    """Whether the actor voted in a round."""
    return ballot.marks.filter(person=actor.person).exists()


def boxes_of(ballot: BallotRound) -> dict[str, BallotBox]:
    """Return the boxes of a round by the codes of their candidates."""
    return {one.entry: one for one in ballot.boxes.order_by("entry")}


def shown_name(ballot: BallotRound, candidate: Mapping[str, Any]) -> str:
    """Return what stands for a candidate on a ballot: the name, or the code where the rules hide names."""
    found: str = candidate["name" if ballot.said["names_shown"] else "entry"]
    return found


def counted_receipts(ballot: BallotRound, actor: Actor, offers: Mapping[str, str]) -> dict[str, str] | None:
    """Return the receipts by candidate if each was offered to the actor and lies in its box, else None.

    So the form that cast a vote is known again when it is sent twice, though nothing is kept that could tell.
    """
    boxes, found = boxes_of(ballot), dict[str, str]()
    for code, offer in offers.items():
        receipt = taken_receipt(boxes[code], cast("int", actor.person), offer)
        if receipt is None or receipt not in receipts_in(boxes[code]):
            return None
        found[code] = receipt
    return found
