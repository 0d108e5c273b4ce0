"""What experts type: the fields of a score sheet, and the texts of a panel that go on."""

from zhiheng.web.drafts.kinds import DraftKind
from zhiheng.web.reviews import doors, feedback_fields, rules
from zhiheng.web.reviews.models import Consensus, Sheet
from zhiheng.web.reviews.sheet_fields import SHEET, label_of, problems_of

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
        feedback_fields.CONSENSUS,
        Consensus,
        doors.consensus,
        read=rules.SEE_CONSENSUS,
        write=rules.WRITE_TEXTS,
        label=feedback_fields.label_of,
    ),
)
