"""What is printed of results with a verification code."""

from django.urls import reverse

from zhiheng.problems import Message
from zhiheng.web.files.kinds import PrintKind
from zhiheng.web.results import doors, rules
from zhiheng.web.results.models import Result

RANKING = "ranking"


def _digest(result: Result) -> str:
    return result.digest


def _url(result: Result) -> str:
    return reverse("results:result", args=[result.cycle.public_id, result.public_id])


PRINT_KINDS = (
    PrintKind(
        RANKING,
        Message("得分排序", "Ranking"),
        Result,
        owners=doors.results,
        read=rules.SEE_RESULT,
        write=rules.PRINT_RANKING,
        digest=_digest,
        url=_url,
    ),
)
