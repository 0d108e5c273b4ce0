"""What defences print to be signed."""

from django.urls import reverse

from zhiheng.web.defences import doors, messages, rules
from zhiheng.web.defences.models import Defence, DefenceSheet
from zhiheng.web.defences.record import RECORD, SHEET, digest_of_record, digest_of_sheet
from zhiheng.web.files.kinds import PrintKind


def _url_of_defence(defence: Defence) -> str:
    return reverse("defences:defence", args=[defence.public_id])


def _url_of_sheet(sheet: DefenceSheet) -> str:
    return reverse("defences:sheet", args=[sheet.public_id])


PRINT_KINDS = (
    PrintKind(
        RECORD,
        messages.RECORD_TITLE,
        Defence,
        owners=doors.defences,
        read=rules.SEE_DEFENCE,
        write=rules.PRINT_DEFENCE_RECORD,
        digest=digest_of_record,
        url=_url_of_defence,
    ),
    PrintKind(
        SHEET,
        messages.SHEET_TITLE,
        DefenceSheet,
        owners=doors.defence_sheets,
        read=rules.SEE_DEFENCE_SHEET,
        write=rules.PRINT_DEFENCE_SHEET,
        digest=digest_of_sheet,
        url=_url_of_sheet,
    ),
)
