"""What experts type: the fields of a score sheet."""

from zhiheng.web.drafts.kinds import DraftKind
from zhiheng.web.reviews import doors, rules
from zhiheng.web.reviews.models import Sheet
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
)
