"""Who makes the public notice: the office, of which the lead approves; the supervisor reads."""

from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import OFFICE, Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.audit.verb import Verb
from zhiheng.web.notices.messages import APPROVED, DECIDED, NOT_APPROVED, VOID
from zhiheng.web.notices.models import Objection, PublicNotice
from zhiheng.web.programmes.rules import LEAD

READERS = OFFICE | {Role.SUPERVISOR}
_NOTICE = frozenset({Stage.EVALUATION})


def is_draft(_actor: Actor, notice: PublicNotice) -> Message | None:
    """Nobody approved the text."""
    return APPROVED if notice.letter_id else None


def is_approved(_actor: Actor, notice: PublicNotice) -> Message | None:
    """Two persons approved the text, and its letter is not void."""
    if notice.is_void:
        return VOID
    return None if notice.letter_id else NOT_APPROVED


def is_undecided(_actor: Actor, objection: Objection) -> Message | None:
    """Nobody decided on the objection."""
    return DECIDED if objection.outcome else None


SEE_NOTICES = Verb(
    "public_notice.see", Message("查看公示", "See the public notice"), READERS, kind="page", is_sensitive=True
)
DRAFT_NOTICE = Verb(
    "public_notice.draft",
    Message("拟公示稿", "Draft the public notice"),
    OFFICE,
    stages=_NOTICE,
    says=Message("拟了第 {number} 次公示稿", "drafted public notice {number}"),
)
WRITE_NOTICE = Verb(
    "public_notice.write",
    Message("修改公示稿", "Write the text of the public notice"),
    OFFICE,
    kind="write",
    stages=_NOTICE,
    condition=is_draft,
)
APPROVE_NOTICE = Verb(
    "public_notice.approve",
    Message("公示稿定稿", "Approve the public notice"),
    OFFICE,
    stages=_NOTICE,
    condition=is_draft,
    approvers=LEAD,
    says=Message("公示稿定稿，摘要值 {text}", "approved the text of the public notice, digest {text}"),
)
EXPORT_NOTICE = Verb(
    "public_notice.export",
    Message("导出公示网页", "Export the public notice as a web page"),
    READERS,
    kind="export",
    condition=is_approved,
)
NOTE_PUBLICATION = Verb(
    "public_notice.publish",
    Message("登记公示发布", "Record that the notice was published"),
    OFFICE,
    stages=_NOTICE,
    condition=is_approved,
    says=Message(
        "登记公示已于 {published_at} 发布，公示期到 {ends_on}",
        "recorded that the notice was published at {published_at}; the period lasts until {ends_on}",
    ),
)
UPLOAD_SCREENSHOT = Verb(
    "public_notice.screenshot",
    Message("上传公示网页截图", "Hand in a screenshot of the published notice"),
    OFFICE,
    kind="write",
    stages=_NOTICE,
    condition=is_approved,
)
NOTE_APPROVAL = Verb(
    "government_approval.note",
    Message("登记区政府审定", "Record the government’s approval"),
    OFFICE,
    stages=_NOTICE,
    says=Message(
        "登记区政府审定：{number}，{decided_on}", "recorded the government’s approval {number} of {decided_on}"
    ),
)
UPLOAD_APPROVAL = Verb(
    "government_approval.upload",
    Message("上传审定文件扫描件", "Hand in the scan of the government’s approval"),
    OFFICE,
    kind="write",
)
SEE_OBJECTIONS = Verb("objection.see", Message("查看异议", "See objections"), READERS, kind="page", is_sensitive=True)
REGISTER_OBJECTION = Verb(
    "objection.register",
    Message("登记异议", "Register an objection"),
    OFFICE,
    stages=_NOTICE,
    condition=is_approved,
    says=Message("登记第 {number} 号异议，{due_on} 前调查完毕", "registered objection {number}, due {due_on}"),
)
DECIDE_OBJECTION = Verb(
    "objection.decide",
    Message("异议处理结论", "Decide on an objection"),
    OFFICE,
    stages=_NOTICE,
    condition=is_undecided,
    approvers=LEAD,
    says=Message("第 {number} 号异议的处理结论：{outcome}", "decided on objection {number}: {outcome}"),
)
PASS_ON_TIP = Verb(
    "tip.pass_on",
    Message("转交问题线索", "Pass a tip on to the supervisor"),
    OFFICE,
    stages=_NOTICE,
    says=Message("转交了一件问题线索", "passed a tip on to the supervisor"),
)
SEE_TIPS = Verb(
    "tip.see", Message("查看问题线索", "See tips"), frozenset({Role.SUPERVISOR}), kind="page", is_sensitive=True
)
