"""What reviews print with a verification code, the filled workbooks of own sheets, the practice case."""

from django.urls import reverse

from zhiheng.problems import Message
from zhiheng.web.entries import doors as entry_doors
from zhiheng.web.entries.models import Submission
from zhiheng.web.files.filetypes import FileType
from zhiheng.web.files.kinds import FileKind, PrintKind, Purpose
from zhiheng.web.reviews import doors, rules
from zhiheng.web.reviews.models import Calibration, ConfirmedConsensus, Sheet
from zhiheng.web.reviews.sheet_print import digest_of_print

CONSENSUS_RECORD = "consensus_record"
CASE_FILES, CASE = "calibration", "case"
SCORE_WORKBOOK = "score_workbook"
FILLED = "filled"
SCORE_SHEET = "score_sheet"
REVIEWED_ENTRY = "reviewed_entry"


def _digest_of_consensus(confirmed: ConfirmedConsensus) -> str:
    return confirmed.digest


def _url_of_consensus(confirmed: ConfirmedConsensus) -> str:
    return reverse("reviews:consensus", args=[confirmed.consensus.public_id])


def _url_of_sheet(sheet: Sheet) -> str:
    return reverse("reviews:print", args=[sheet.public_id])


def _digest_of_entry(submission: Submission) -> str:
    """Nothing once another one counts."""
    return submission.digest if submission.counts else ""


def _url_of_entry(_submission: Submission) -> str:
    return reverse("reviews:reviews")


FILE_KINDS = (
    FileKind(
        CASE_FILES,
        Calibration,
        owners=doors.calibrations,
        read=rules.READ_CASE,
        write=rules.WRITE_CASE,
        purposes={CASE: Purpose(Message("试评材料", "The practice case"))},
    ),
    FileKind(
        SCORE_WORKBOOK,
        Sheet,
        owners=doors.sheets,
        read=rules.SEE_SHEET,
        write=rules.UPLOAD_WORKBOOK,
        purposes={
            FILLED: Purpose(
                Message("填好的评分表（Excel）", "The filled workbook (Excel)"), types=frozenset({FileType.XLSX})
            )
        },
    ),
)

PRINT_KINDS = (
    PrintKind(
        CONSENSUS_RECORD,
        Message("合议记录", "Record of the consensus"),
        ConfirmedConsensus,
        owners=doors.confirmed_consensuses,
        read=rules.SEE_CONSENSUS,
        write=rules.PRINT_RECORD,
        digest=_digest_of_consensus,
        url=_url_of_consensus,
    ),
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
