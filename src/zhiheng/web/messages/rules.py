"""Who may do what with notices, calls, questions and letters."""

from django.utils import timezone

from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import APPLICANT, OFFICE, SIGNED_IN, Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.audit.verb import Verb
from zhiheng.web.messages.models import Delivery, Letter, Notice, QuestionPeriod
from zhiheng.web.programmes.models import Cycle

OVERSEERS = OFFICE | {Role.SUPERVISOR}
RECIPIENTS = APPLICANT | {Role.EXPERT, Role.COMMITTEE_MEMBER, Role.LIAISON}
LEAD = frozenset({Role.OFFICE_LEAD})

_NOT_OWN = Message("这不是发给您的通知", "this notice is not for you")
_NOT_WRITTEN = Message("系统自动发出的通知不能撤回", "a notice that the platform sent cannot be recalled")
_RECALLED = Message("这份通知已经撤回", "this notice was already recalled")
_NOT_OPEN = Message("现在不是提问时间", "questions are not open now")
_IS_ISSUED = Message("文书已经签发，不能再改", "the letter is issued and can no longer be changed")
_NOT_ISSUED = Message("文书还没有签发，或者已经作废", "the letter is not issued, or void")
_NOT_ADDRESSED = Message("这不是发给您的文书", "this letter is not for you")
_IS_VOID = Message("文书已经作废", "the letter is void")


def is_own(actor: Actor, delivery: Delivery) -> Message | None:
    """The notice lies in the actor's own inbox."""
    return None if delivery.person_id == actor.person else _NOT_OWN


def is_written(_actor: Actor, notice: Notice) -> Message | None:
    """A person wrote the notice, and it is not recalled yet."""
    if notice.author_id is None:
        return _NOT_WRITTEN
    if notice.recalled_at:
        return _RECALLED
    return None


def is_asking_open(_actor: Actor, cycle: Cycle) -> Message | None:
    """The office has set a last day for questions, and it is not over."""
    if QuestionPeriod.objects.filter(cycle=cycle, ends_at__gt=timezone.now()).exists():
        return None
    return _NOT_OPEN


def is_draft(_actor: Actor, letter: Letter) -> Message | None:
    """The letter is not issued yet."""
    if letter.state == Letter.State.DRAFT:
        return None
    return _IS_ISSUED


def is_issued(_actor: Actor, letter: Letter) -> Message | None:
    """The letter is issued and not void."""
    if letter.state in (Letter.State.ISSUED, Letter.State.DELIVERED):
        return None
    return _NOT_ISSUED


def is_for_actor(actor: Actor, letter: Letter) -> Message | None:
    """The issued letter is addressed to the actor's organisation or to the actor."""
    is_ours = letter.organisation_id is not None and letter.organisation_id == actor.organisation
    if is_ours or letter.person_id == actor.person:
        return is_issued(actor, letter)
    return _NOT_ADDRESSED


def is_not_void(_actor: Actor, letter: Letter) -> Message | None:
    """The letter is not void."""
    return _IS_VOID if letter.state == Letter.State.VOID else None


SEE_INBOX = Verb("inbox.see", Message("我的通知", "My notices"), SIGNED_IN, kind="page")
READ_NOTICE = Verb(
    "notice.read",
    Message("阅读通知", "Read a notice"),
    SIGNED_IN,
    condition=is_own,
    says=Message("阅读了通知“{title}”", "read the notice “{title}”"),
    after_handover=True,
)
SEE_SENT = Verb("notice.see_sent", Message("已发通知", "Sent notices"), OVERSEERS, kind="page")
SEND_NOTICE = Verb(
    "notice.send",
    Message("发通知", "Send a notice"),
    OFFICE,
    says=Message("发出通知“{title}”，共 {count} 人", "sent the notice “{title}” to {count} people"),
)
RECALL_NOTICE = Verb(
    "notice.recall",
    Message("撤回通知", "Recall a notice"),
    OFFICE,
    condition=is_written,
    says=Message("撤回通知“{title}”，理由：{reason}", "recalled the notice “{title}”: {reason}"),
)

SEE_CALLS = Verb("call.see", Message("电话通知记录", "Call log"), OVERSEERS, kind="page")
RECORD_CALL = Verb(
    "call.record",
    Message("登记电话", "Record a call"),
    OFFICE,
    says=Message("登记了一次电话通知", "recorded a telephone call"),
)

SEE_QUESTIONS = Verb("question.see", Message("咨询答疑", "Questions"), OVERSEERS | APPLICANT, kind="page")
ASK_QUESTION = Verb(
    "question.ask",
    Message("提问", "Ask a question"),
    APPLICANT,
    stages=frozenset({Stage.CALL}),
    condition=is_asking_open,
    says=Message("提了一个问题", "asked a question"),
)
SET_QUESTION_PERIOD = Verb(
    "question.set_period",
    Message("设定提问截止日", "Set the last day for questions"),
    OFFICE,
    stages=frozenset({Stage.DRAFT, Stage.CALL}),
    says=Message("提问截止日定为 {last_day}", "set {last_day} as the last day for questions"),
)
ANSWER_QUESTION = Verb(
    "question.answer",
    Message("答复问题", "Answer a question"),
    OFFICE,
    says=Message("答复了一个问题（第 {version} 版）", "answered a question (version {version})"),
)

SEE_LETTERS = Verb("letter.see", Message("文书", "Letters"), OVERSEERS | RECIPIENTS, kind="page")
PRINT_LETTER = Verb("letter.print", Message("打印文书", "Print a letter"), OVERSEERS | RECIPIENTS, kind="export")
DRAFT_LETTER = Verb(
    "letter.draft",
    Message("拟稿", "Draft a letter"),
    OFFICE,
    says=Message("拟了《{title}》", "drafted “{title}”"),
)
EDIT_LETTER = Verb(
    "letter.edit",
    Message("修改文稿", "Edit a draft"),
    OFFICE,
    condition=is_draft,
    says=Message("修改了《{title}》的文稿", "edited the draft of “{title}”"),
)
ISSUE_LETTER = Verb(
    "letter.issue",
    Message("签发文书", "Issue a letter"),
    LEAD,
    condition=is_draft,
    says=Message("签发了《{title}》，文号 {number}", "issued “{title}” as {number}"),
)
DELIVER_LETTER = Verb(
    "letter.deliver",
    Message("登记送达", "Record delivery"),
    OFFICE,
    condition=is_issued,
    says=Message("登记了《{title}》的送达", "recorded the delivery of “{title}”"),
)
VOID_LETTER = Verb(
    "letter.void",
    Message("作废文书", "Void a letter"),
    LEAD,
    condition=is_not_void,
    says=Message("作废了《{title}》，理由：{reason}", "made “{title}” void: {reason}"),
)
RECEIVE_LETTER = Verb(
    "letter.receive",
    Message("签收文书", "Receive a letter"),
    RECIPIENTS,
    condition=is_for_actor,
    says=Message("在系统中收到《{title}》", "received “{title}” in the site"),
)
SEE_SETTINGS = Verb("letter_setting.see", Message("文书设置", "Letter settings"), OVERSEERS, kind="page")
CHANGE_SETTING = Verb(
    "letter_setting.change",
    Message("修改文书设置", "Change a letter setting"),
    OFFICE,
    says=Message("修改了文书设置“{key}”", "changed the letter setting “{key}”"),
)
