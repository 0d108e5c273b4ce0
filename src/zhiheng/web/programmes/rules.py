"""Who may do what with programmes, cycles and their rules."""

from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import IN_A_ROLE, OFFICE, Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.audit.verb import Verb, Words
from zhiheng.web.programmes.declared import CYCLE_SETTINGS, PROGRAMME_SETTINGS
from zhiheng.web.programmes.declared.kinds import Choice
from zhiheng.web.programmes.doors import INSIDE
from zhiheng.web.programmes.models import Cycle

OPERATOR = frozenset({Role.OPERATOR})
LEAD = frozenset({Role.OFFICE_LEAD})
IN_A_CYCLE = IN_A_ROLE - OPERATOR
BEFORE_ARCHIVE = frozenset(Stage) - {Stage.ARCHIVED}

_LOCKED = Message(
    "规则已锁定，只能按评审委员会的决定修改",
    "the rules are locked; they change only by the committee’s decision",
)
_NOT_LOCKED = Message(
    "规则还没有锁定，可以直接修改",
    "the rules are not locked; change them directly",
)
_LABELS = {key: one.label for key, one in {**CYCLE_SETTINGS, **PROGRAMME_SETTINGS}.items()}
_CHOICES = {key: dict(one.kind.options) for key, one in CYCLE_SETTINGS.items() if isinstance(one.kind, Choice)}
_SETTING_WORDS: Words = {"changes": _LABELS, "keys": _LABELS, **_CHOICES}


def rules_are_open(_actor: Actor, cycle: Cycle) -> Message | None:
    """The cycle's rules are not locked yet."""
    return _LOCKED if cycle.is_locked else None


def rules_are_locked(_actor: Actor, cycle: Cycle) -> Message | None:
    """The cycle's rules are locked."""
    return None if cycle.is_locked else _NOT_LOCKED


SEE_LIST = Verb("programme.list", Message("查看奖项和各届", "List awards and cycles"), IN_A_ROLE, kind="page")
SEE_PROGRAMME = Verb("programme.see", Message("查看奖项", "See an award"), INSIDE | OPERATOR, kind="page")
CREATE_PROGRAMME = Verb(
    "programme.create",
    Message("新建奖项", "Set up an award"),
    OPERATOR,
    says=Message("新建了奖项“{name}”", "set up the award “{name}”"),
)
SEE_TITLES = Verb("programme.see_titles", Message("查看名称设置", "See an award’s names"), INSIDE, kind="page")
CHANGE_TITLES = Verb(
    "programme.change_titles",
    Message("修改名称设置", "Change an award’s names"),
    OFFICE,
    says=Message("修改了名称设置：{changes}", "changed the award’s names: {changes}"),
    words=_SETTING_WORDS,
)
SEE_HOLIDAYS = Verb("holidays.see", Message("查看工作日历", "See working days"), INSIDE, kind="page")
ENTER_HOLIDAYS = Verb(
    "holidays.enter",
    Message("录入节假日安排", "Enter holidays"),
    OFFICE,
    says=Message("录入了 {year} 年节假日安排（{document}）", "entered the holidays of {year} ({document})"),
)
SEE_STANDARDS = Verb(
    "standard.see", Message("查看评分要点、评分指南和申报表", "See standards, guides and forms"), INSIDE, kind="page"
)
STORE_STANDARD = Verb(
    "standard.store",
    Message("导入或改编评分要点", "Import or adapt a standard"),
    OFFICE,
    says=Message("存入评分要点“{title}”，摘要值 {digest}", "stored the standard “{title}”, digest {digest}"),
)
STORE_GUIDE = Verb(
    "guide.store",
    Message("导入或改编评分指南", "Import or adapt a guide"),
    OFFICE,
    says=Message("存入评分指南“{title}”，摘要值 {digest}", "stored the guide “{title}”, digest {digest}"),
)
STORE_FORM = Verb(
    "form.store",
    Message("存入申报表", "Store an application form"),
    OFFICE,
    says=Message("存入申报表“{title}”，摘要值 {digest}", "stored the application form “{title}”, digest {digest}"),
)
DOWNLOAD_FORM = Verb(
    "form.download",
    Message("下载申报表的格式文件和 Word 模板", "Download the file and Word template of a form"),
    INSIDE,
    kind="export",
    says=Message("下载了申报表的格式文件或 Word 模板", "downloaded the file or Word template of a form"),
)
ADOPT_GUIDE = Verb(
    "guide.adopt",
    Message("登记评分指南的通过", "Record the adoption of a guide"),
    OFFICE,
    says=Message(
        "登记评审委员会通过评分指南“{title}”（{decision}，{date}）",
        "recorded that the committee adopted the guide “{title}” ({decision}, {date})",
    ),
)

