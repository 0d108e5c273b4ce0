"""Who may score, and when."""

from django.utils import timezone

from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import OFFICE, Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.audit.verb import Verb
from zhiheng.web.entries.models import Entry
from zhiheng.web.programmes.clock import is_before_deadline, local_day
from zhiheng.web.programmes.contributions import filled
from zhiheng.web.programmes.models import Cycle, Phase
from zhiheng.web.reviews.consensus_rules import *  # noqa: F403 - the rows of one table
from zhiheng.web.reviews.models import Sheet
from zhiheng.web.reviews.phases import NO_PHASE, desk_phase

_EXPERT = frozenset({Role.EXPERT})
_REVIEW = frozenset({Stage.EVALUATION})

_NOT_BEGUN = Message("“{phase}”从 {day} 开始", "“{phase}” begins on {day}")
_OVER = Message("“{phase}”已于 {day} 24:00 截止", "“{phase}” ended on {day} at 24:00")
_NOT_OPEN = Message(
    "这份评分表已确认提交、撤回或免于评分，不能再修改",
    "this sheet was confirmed, withdrawn or excused; it stays as it is",
)


def may_begin(_actor: Actor, entry: Entry) -> Message | None:
    """The phase of the experts' own scores is under way."""
    assert entry.cycle is not None  # noqa: S101 - what experts review belongs to a cycle
    phase = desk_phase(entry.cycle)
    return _is_under_way(entry.cycle, phase) if phase else NO_PHASE


def is_open(_actor: Actor, sheet: Sheet) -> Message | None:
    """The sheet is neither confirmed nor set aside, and its phase is under way."""
    if sheet.state != Sheet.State.OPEN:
        return _NOT_OPEN
    return _is_under_way(sheet.phase.cycle, sheet.phase)


def _is_under_way(cycle: Cycle, phase: Phase) -> Message | None:
    now = timezone.now()
    if phase.begins is not None and local_day(cycle, now) < phase.begins:
        return filled(_NOT_BEGUN, phase=phase.name, day=phase.begins)
    return None if is_before_deadline(cycle, phase, now) else filled(_OVER, phase=phase.name, day=phase.ends)


SEE_REVIEWS = Verb("sheet.list", Message("查看我的评审", "See what I review"), _EXPERT, kind="page")
BEGIN_SHEET = Verb(
    "sheet.begin",
    Message("开始评分", "Begin a score sheet"),
    _EXPERT,
    stages=_REVIEW,
    condition=may_begin,
    says=Message("开始评分", "began a score sheet"),
)
SEE_SHEET = Verb("sheet.see", Message("打开评分表", "Open a score sheet"), _EXPERT, kind="page", is_sensitive=True)
WRITE_SHEET = Verb(
    "sheet.write",
    Message("填写评分表", "Fill in a score sheet"),
    _EXPERT,
    kind="write",
    stages=_REVIEW,
    condition=is_open,
)
CONFIRM_SHEET = Verb(
    "sheet.confirm",
    Message("确认提交评分表", "Submit and lock a score sheet"),
    _EXPERT,
    stages=_REVIEW,
    condition=is_open,
    says=Message("确认提交评分表第 {number} 版", "submitted and locked the score sheet, version {number}"),
)
SEE_PROGRESS = Verb(
    "sheet.progress",
    Message("查看评分进度", "See how far scoring is"),
    OFFICE | {Role.SUPERVISOR},
    kind="page",
)
