"""Who may do what with files; whose files somebody may open or upload is up to the area that the files belong to."""

from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import IN_A_ROLE, OFFICE, Role
from zhiheng.web.audit.verb import Verb
from zhiheng.web.files.kinds import print_kind, subject_of
from zhiheng.web.files.models import PrintCode

_OVERSEERS = OFFICE | {Role.SUPERVISOR}


def may_hand_in(actor: Actor, code: PrintCode) -> Message | None:
    """The actor may print the page, so may hand in its scan."""
    return print_kind(code.kind).write.refusal(actor, subject_of(code))


SEE_FILE = Verb("file.see", Message("查看文件", "See a file"), IN_A_ROLE, kind="page", is_sensitive=True)
DOWNLOAD_FILE = Verb(
    "file.download", Message("下载文件原件", "Download the original"), IN_A_ROLE, kind="export", is_sensitive=True
)
UPLOAD_FILE = Verb(
    "file.upload",
    Message("上传文件", "Upload a file"),
    IN_A_ROLE,
    says=Message("上传“{name}”", "uploaded {name}"),
)
WITHDRAW_FILE = Verb(
    "file.withdraw",
    Message("撤下文件", "Withdraw a file"),
    IN_A_ROLE,
    says=Message("撤下“{name}”", "withdrew {name}"),
)
ASK_UPLOAD = Verb("file.ask_upload", Message("打开上传页面", "Open the page for uploads"), IN_A_ROLE, kind="page")
ASK_QUARANTINE = Verb(
    "file.ask_quarantine", Message("打开隔离页面", "Open the page for quarantine"), OFFICE, kind="page"
)
QUARANTINE_FILE = Verb(
    "file.quarantine",
    Message("隔离文件", "Quarantine a file"),
    OFFICE,
    approvers=frozenset({Role.OFFICE_LEAD}),
    says=Message("隔离文件：{why}", "quarantine a file: {why}"),
    after_handover=True,
)
SEE_QUARANTINED = Verb(
    "file.see_quarantined", Message("查看已隔离的文件", "See what was quarantined"), _OVERSEERS, kind="page"
)
PRINT_PAGE = Verb(
    "code.print",
    Message("打印带校验码的页面", "Print a page with its code"),
    IN_A_ROLE,
    says=Message("打印页面，校验码 {code}", "printed a page with the code {code}"),
)
VERIFY_CODE = Verb("code.verify", Message("核对校验码", "Look up a verification code"), IN_A_ROLE, kind="page")
HAND_IN_COPY = Verb(
    "code.hand_in",
    Message("上传签章页扫描件", "Hand in the scan of a signed page"),
    IN_A_ROLE,
    condition=may_hand_in,
    says=Message("上传签章页扫描件", "handed in the scan of a signed page"),
)
