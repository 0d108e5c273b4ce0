"""Who prepares the practice entry (试评), who scores it, and when."""

from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import OFFICE, Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.audit.verb import Verb
from zhiheng.web.programmes.models import Cycle
from zhiheng.web.programmes.values import value_of
from zhiheng.web.reviews.models import Calibration, CalibrationSheet
from zhiheng.web.reviews.phases import NO_PHASE, desk_phase

_EXPERT = frozenset({Role.EXPERT})
_OVERSEERS = OFFICE | {Role.SUPERVISOR}
_PRACTISING = frozenset({Stage.SCREENING, Stage.EVALUATION})

_OFF = Message("本届设置没有开启试评", "the cycle’s settings ask for no calibration")
_MADE = Message("本届已有试评", "the cycle has a calibration already")
_OPENED = Message("试评已经开始", "the calibration has begun")
_NOT_OPEN = Message("试评没有开始，或者已经结束", "the calibration has not begun, or is over")
_CONFIRMED = Message("试评评分表已确认，不能再修改", "the practice sheet is confirmed and stays as it is")
_FIRST = Message("请先完成试评", "finish the calibration first")


def may_make(_actor: Actor, cycle: Cycle) -> Message | None:
    """The setting asks for a calibration, experts score in the cycle, and there is none yet."""
    if not value_of(cycle, "scoring.calibration"):
        return _OFF
    phase = desk_phase(cycle)
    if phase is None:
        return NO_PHASE
    return _MADE if Calibration.objects.filter(phase=phase).exists() else None


def is_prepared(_actor: Actor, calibration: Calibration) -> Message | None:
    """The experts have not begun."""
    return _OPENED if calibration.opened_at else None


def is_being_practised(_actor: Actor, calibration: Calibration) -> Message | None:
    """The experts are at it."""
    return None if calibration.opened_at and not calibration.closed_at else _NOT_OPEN


def may_practise(actor: Actor, sheet: CalibrationSheet) -> Message | None:
    """The sheet is not confirmed, and the calibration is open."""
    return _CONFIRMED if sheet.confirmed_at else is_being_practised(actor, sheet.calibration)


def waits_for_practice(actor: Actor, cycle: Cycle) -> Message | None:
    """The reason why an expert does not score yet: the calibration is open and the own practice sheet unconfirmed."""
    waiting = Calibration.objects.filter(phase__cycle=cycle, closed_at=None).exclude(opened_at=None)
    done = CalibrationSheet.objects.filter(person=actor.person).exclude(confirmed_at=None)
    return _FIRST if waiting.exclude(pk__in=done.values("calibration")).exists() else None


SEE_CALIBRATION = Verb("calibration.see", Message("查看试评", "See the calibration"), _OVERSEERS, kind="page")
READ_CASE = Verb(
    "calibration.read", Message("阅读试评材料", "Read the practice case"), _OVERSEERS | _EXPERT, kind="page"
)
SEE_PRACTICE = Verb(
    "calibration.see_own", Message("查看本人的试评", "See the own practice sheet"), _EXPERT, kind="page"
)
MAKE_CALIBRATION = Verb(
    "calibration.make",
    Message("设立试评", "Set up a calibration"),
    OFFICE,
    stages=_PRACTISING,
    condition=may_make,
    says=Message("设立试评“{title}”", "set up the calibration “{title}”"),
)
WRITE_CASE = Verb(
    "calibration.write",
    Message("上传试评材料", "Upload the practice case"),
    OFFICE,
    kind="write",
    stages=_PRACTISING,
    condition=is_prepared,
)
OPEN_CALIBRATION = Verb(
    "calibration.open",
    Message("开始试评", "Open the calibration"),
    OFFICE,
    stages=_PRACTISING,
    condition=is_prepared,
    says=Message("开始试评，材料 {files} 份", "opened the calibration, with {files} files"),
)
CLOSE_CALIBRATION = Verb(
    "calibration.close",
    Message("结束试评", "Close the calibration"),
    OFFICE,
    stages=_PRACTISING,
    condition=is_being_practised,
    says=Message("结束试评，{count} 位专家已确认", "closed the calibration, {count} experts confirmed"),
)
BEGIN_PRACTICE = Verb(
    "calibration.begin",
    Message("开始试评评分", "Begin the own practice sheet"),
    _EXPERT,
    stages=_PRACTISING,
    condition=is_being_practised,
    says=Message("开始试评评分", "began the practice sheet"),
)
WRITE_PRACTICE = Verb(
    "calibration.score",
    Message("填写试评评分表", "Fill in the practice sheet"),
    _EXPERT,
    kind="write",
    stages=_PRACTISING,
    condition=may_practise,
)
CONFIRM_PRACTICE = Verb(
    "calibration.confirm",
    Message("确认试评评分表", "Confirm the practice sheet"),
    _EXPERT,
    stages=_PRACTISING,
    condition=may_practise,
    says=Message("确认试评评分表", "confirmed the practice sheet"),
)
