"""The printed papers of reviews: the record of a consensus (合议记录)."""

from django.urls import reverse

from zhiheng.problems import Message
from zhiheng.web.files.kinds import PrintKind
from zhiheng.web.reviews import consensus_doors as doors
from zhiheng.web.reviews import consensus_rules as rules
from zhiheng.web.reviews.models import ConfirmedConsensus

CONSENSUS_RECORD = "consensus_record"


def _digest(confirmed: ConfirmedConsensus) -> str:
    return confirmed.digest


def _url(confirmed: ConfirmedConsensus) -> str:
    return reverse("reviews:consensus", args=[confirmed.consensus.public_id])


PRINT_KINDS = (
    PrintKind(
        CONSENSUS_RECORD,
        Message("合议记录", "Record of the consensus"),
        ConfirmedConsensus,
        owners=doors.confirmed_consensuses,
        read=rules.SEE_CONSENSUS,
        write=rules.PRINT_RECORD,
        digest=_digest,
        url=_url,
    ),
)
