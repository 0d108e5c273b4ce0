"""The box of an electronic secret ballot: what it holds, how it is kept sealed, and what stays once it is closed.

Receipts and choices are two lists, each in an order that says nothing: which ballot came with which receipt is never
written down, not even while the round is open.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.signing import BadSignature, Signer
from django.db import models

from zhiheng.canonical import Json, canonical_json
from zhiheng.web.audit.rows import new_id
from zhiheng.web.audit.sealed import seal_text, unseal_text
from zhiheng.web.committee.ballot_rules import Tally
from zhiheng.web.committee.models import BallotBox, BallotRound

FORMAT = "zhiheng-ballot-box-1"
FEWEST = 3
"""Ballots in a box that is opened: of fewer, everybody who cast one would know the others'."""

_BYTES_OF_A_BALLOT = 40  # a receipt with its quotes and comma, and room for the numbers to grow
_BYTES_OF_AN_EMPTY_BOX = 64


class Choice(models.TextChoices):
    """What a ballot says, in the order of a tally."""

    IN_FAVOUR = "in_favour"
    AGAINST = "against"
    ABSTAINED = "abstained"


@dataclass(frozen=True, slots=True)
class Box:
    """The receipts of its ballots, sorted, and how many of them say what, in the order of ``Choice``."""

    receipts: Sequence[str] = ()
    totals: Sequence[int] = (0, 0, 0)

    def with_ballot(self, receipt: str, choice: Choice) -> "Box":
        """Return the box with one more ballot."""
        at = list(Choice).index(choice)
        totals = [count + (place == at) for place, count in enumerate(self.totals)]
        return Box(sorted([*self.receipts, receipt]), totals)

    def sealed(self, voters: int) -> bytes:
        """Return it encrypted, of one length for all numbers of ballots up to as many as there are voters.

        So that the database overwrites it in place, and its length tells nothing.
        """
        text = canonical_json({"receipts": list(self.receipts), "totals": list(self.totals)}).decode()
        return seal_text(text.ljust(_BYTES_OF_AN_EMPTY_BOX + _BYTES_OF_A_BALLOT * voters))

    def closed(self, ballot: BallotRound, entry: str) -> dict[str, Json]:
        """Return what stays of it (docs/reference/committee.md)."""
        return {
            "format": FORMAT,
            "round": ballot.digest,
            "entry": entry,
            "receipts": list(self.receipts),
            "totals": [*self.totals, 0],
        }


def unsealed(box: BallotBox) -> Box:
    """Return what is in a box whose round is open."""
    return Box(**json.loads(unseal_text(box.ballots)))


def tally_of_box(box: Box) -> Tally:
    """Return the ballots as the rules count them; none is invalid."""
    in_favour, against, abstained = box.totals
    return Tally(in_favour, against, abstained, 0)


def receipts_in(box: BallotBox) -> Sequence[str]:
    """Return the receipts of a box, open or closed, and not what its ballots say."""
    if box.said is not None:
        found: Sequence[str] = box.said["receipts"]
        return found
    return unsealed(box).receipts


def offered_receipt(box: BallotBox, person: int) -> str:
    """Return a new random receipt (128 bits) with a signature, so that nobody else's and no invented one is taken.

    Neither is kept: the signature goes out with the form and comes back with the ballot.
    """
    return _signer(box, person).sign(new_id())


def taken_receipt(box: BallotBox, person: int, offered: str) -> str | None:
    """Return the receipt that was offered to this person for this box, None if it was not."""
    try:
        return _signer(box, person).unsign(offered)
    except BadSignature:
        return None


def shown_receipt(receipt: str) -> str:
    """Return a receipt, or one with its signature, as people read it: in groups of four."""
    digits = receipt[:32]
    return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))


def _signer(box: BallotBox, person: int) -> Signer:
    return Signer(salt=f"committee.receipt:{box.public_id}:{person}")
