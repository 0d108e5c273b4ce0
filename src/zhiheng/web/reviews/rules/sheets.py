"""Who may score, and when."""

from django.utils import timezone

from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import OFFICE, Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.audit.table import rooms
from zhiheng.web.audit.verb import Verb
from zhiheng.web.entries.models import Entry
from zhiheng.web.panels.models import PanelEntry
from zhiheng.web.programmes.clock import is_before_deadline, local_day
from zhiheng.web.programmes.contributions import filled
from zhiheng.web.programmes.models import Cycle, Phase
from zhiheng.web.reviews.models import Sheet, SheetReopening
from zhiheng.web.reviews.phases import NO_PHASE, desk_phase
from zhiheng.web.reviews.rules.calibrations import waits_for_practice

_EXPERT = frozenset({Role.EXPERT})
_REVIEW = frozenset({Stage.EVALUATION})

_NOT_BEGUN = Message("“{phase}”从 {day} 开始", "“{phase}” begins on {day}")
_OVER = Message("“{phase}”已于 {day} 24:00 截止", "“{phase}” ended on {day} at 24:00")
_NOT_CONFIRMED = Message("这份评分表没有确认提交，可以直接修改", "this sheet is not submitted; simply change it")
_NOT_YET = Message("确认提交以后才能打印签字", "it is printed for signature once it is submitted and locked")
_ASKED = Message("重新打开的申请正等待秘书处审核人答复", "the request to reopen it waits for the office lead")
_SEEN = Message(
    "已有人看到别人的评分表，不能再重新打开", "somebody has seen another’s sheet; none of them is opened again"
)
_DECIDED = Message("这份申请已经答复", "this request was answered already")
_NOT_OPEN = Message(
    "这份评分表已确认提交、撤回或免于评分，不能再修改",
    "this sheet was confirmed, withdrawn or excused; it stays as it is",
)


def may_begin(actor: Actor, entry: Entry) -> Message | None:
    """The phase of the experts' own scores is under way, and no practice entry is to be scored first."""
    assert entry.cycle is not None  # noqa: S101 - what experts review belongs to a cycle
    phase = desk_phase(entry.cycle)
    if phase is None:
        return NO_PHASE
    return is_under_way(entry.cycle, phase) or waits_for_practice(actor, entry.cycle)


def is_open(_actor: Actor, sheet: Sheet) -> Message | None:
    """The sheet is neither confirmed nor set aside, and its phase is under way."""
    if sheet.state != Sheet.State.OPEN:
        return _NOT_OPEN
    return is_under_way(sheet.phase.cycle, sheet.phase)


def is_seen_by_others(sheet: Sheet) -> bool:
    """Whether anyone but its expert may have seen a sheet, or its expert another's of the same entry and phase.

    Areas that show sheets to others say so in their room ``seen_sheets``, by ``is_seen(sheet)``.
    """
    return any(room.is_seen(sheet) for room in rooms("seen_sheets"))


def may_ask_reopening(_actor: Actor, sheet: Sheet) -> Message | None:
    """The sheet is confirmed, nobody saw another's, its phase is under way, and no request waits."""
    if sheet.state != Sheet.State.CONFIRMED:
        return _NOT_CONFIRMED if sheet.state == Sheet.State.OPEN else _NOT_OPEN
    if SheetReopening.objects.filter(sheet=sheet, is_agreed=None).exists():
        return _ASKED
    return _may_open_again(sheet)


def waits(_actor: Actor, reopening: SheetReopening) -> Message | None:
    """The request was not answered yet."""
    return _DECIDED if reopening.is_agreed is not None else None


def may_reopen(actor: Actor, reopening: SheetReopening) -> Message | None:
    """The request was not answered yet, the sheet is confirmed, nobody saw another's, its phase is under way."""
    if reopening.sheet.state != Sheet.State.CONFIRMED:
        return _NOT_OPEN
    return waits(actor, reopening) or _may_open_again(reopening.sheet)


def is_confirmed(_actor: Actor, sheet: Sheet) -> Message | None:
    """The sheet is confirmed."""
    return None if sheet.state == Sheet.State.CONFIRMED else _NOT_YET


def may_excuse(_actor: Actor, reviewed: PanelEntry) -> Message | None:
    """The cycle has a phase of the experts' own scores; it may be over, for who is late is excused then."""
    return None if desk_phase(reviewed.panel.cycle) else NO_PHASE


