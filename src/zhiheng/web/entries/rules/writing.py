"""Who may start, write, hand in and withdraw applications."""

from django.utils import timezone

from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import APPLICANT, OFFICE, Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.audit.verb import Verb
from zhiheng.web.entries.models import Attachment, AttachmentLink, Entry, Part, PartWriter, Remark
from zhiheng.web.entries.screening_state import is_to_be_completed
from zhiheng.web.files.models import StoredFile
from zhiheng.web.programmes.clock import is_call_over
from zhiheng.web.programmes.contributions import filled
from zhiheng.web.programmes.models import Cycle, Track

_Row = Entry | Part | PartWriter | Remark | Attachment | AttachmentLink

CONTACT = frozenset({Role.ENTRY_OWNER})
BEGINNING = frozenset({Stage.CALL})
CALLED = frozenset({Stage.CALL, Stage.SCREENING})
"""When an application is written: in the call, and at screening what is to be completed (补正)."""
WRITERS = APPLICANT | OFFICE
"""Who writes applications: companies their own, the office those that it takes in (代录)."""

_NOT_WRITING = Message("这份申报已经提交或撤回", "this application was handed in or withdrawn")
_NOT_TO_BE_COMPLETED = Message(
    "审查期间只能在期限内补正列出的部分", "at screening only the parts listed are completed, before the deadline"
)
_CALL_IS_OVER = Message("申报已于 {day} 24:00 截止", "the call ended on {day} at 24:00")
_IS_WRITTEN = Message("这份申报正在填报，没有可以重新打开的", "this application is being written already")
_IS_WITHDRAWN = Message("这份申报已经撤回", "this application is withdrawn already")
_OF_NO_CYCLE = Message("自评不属于任何一届，不提交", "a self-assessment outside any cycle is not handed in")
_IS_FINAL = Message("这一部分已定稿；要修改，先由申报联系人退回", "this part is final; the contact can return it first")
_IN_REVIEW = Message("这一部分已交给申报联系人审阅", "this part is with the contact for review")
_NOT_GIVEN = Message("这一部分没有交给您填写", "this part is not given to you")
_NOT_BEGUN = Message("只有编写中的部分可以送审", "only a part that is being written can be handed in for review")
_NOT_OPEN = Message("只有编写中或待审的部分可以定稿", "only a part being written or in review can be made final")
_NOT_REVIEWED = Message("只有待审或已定稿的部分可以退回", "only a part in review or final can be returned")
_IS_TAKEN_IN = Message("这份申报由秘书处代录", "this application is taken in by the office")
_IS_THE_COMPANYS = Message("这份申报由申报组织自己填写", "the company writes this application itself")
_IS_TAKEN = Message("这份 Word 文件已经带入或放弃", "this Word file was taken over or discarded")
_IS_PUT_AWAY = Message("这份自评已收起；要继续写，先取出", "this self-assessment is put away; take it out to write on")
TRACK_OFF = Message("这个申报类别没有启用", "this track is not on")


def track_is_on(_actor: Actor, track: Track) -> Message | None:
    """The track takes applications, and the call is not over."""
    return is_within_call(track.cycle) if track.is_on else TRACK_OFF


def is_being_written(actor: Actor, row: _Row) -> Message | None:
    """The application is the actor's to write, not handed in, withdrawn or put away, and the call is not over.

    At screening it is to be completed there. What came in time and is registered late is written until it is handed in.
    """
    entry = entry_of(row)
    if entry.put_away_at:
        return _IS_PUT_AWAY
    if entry.state != Entry.State.WRITING:
        return _NOT_WRITING
    if entry.scope.stage != Stage.SCREENING:
        return is_anothers(actor, entry) or is_in_time(entry)
    is_open = is_written_late(entry) or is_to_be_completed(entry, _part_of(row))
    return is_anothers(actor, entry) or (None if is_open else _NOT_TO_BE_COMPLETED)


