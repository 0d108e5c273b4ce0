"""Who drafts the notice, challenges a member, decides on that; who prints what is signed on site."""

from datetime import date

from django.utils import timezone

from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import OFFICE, Role
from zhiheng.web.audit.verb import Verb
from zhiheng.web.programmes.clock import end_of
from zhiheng.web.programmes.contributions import filled
from zhiheng.web.visits.models import RecusalRequest, VisitMember
from zhiheng.web.visits.notices import last_days_to_challenge
from zhiheng.web.visits.rules.visits import VISITED, may_plan

_CONTACT = frozenset({Role.ENTRY_OWNER})
_LEAD = frozenset({Role.OFFICE_LEAD})

_LEFT = Message("这位成员已不在现场评审组", "this member is not in the team any more")
_WAITS = Message("对这位成员的回避申请正等待秘书处答复", "a challenge of this member waits for the office’s answer")
_OVER = Message("申请回避的期限已于 {day} 24:00 届满", "the time for challenges ended on {day} at 24:00")
_DECIDED = Message("这份申请已经答复", "this request was answered already")


def why_not_to_challenge(member: VisitMember, last_day: date | None, *, is_waiting: bool) -> Message | None:
    """Return why a member cannot be challenged, None if possible; ``last_day`` of doing so is None while it is open."""
    if member.ended is not None:
        return _LEFT
    if is_waiting:
        return _WAITS
    is_over = last_day is not None and timezone.now() >= end_of(member.visit.panel.cycle, last_day)
    return filled(_OVER, day=last_day) if is_over else None


def may_challenge(_actor: Actor, member: VisitMember) -> Message | None:
    """The member is in the team, no challenge waits, and the working days since the notice came are not over."""
    is_waiting = RecusalRequest.objects.filter(member=member, is_upheld=None).exists()
    last_day = last_days_to_challenge(member.visit, [member])[member.pk]
    return why_not_to_challenge(member, last_day, is_waiting=is_waiting)


def is_undecided(_actor: Actor, request: RecusalRequest) -> Message | None:
    """The challenge was not answered yet."""
    return _DECIDED if request.is_upheld is not None else None


DRAFT_NOTICE = Verb(
    "visit.draft_notice",
    Message("拟现场评审通知书", "Draft the notice of a visit"),
    OFFICE,
    stages=VISITED,
    says=Message("拟了现场评审通知书", "drafted the notice of the visit"),
)
WRITE_AREAS = Verb(
    "visit.write_areas",
    Message("填写禁止拍照区域", "Write where no photos may be taken"),
    OFFICE | _CONTACT,
    kind="write",
    stages=VISITED,
)
ASK_RECUSAL = Verb(
    "recusal.ask",
    Message("申请回避", "Challenge a member of the team"),
    _CONTACT,
    stages=VISITED,
    condition=may_challenge,
    says=Message("申请 {person} 回避", "asked that {person} withdraws"),
)
UPHOLD_RECUSAL = Verb(
    "recusal.uphold",
    Message("同意回避", "Uphold a challenge"),
    _LEAD,
    stages=VISITED,
    condition=is_undecided,
    says=Message("同意 {person} 回避，递补：{substitute}", "let {person} withdraw, substitute: {substitute}"),
)
REFUSE_RECUSAL = Verb(
    "recusal.refuse",
    Message("不同意回避", "Refuse a challenge"),
    _LEAD,
    stages=VISITED,
    condition=is_undecided,
    says=Message("不同意 {person} 回避", "refused that {person} withdraws"),
)
PRINT_ATTENDANCE = Verb(
    "visit.print_attendance",
    Message("打印现场评审签到表、上传扫描件", "Print the sign-in sheet of a visit, hand in its scan"),
    OFFICE | {Role.EXPERT},
    kind="write",
    stages=VISITED,
    condition=may_plan,
)