def may_remind(_actor: Actor, cycle: Cycle) -> Message | None:
    """The phase of the experts' own scores has begun; who is late is reminded after it, too."""
    phase = desk_phase(cycle)
    return _is_early(cycle, phase) if phase else NO_PHASE


def _may_open_again(sheet: Sheet) -> Message | None:
    return _SEEN if is_seen_by_others(sheet) else is_under_way(sheet.phase.cycle, sheet.phase)


def is_under_way(cycle: Cycle, phase: Phase) -> Message | None:
    """Refuse before the first day of a phase and after its last one."""
    early = _is_early(cycle, phase)
    if early or is_before_deadline(cycle, phase, timezone.now()):
        return early
    return filled(_OVER, phase=phase.name, day=phase.ends)


def _is_early(cycle: Cycle, phase: Phase) -> Message | None:
    if phase.begins is None or phase.begins <= local_day(cycle, timezone.now()):
        return None
    return filled(_NOT_BEGUN, phase=phase.name, day=phase.begins)


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
REMIND_EXPERTS = Verb(
    "sheet.remind",
    Message("提醒专家完成评分", "Remind experts to finish scoring"),
    OFFICE | {Role.SYSTEM},
    stages=_REVIEW,
    condition=may_remind,
    says=Message("提醒 {count} 位专家完成评分", "reminded {count} experts to finish scoring"),
)
SEE_REOPENINGS = Verb(
    "sheet.see_reopenings", Message("查看重新打开的申请", "See requests to reopen a sheet"), _EXPERT, kind="page"
)
ASK_REOPENING = Verb(
    "sheet.ask_reopening",
    Message("申请重新打开评分表", "Ask to reopen a score sheet"),
    _EXPERT,
    stages=_REVIEW,
    condition=may_ask_reopening,
    says=Message("申请重新打开评分表第 {number} 版", "asked to reopen the score sheet, version {number}"),
)
REOPEN_SHEET = Verb(
    "sheet.reopen",
    Message("同意重新打开评分表", "Agree to reopen a score sheet"),
    frozenset({Role.OFFICE_LEAD}),
    stages=_REVIEW,
    condition=may_reopen,
    says=Message("同意重新打开评分表第 {number} 版", "agreed to reopen the score sheet, version {number}"),
)
REFUSE_REOPENING = Verb(
    "sheet.refuse_reopening",
    Message("不同意重新打开评分表", "Refuse to reopen a score sheet"),
    frozenset({Role.OFFICE_LEAD}),
    stages=_REVIEW,
    condition=waits,
    says=Message("不同意重新打开评分表", "refused to reopen the score sheet"),
)
EXCUSE_EXPERT = Verb(
    "sheet.excuse",
    Message("免于评分", "Excuse an expert from a score sheet"),
    OFFICE,
    stages=_REVIEW,
    condition=may_excuse,
    says=Message("免于评分：{expert}", "excused from scoring: {expert}"),
)
PRINT_SHEET = Verb(
    "sheet.print",
    Message("打印评分表并交回签字页", "Print the own score sheet, hand in the signed copy"),
    _EXPERT,
    kind="write",
    condition=is_confirmed,
)
PRINT_ENTRY = Verb(
    "sheet.print_entry",
    Message("打印所评的申报材料", "Print the application under review"),
    _EXPERT,
    kind="write",
    is_sensitive=True,
)
EXPORT_WORKBOOK = Verb(
    "sheet.export_workbook",
    Message("下载评分表（Excel）", "Download the score workbook"),
    _EXPERT,
    kind="export",
    is_sensitive=True,
)
UPLOAD_WORKBOOK = Verb(
    "sheet.upload_workbook",
    Message("上传填好的评分表（Excel）", "Upload the filled score workbook"),
    _EXPERT,
    kind="write",
    stages=_REVIEW,
    condition=is_open,
)
TAKE_WORKBOOK = Verb(
    "sheet.take_workbook",
    Message("带入评分表（Excel）", "Take over the filled score workbook"),
    _EXPERT,
    stages=_REVIEW,
    condition=is_open,
    says=Message("从 Excel 带入评分表 {fields} 格", "took {fields} cells over from Excel"),
)
