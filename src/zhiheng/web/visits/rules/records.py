"""Who writes and prints the record of a visit; who says, and who reads, how the team behaved."""

from django.utils import timezone

from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import OFFICE, Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.audit.verb import Verb
from zhiheng.web.programmes.clock import local_day
from zhiheng.web.visits.models import IntegrityFeedback, Visit
from zhiheng.web.visits.rules.issues import is_of_team
from zhiheng.web.visits.rules.visits import INSIDE_VISIT, VISITED, may_plan

_NOT_YET = Message("现场评审还没有开始", "the visit has not begun yet")
_GIVEN = Message("已经交过廉洁反馈表", "the feedback was given already")


def may_give_feedback(_actor: Actor, visit: Visit) -> Message | None:
    """The visit has begun, and no feedback was given."""
    if visit.begins is None or local_day(visit.panel.cycle, timezone.now()) < visit.begins:
        return _NOT_YET
    return _GIVEN if IntegrityFeedback.objects.filter(visit=visit).exists() else None


SEE_RECORD = Verb(
    "visit.see_record",
    Message("查看现场评审记录", "See the record of a visit"),
    INSIDE_VISIT,
    kind="page",
    is_sensitive=True,
)
WRITE_RECORD = Verb(
    "visit.write_record",
    Message("填写现场评审记录", "Write the record of a visit"),
    frozenset({Role.EXPERT}),
    kind="write",
    stages=VISITED,
    condition=is_of_team,
)
PRINT_VISIT_RECORD = Verb(
    "visit.print_record",
    Message("打印现场评审记录、上传签字扫描件", "Print the record of a visit, hand in its scan"),
    OFFICE | {Role.EXPERT},
    kind="write",
    stages=VISITED | {Stage.ANNOUNCED},
    condition=may_plan,
)
GIVE_FEEDBACK = Verb(
    "integrity.give",
    Message("填写廉洁反馈表", "Give feedback on integrity"),
    frozenset({Role.ENTRY_OWNER}),
    stages=VISITED | {Stage.ANNOUNCED},
    condition=may_give_feedback,
    says=Message("交了廉洁反馈表", "gave feedback on integrity"),
)
SEE_FEEDBACK = Verb(
    "integrity.see",
    Message("查看廉洁反馈表", "Read feedback on integrity"),
    frozenset({Role.SUPERVISOR}),
    kind="page",
    is_sensitive=True,
)