def is_written_from_the_start(actor: Actor, row: _Row) -> Message | None:
    """The same, and at screening not just completed: whole reports and folders are taken in."""
    entry = entry_of(row)
    if entry.scope.stage == Stage.SCREENING and not is_written_late(entry):
        return _NOT_TO_BE_COMPLETED
    return is_being_written(actor, row)


def is_written_late(entry: Entry) -> bool:
    """Whether the application came in time, is registered late (补登) and was not handed in yet."""
    return entry.received_on is not None and not entry.submissions.exists()


def _part_of(row: _Row) -> Part | None:
    """Return the part that a row belongs to, None for the application itself."""
    if isinstance(row, Entry):
        return None
    return row if isinstance(row, Part) else row.part


def is_anothers(actor: Actor, entry: Entry) -> Message | None:
    """Return why an application is not the actor's to write: the office writes just those that it takes in."""
    if entry.is_taken_in == (actor.role in OFFICE):
        return None
    return _IS_TAKEN_IN if entry.is_taken_in else _IS_THE_COMPANYS


def is_within_call(cycle: Cycle) -> Message | None:
    """The last day of the call is not over."""
    return filled(_CALL_IS_OVER, day=cycle.call_ends) if is_call_over(cycle, timezone.now()) else None


def is_in_time(entry: Entry) -> Message | None:
    """The same, of an application; a self-assessment of no cycle has no last day, what came in time has met it."""
    return None if entry.cycle is None or entry.received_on else is_within_call(entry.cycle)


def entry_of(row: _Row) -> Entry:
    """Return the application that a row belongs to."""
    if isinstance(row, Entry):
        return row
    return row.part.entry if isinstance(row, PartWriter | Remark | AttachmentLink) else row.entry


def may_write_where_added(actor: Actor, attachment: Attachment) -> Message | None:
    """The actor may write the part where the evidence was added."""
    return may_write_now(actor, attachment.part)


def may_write_what_it_supports(actor: Actor, link: AttachmentLink) -> Message | None:
    """The actor may write the part whose criterion is supported."""
    return may_write_now(actor, link.part)


def may_write_now(actor: Actor, part: Part) -> Message | None:
    """The part is the actor's to write, and its state allows it."""
    if part.state == Part.State.FINAL:
        return _IS_FINAL
    if actor.role is Role.ENTRY_MEMBER:
        if part.state == Part.State.IN_REVIEW:
            return _IN_REVIEW
        if not part.writers.filter(person=actor.person, ended=None).exists():
            return _NOT_GIVEN
    return is_being_written(actor, part)


def is_not_taken(_actor: Actor, file: StoredFile) -> Message | None:
    """The filled-in report was not taken over or discarded; which parts may be written is asked of each."""
    return None if file.withdrawn_at is None else _IS_TAKEN


def can_be_handed_in(actor: Actor, part: Part) -> Message | None:
    """The part was begun, and the actor may write it."""
    return may_write_now(actor, part) if part.state == Part.State.WRITING else _NOT_BEGUN


def can_be_final(actor: Actor, part: Part) -> Message | None:
    """The part was begun and is not final yet."""
    if part.state in (Part.State.WRITING, Part.State.IN_REVIEW):
        return is_being_written(actor, part)
    return _NOT_OPEN


def can_be_returned(actor: Actor, part: Part) -> Message | None:
    """The part is in review or final."""
    if part.state in (Part.State.IN_REVIEW, Part.State.FINAL):
        return is_being_written(actor, part)
    return _NOT_REVIEWED


