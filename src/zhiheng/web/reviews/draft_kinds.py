"""What experts type: the fields of a score sheet and of the practice sheet, and the texts of a panel that go on."""

from zhiheng.web.drafts.kinds import DraftKind
from zhiheng.web.reviews import doors, feedback_fields, rules
from zhiheng.web.reviews.calibration_content import CALIBRATION_SHEET, form_of_calibration
from zhiheng.web.reviews.models import CalibrationSheet, Consensus, Sheet
from zhiheng.web.reviews.sheet_fields import SHEET, label_in, label_of, problems_in, problems_of

KINDS = (
    DraftKind(
        SHEET,
        Sheet,
        doors.sheet,
        read=rules.SEE_SHEET,
        write=rules.WRITE_SHEET,
        label=label_of,
        problems=problems_of,
    ),
    DraftKind(
        CALIBRATION_SHEET,
        CalibrationSheet,
        doors.calibration_sheet,
        read=rules.SEE_PRACTICE,
        write=rules.WRITE_PRACTICE,
        label=lambda sheet, name: label_in(form_of_calibration(sheet.calibration), name),
        problems=lambda sheet, name, text: problems_in(form_of_calibration(sheet.calibration), name, text),
    ),
    DraftKind(
        feedback_fields.CONSENSUS,
        Consensus,
        doors.consensus,
        read=rules.SEE_CONSENSUS,
        write=rules.WRITE_TEXTS,
        label=feedback_fields.label_of,
    ),
)
