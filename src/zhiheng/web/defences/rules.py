"""Who arranges defences, who attends and marks, and who sees what."""

from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import OFFICE, Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.audit.verb import Verb
from zhiheng.web.defences.models import Defence, DefenceSheet
from zhiheng.web.defences.phases import NO_PHASE, defence_phase
from zhiheng.web.panels.models import PanelEntry
from zhiheng.web.programmes.models import Cycle
from zhiheng.web.reviews.rules import is_under_way

INSIDE = OFFICE | {Role.SUPERVISOR, Role.EXPERT}
"""Who sees more than the own slot."""
_EXPERT = frozenset({Role.EXPERT})
_HELD = frozenset({Stage.EVALUATION})

_TOLD = Message("时间和地点已经通知", "the slot was told already")
_NO_SLOT = Message("日期、时间和地点还没有定齐", "day, time and room are not all set")
_CONFIRMED = Message("这份答辩评分表已确认提交，不能再修改", "this sheet is submitted and locked; it stays as it is")
_NOT_CONFIRMED = Message("确认提交以后才能打印签字", "it is printed for signature once it is submitted and locked")


def is_held(_actor: Actor, of: Cycle | PanelEntry | Defence) -> Message | None:
    """The cycle holds defences."""
    cycle = of if isinstance(of, Cycle) else of.panel.cycle
    return None if defence_phase(cycle) else NO_PHASE


def may_tell(actor: Actor, defence: Defence) -> Message | None:
    """The slot is complete and was not told."""
    if defence.told_at is not None:
        return _TOLD
    is_set = defence.day and defence.begins and defence.room
    return is_held(actor, defence) or (None if is_set else _NO_SLOT)


def may_mark(_actor: Actor, defence: Defence) -> Message | None:
    """The cycle holds defences, and their phase is under way."""
    phase = defence_phase(defence.panel.cycle)
    return is_under_way(phase.cycle, phase) if phase else NO_PHASE


def is_open(actor: Actor, sheet: DefenceSheet) -> Message | None:
    """The sheet is not confirmed, and the phase is under way."""
    return _CONFIRMED if sheet.confirmed_at else may_mark(actor, sheet.defence)


def is_confirmed(_actor: Actor, sheet: DefenceSheet) -> Message | None:
    """The sheet is confirmed."""
    return None if sheet.confirmed_at else _NOT_CONFIRMED


SEE_DEFENCES = Verb(
    "defence.list",
    Message("查看陈述答辩安排", "See the order of the defences"),
    INSIDE | {Role.ENTRY_OWNER},
    kind="page",
)
SEE_DEFENCE = Verb("defence.see", Message("查看一家的陈述答辩", "See a defence"), INSIDE, kind="page")
SEE_TIMER = Verb("defence.see_timer", Message("陈述答辩计时", "Time a defence"), OFFICE | _EXPERT, kind="page")
ARRANGE_DEFENCE = Verb(
    "defence.arrange",
    Message("安排陈述答辩", "Arrange a defence"),
    OFFICE,
    stages=_HELD,
    condition=is_held,
    says=Message(
        "陈述答辩：第 {number} 家，{day} {begins}，{room}",
        "arranged the defence: number {number}, {day} {begins}, {room}",
    ),
)
TELL_SLOT = Verb(
    "defence.tell",
    Message("通知陈述答辩的时间和地点", "Tell the applicant its slot"),
    OFFICE,
    stages=_HELD,
    condition=may_tell,
    says=Message("通知了陈述答辩的时间和地点", "told the applicant its slot"),
)
WRITE_DEFENCE_RECORD = Verb(
    "defence.write_record",
    Message("填写陈述答辩记录", "Write the record of a defence"),
    OFFICE | _EXPERT,
    kind="write",
    stages=_HELD,
    condition=is_held,
)
PRINT_DEFENCE_RECORD = Verb(
    "defence.print_record",
    Message("打印陈述答辩记录、上传签字扫描件", "Print the record of a defence, hand in its scan"),
    OFFICE | _EXPERT,
    kind="write",
    stages=_HELD | {Stage.ANNOUNCED},
    condition=is_held,
)
BEGIN_DEFENCE_SHEET = Verb(
    "defence_sheet.begin",
    Message("开始答辩评分", "Begin the own sheet of a defence"),
    _EXPERT,
    stages=_HELD,
    condition=may_mark,
    says=Message("开始答辩评分", "began the own sheet of the defence"),
)
SEE_DEFENCE_SHEET = Verb(
    "defence_sheet.see",
    Message("打开答辩评分表", "Open the own sheet of a defence"),
    _EXPERT,
    kind="page",
    is_sensitive=True,
)
WRITE_DEFENCE_SHEET = Verb(
    "defence_sheet.write",
    Message("填写答辩评分表", "Fill in the own sheet of a defence"),
    _EXPERT,
    kind="write",
    stages=_HELD,
    condition=is_open,
)
CONFIRM_DEFENCE_SHEET = Verb(
    "defence_sheet.confirm",
    Message("确认提交答辩评分表", "Submit and lock the own sheet of a defence"),
    _EXPERT,
    stages=_HELD,
    condition=is_open,
    says=Message("确认提交答辩评分表", "submitted and locked the own sheet of the defence"),
)
PRINT_DEFENCE_SHEET = Verb(
    "defence_sheet.print",
    Message("打印答辩评分表并交回签字页", "Print the own sheet of a defence, hand in the signed copy"),
    _EXPERT,
    kind="write",
    condition=is_confirmed,
)