SEE_ENTRIES = Verb("entry.list", Message("查看本组织的申报", "List own applications"), APPLICANT, kind="page")
SEE_ENTRY = Verb("entry.see", Message("查看申报", "See an application"), WRITERS, kind="page")
CREATE_ENTRY = Verb(
    "entry.create",
    Message("开始申报", "Start an application"),
    CONTACT,
    stages=BEGINNING,
    condition=track_is_on,
    says=Message("开始申报，编号 {code}", "started the application {code}"),
)
SEE_PART = Verb("part.see", Message("查看申报的一个部分", "See a part of an application"), WRITERS, kind="page")
WRITE_PART = Verb(
    "part.write",
    Message("填写申报的一个部分", "Write a part of an application"),
    WRITERS,
    kind="write",
    stages=CALLED,
    condition=may_write_now,
)
GIVE_PART = Verb(
    "part.give",
    Message("把申报的部分交给同事", "Give a part to a colleague"),
    CONTACT,
    stages=CALLED,
    condition=is_being_written,
    says=Message("把“{part}”交给 {to}，完成日期 {due}", "gave “{part}” to {to}, due {due}"),
)
TAKE_PART = Verb(
    "part.take",
    Message("收回交给同事的部分", "Take a part from a colleague"),
    CONTACT,
    stages=CALLED,
    condition=is_being_written,
    says=Message("从 {to} 收回“{part}”", "took “{part}” from {to}"),
)
HAND_IN_PART = Verb(
    "part.hand_in",
    Message("送审", "Hand a part in for review"),
    APPLICANT,
    stages=CALLED,
    condition=can_be_handed_in,
    says=Message("把“{part}”送审", "handed “{part}” in for review"),
)
FINALISE_PART = Verb(
    "part.finalise",
    Message("定稿", "Make a part final"),
    CONTACT,
    stages=CALLED,
    condition=can_be_final,
    says=Message("“{part}”定稿", "made “{part}” final"),
)
RETURN_PART = Verb(
    "part.return",
    Message("退回修改", "Return a part"),
    CONTACT,
    stages=CALLED,
    condition=can_be_returned,
    says=Message("退回“{part}”修改", "returned “{part}”"),
)
ADD_REMARK = Verb(
    "remark.add",
    Message("写批注", "Write a remark"),
    APPLICANT,
    stages=CALLED,
    condition=is_being_written,
    says=Message("写了批注", "wrote a remark"),
)
SETTLE_REMARK = Verb(
    "remark.settle",
    Message("了结批注", "Settle a remark"),
    APPLICANT,
    stages=CALLED,
    condition=is_being_written,
    says=Message("了结了批注", "settled a remark"),
)
SEE_PRESENCE = Verb("part.presence", Message("查看谁正在编写", "See who is writing"), WRITERS, kind="page")
SEE_ATTACHMENT = Verb("attachment.see", Message("查看证实性材料", "See supporting evidence"), WRITERS, kind="page")
ADD_ATTACHMENT = Verb(
    "attachment.add",
    Message("添加证实性材料", "Add supporting evidence"),
    WRITERS,
    stages=CALLED,
    condition=may_write_now,
    says=Message("添加了证实性材料 {number}", "added the supporting evidence {number}"),
)
UPLOAD_ATTACHMENT = Verb(
    "attachment.upload",
    Message("上传证实性材料的文件", "Upload a file of supporting evidence"),
    WRITERS,
    kind="write",
    stages=CALLED,
    condition=may_write_where_added,
)
WITHDRAW_ATTACHMENT = Verb(
    "attachment.withdraw",
    Message("撤下证实性材料", "Withdraw supporting evidence"),
    WRITERS,
    stages=CALLED,
    condition=may_write_where_added,
    says=Message("撤下了证实性材料 {number}", "withdrew the supporting evidence {number}"),
)
LINK_ATTACHMENT = Verb(
    "attachment.link",
    Message("用证实性材料支持评价要点", "Link supporting evidence to a criterion"),
    WRITERS,
    stages=CALLED,
    condition=may_write_now,
    says=Message("用证实性材料 {number} 支持 {criterion}", "linked the supporting evidence {number} to {criterion}"),
)
UNLINK_ATTACHMENT = Verb(
    "attachment.unlink",
    Message("取消证实性材料与评价要点的对应", "Remove the link of supporting evidence"),
    WRITERS,
    stages=CALLED,
    condition=may_write_what_it_supports,
    says=Message("证实性材料 {number} 不再支持 {criterion}", "took the supporting evidence {number} off {criterion}"),
)
SEE_COMPLETENESS = Verb(
    "entry.completeness", Message("查看申报的完整性", "See what an application lacks"), WRITERS, kind="page"
)

