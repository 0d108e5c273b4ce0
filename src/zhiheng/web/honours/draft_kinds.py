"""What winners type: the follow-up form of a year."""

from zhiheng.web.drafts.kinds import DraftKind
from zhiheng.web.honours import doors, rules
from zhiheng.web.honours.follow_up_fields import FOLLOW_UP, label_of
from zhiheng.web.honours.models import FollowUp

KINDS = (
    DraftKind(
        FOLLOW_UP,
        FollowUp,
        doors.written_follow_up,
        read=rules.SEE_FOLLOW_UP,
        write=rules.WRITE_FOLLOW_UP,
        label=label_of,
        limit=5000,
    ),
)
