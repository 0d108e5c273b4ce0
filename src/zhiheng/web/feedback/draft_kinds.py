"""What the office edits: the texts of a feedback report."""

from zhiheng.web.drafts.kinds import DraftKind
from zhiheng.web.feedback import doors, rules
from zhiheng.web.feedback.fields import REPORT, label_of
from zhiheng.web.feedback.models import FeedbackReport

KINDS = (
    DraftKind(
        REPORT, FeedbackReport, doors.feedback_report, read=rules.SEE_REPORTS, write=rules.WRITE_REPORT, label=label_of
    ),
)
