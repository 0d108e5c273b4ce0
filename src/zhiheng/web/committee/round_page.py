"""What the pages of a round show to office and members alike: what was fixed, the outcome, the receipts."""

from collections.abc import Mapping
from typing import Any

from zhiheng.web.committee.boxes import shown_receipt
from zhiheng.web.committee.models import BallotRound
from zhiheng.web.committee.queries import correction_of, electorate_of
from zhiheng.web.committee.voting import boxes_of
from zhiheng.web.programmes.values import value_of


def values_of_round(ballot: BallotRound) -> dict[str, object]:
    """Return what stands on a page of the round; receipts only of one that is closed."""
    said, cycle, outcome = ballot.said, ballot.meeting.cycle, ballot.decided
    return {
        "ballot": ballot,
        "said": said,
        "cycle": cycle,
        "meeting": ballot.meeting,
        "outcome": outcome,
        "correction": correction_of(ballot.meeting),
        "lines": [
            (one, electorate_of(one), outcome["totals"][one["entry"]] if outcome else None)
            for one in said["candidates"]
        ],
        "is_without_choice": value_of(cycle, "committee.warns_without_choice")
        and said["places"] >= len(said["candidates"]),
        "boxes": _boxes(ballot),
    }


def _boxes(ballot: BallotRound) -> list[Mapping[str, Any]]:
    boxes = boxes_of(ballot) if ballot.is_electronic and ballot.closed_at and not ballot.is_void else {}
    return [
        {
            "name": one["name"],
            "receipts": [shown_receipt(receipt) for receipt in (boxes[one["entry"]].said or {})["receipts"]],
            "digest": boxes[one["entry"]].digest,
        }
        for one in ballot.said["candidates"]
        if boxes
    ]
