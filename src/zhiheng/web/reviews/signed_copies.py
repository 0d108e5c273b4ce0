"""Whether what was confirmed came back signed (签字页), for the office and the supervisor."""

from collections.abc import Iterable
from enum import StrEnum

from zhiheng.web.files.queries import signed_digests
from zhiheng.web.reviews.file_doors import CONSENSUS_RECORD, SCORE_SHEET
from zhiheng.web.reviews.models import ConfirmedConsensus, ConfirmedSheet, Consensus, Sheet


class SignedCopy(StrEnum):
    """How it stands with the signed copy: handed in, of an earlier version only (已失效), or still due."""

    HANDED_IN = "handed_in"
    OUTDATED = "outdated"
    DUE = "due"


def copies_of_sheets(sheets: Iterable[Sheet]) -> dict[int, SignedCopy]:
    """Return how it stands with the copies of confirmed sheets, by primary key; two queries however many."""
    confirmed = {one.pk: one.public_id for one in sheets if one.state == Sheet.State.CONFIRMED}
    versions = ConfirmedSheet.objects.filter(sheet__in=confirmed).order_by("number").values_list("sheet", "digest")
    newest = dict(versions)  # of one sheet the last one stays
    signed = signed_digests(SCORE_SHEET, confirmed.values())
    return {pk: state_of_copy(signed.get(subject, set()), newest.get(pk, "")) for pk, subject in confirmed.items()}


def copies_of_consensuses(consensuses: Iterable[Consensus]) -> dict[int, SignedCopy]:
    """Return the same of closed consensuses."""
    closed = list(ConfirmedConsensus.objects.filter(consensus__in=[one.pk for one in consensuses]))
    signed = signed_digests(CONSENSUS_RECORD, [one.public_id for one in closed])
    return {one.consensus_id: state_of_copy(signed.get(one.public_id, set()), one.digest) for one in closed}


def state_of_copy(signed: set[str], now: str) -> SignedCopy:
    """Return how it stands with the copy of what has the digest ``now``, of which those in ``signed`` came back."""
    if now in signed:
        return SignedCopy.HANDED_IN
    return SignedCopy.OUTDATED if signed else SignedCopy.DUE
