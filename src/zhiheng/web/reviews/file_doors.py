"""What experts print with a verification code: the own sheet for signature, and the application they read."""

from django.urls import reverse

from zhiheng.problems import Message
from zhiheng.web.entries import doors as entry_doors
from zhiheng.web.entries.models import Submission
from zhiheng.web.files.kinds import PrintKind
from zhiheng.web.reviews import doors, rules
from zhiheng.web.reviews.models import Sheet
from zhiheng.web.reviews.sheet_print import digest_of_print

SCORE_SHEET = "score_sheet"
REVIEWED_ENTRY = "reviewed_entry"


def _url_of_sheet(sheet: Sheet) -> str:
    return reverse("reviews:print", args=[sheet.public_id])


def _digest_of_entry(submission: Submission) -> str:
    """Nothing once another one counts."""
    return submission.digest if submission.counts else ""


def _url_of_entry(_submission: Submission) -> str:
    return reverse("reviews:reviews")


PRINT_KINDS = (
    PrintKind(
        SCORE_SHEET,
        Message("评分表", "Score sheet"),
        Sheet,
        owners=doors.sheets,
        read=rules.SEE_SHEET,
        write=rules.PRINT_SHEET,
        digest=digest_of_print,
        url=_url_of_sheet,
    ),
    PrintKind(
        REVIEWED_ENTRY,
        Message("申报材料（评审用）", "Application, for review"),
        Submission,
        owners=entry_doors.submissions,
        read=rules.SEE_SHEET,
        write=rules.PRINT_ENTRY,
        digest=_digest_of_entry,
        url=_url_of_entry,
    ),
)