CREATE_CYCLE = Verb(
    "cycle.create",
    Message("新建一届", "Set up a cycle"),
    OFFICE,
    says=Message("新建了“{title}”", "set up “{title}”"),
)
SEE_CYCLE = Verb("cycle.see", Message("查看一届", "See a cycle"), IN_A_CYCLE, kind="page")
SEE_CALENDAR = Verb("calendar.see", Message("查看日程", "See the calendar"), IN_A_CYCLE, kind="page")
SEE_PROGRESS = Verb(
    "progress.see", Message("查看进展", "See the progress"), INSIDE | {Role.COMMITTEE_MEMBER}, kind="page"
)
SEE_TODAY = Verb("today.see", Message("查看今日事项", "See what is due today"), INSIDE - {Role.SUPERVISOR}, kind="page")
SEE_RULES = Verb("rules.see", Message("查看评审规则", "See the rules"), INSIDE | {Role.COMMITTEE_MEMBER}, kind="page")
SEE_NOTES = Verb("notes.see", Message("查看工作备忘", "See working notes"), OFFICE | {Role.SUPERVISOR}, kind="page")
WRITE_NOTES = Verb(
    "notes.write", Message("写工作备忘", "Write working notes"), OFFICE, kind="write", stages=BEFORE_ARCHIVE
)
RENAME_CYCLE = Verb(
    "cycle.rename",
    Message("修改届名", "Change a cycle’s title"),
    OFFICE,
    condition=rules_are_open,
    says=Message("把届名改为“{title}”", "changed the title to “{title}”"),
)
CHANGE_SETTINGS = Verb(
    "setting.change",
    Message("修改设置", "Change settings"),
    OFFICE,
    stages=BEFORE_ARCHIVE,
    says=Message("修改了设置：{changes}", "changed settings: {changes}"),
    words=_SETTING_WORDS,
)
CONFIRM_SETTINGS = Verb(
    "setting.confirm",
    Message("确认设置", "Confirm settings"),
    OFFICE,
    says=Message("按 {document} 确认了设置：{keys}", "confirmed settings by {document}: {keys}"),
    words=_SETTING_WORDS,
)
CHANGE_TRACKS = Verb(
    "track.change",
    Message("修改申报类别和评分要点", "Change tracks and their standards"),
    OFFICE,
    condition=rules_are_open,
    says=Message("修改了申报类别：{tracks}", "changed the tracks: {tracks}"),
)
CHOOSE_GUIDE = Verb(
    "guide.choose",
    Message("选定评分指南", "Choose the guide"),
    OFFICE,
    condition=rules_are_open,
    says=Message("选定评分指南“{title}”", "chose the guide “{title}”"),
)
CHANGE_SCHEME = Verb(
    "scheme.change",
    Message("修改评审方案", "Change the scheme"),
    OFFICE,
    condition=rules_are_open,
    says=Message("修改了评审方案", "changed the scheme"),
)
PLAN_PHASES = Verb(
    "phase.plan",
    Message("安排环节和日程", "Plan phases and dates"),
    OFFICE,
    stages=BEFORE_ARCHIVE,
    says=Message("安排了环节和日程：{changes}", "planned phases and dates: {changes}"),
)
EXTEND_DEADLINE = Verb(
    "deadline.extend",
    Message("延长截止时间", "Extend a deadline"),
    OFFICE,
    stages=BEFORE_ARCHIVE,
    approvers=LEAD,
    says=Message(
        "“{phase_name}”截止日由 {old} 延至 {day}", "put the last day of “{phase_name}” off from {old} to {day}"
    ),
)
LOCK_RULES = Verb(
    "cycle.lock_rules",
    Message("锁定规则", "Lock the rules"),
    OFFICE,
    stages=frozenset({Stage.DRAFT}),
    condition=rules_are_open,
    approvers=LEAD,
    says=Message("锁定规则，摘要值 {digest}", "locked the rules, digest {digest}"),
)
AMEND_RULES = Verb(
    "rules.amend",
    Message("修改已锁定的规则", "Amend locked rules"),
    OFFICE,
    stages=frozenset({Stage.CALL, Stage.SCREENING, Stage.EVALUATION, Stage.DRAFT}),
    condition=rules_are_locked,
    approvers=LEAD,
    says=Message(
        "按评审委员会的决定（{decision}，{decided_on}）修改规则，摘要值 {digest}",
        "amended the rules by the committee’s decision ({decision}, {decided_on}), digest {digest}",
    ),
)

SEE_NEXT = Verb("cycle.see_next", Message("办理阶段转换", "Prepare the next stage"), OFFICE, kind="page")


def _transition(verb: str, title: Message, stage: Stage, says: Message) -> Verb:
    return Verb(verb, title, OFFICE, stages=frozenset({stage}), approvers=LEAD, says=says)


OPEN_CALL = _transition(
    "cycle.open_call",
    Message("发布申报通知，开始申报", "Open the call"),
    Stage.DRAFT,
    Message("开始申报，规则摘要值 {digest}", "opened the call, digest of the rules {digest}"),
)
BEGIN_SCREENING = _transition(
    "cycle.begin_screening",
    Message("结束申报，开始审查", "Close the call and begin screening"),
    Stage.CALL,
    Message("结束申报，开始审查", "closed the call and began screening"),
)
BEGIN_EVALUATION = _transition(
    "cycle.begin_evaluation",
    Message("结束审查，开始评审", "Begin the evaluation"),
    Stage.SCREENING,
    Message("结束审查，开始评审", "began the evaluation"),
)
ANNOUNCE = _transition(
    "cycle.announce",
    Message("公布获奖名单", "Announce the winners"),
    Stage.EVALUATION,
    Message("公布获奖名单", "announced the winners"),
)
ARCHIVE = _transition(
    "cycle.archive",
    Message("归档", "Archive"),
    Stage.ANNOUNCED,
    Message("归档", "archived the cycle"),
)