# Handing in: the contact does, and who works on the cycle reads what was handed in.


def can_be_submitted(actor: Actor, row: _Row) -> Message | None:
    """The application is of a cycle, and still being written."""
    entry = entry_of(row)
    return is_being_written(actor, entry) if entry.cycle_id else _OF_NO_CYCLE


def can_be_reopened(actor: Actor, row: _Row) -> Message | None:
    """The application is the actor's to write, was handed in or withdrawn, and the call is not over."""
    entry = entry_of(row)
    if entry.state == Entry.State.WRITING:
        return _IS_WRITTEN
    return is_anothers(actor, entry) or is_in_time(entry)


def is_live(actor: Actor, row: _Row) -> Message | None:
    """The application is of a cycle, the actor's and not withdrawn; in the call its last day is not over."""
    entry = entry_of(row)
    if entry.cycle is None:
        return _OF_NO_CYCLE
    if entry.state == Entry.State.WITHDRAWN:
        return _IS_WITHDRAWN
    return is_anothers(actor, entry) or (is_in_time(entry) if entry.cycle.stage == Stage.CALL else None)


SUBMIT_ENTRY = Verb(
    "entry.submit",
    Message("提交申报", "Hand in an application"),
    CONTACT | OFFICE,
    stages=CALLED,
    condition=can_be_submitted,
    says=Message("第 {number} 次提交申报，摘要值 {digest}", "handed in the application, no. {number}, digest {digest}"),
)
REOPEN_ENTRY = Verb(
    "entry.reopen",
    Message("重新打开申报", "Open an application again"),
    CONTACT | OFFICE,
    stages=BEGINNING,
    condition=can_be_reopened,
    says=Message("重新打开申报修改", "opened the application again"),
)
WITHDRAW_ENTRY = Verb(
    "entry.withdraw",
    Message("撤回申报", "Withdraw an application"),
    CONTACT | OFFICE,
    stages=CALLED,
    condition=is_live,
    says=Message("撤回申报：{reason}", "withdrew the application: {reason}"),
)
PRINT_PAPER = Verb(
    "paper.print",
    Message("打印须签章的页面", "Print a paper to be signed"),
    CONTACT,
    kind="write",
    stages=frozenset({Stage.CALL, Stage.SCREENING}),
    condition=is_live,
)
# The report as a Word file, out and in.

UPLOAD_REPORT = Verb(
    "report.upload",
    Message("上传填好的自评报告（Word）", "Upload the filled-in report"),
    WRITERS,
    kind="write",
    stages=CALLED,
    condition=is_written_from_the_start,
)
TAKE_OVER_REPORT = Verb(
    "report.take_over",
    Message("带入自评报告（Word）", "Take over the filled-in report"),
    WRITERS,
    stages=CALLED,
    condition=is_not_taken,
    says=Message("从 Word 带入自评报告 {fields} 项", "took {fields} fields of the report over from Word"),
)
EXPORT_REPORT = Verb(
    "report.export",
    Message("下载自评报告（Word）", "Download the report in Word"),
    WRITERS,
    kind="export",
    is_sensitive=True,
)
# What is taken over from self-assessments and from earlier cycles.

TAKE_OVER_EARLIER = Verb(
    "entry.take_over",
    Message("带入以前写的内容", "Take over what was written earlier"),
    CONTACT,
    stages=CALLED,
    condition=is_being_written,
    says=Message("从 {code} 带入 {fields} 项", "took {fields} fields over from {code}"),
)
EXPORT_FORM = Verb(
    "form.export",
    Message("下载申报表（Word）", "Download the form in Word"),
    CONTACT,
    kind="export",
    is_sensitive=True,
)
