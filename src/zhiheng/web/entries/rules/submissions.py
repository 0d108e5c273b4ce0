"""Who may read and print what was handed in."""

from zhiheng.problems import Message
from zhiheng.web.audit.roles import APPLICANT, OFFICE, Role
from zhiheng.web.audit.verb import Verb
from zhiheng.web.programmes.doors import INSIDE

_CONTACT = frozenset({Role.ENTRY_OWNER})

SEE_SUBMISSION = Verb(
    "submission.see",
    Message("查看已提交的申报", "See what was handed in"),
    _CONTACT | INSIDE,
    kind="page",
    is_sensitive=True,
)
SEE_RECEIPT = Verb("submission.receipt", Message("查看回执", "See the receipt"), _CONTACT | INSIDE, kind="page")
PRINT_SUBMISSION = Verb(
    "submission.print",
    Message("打印申报书", "Print an application"),
    _CONTACT | OFFICE,
    kind="export",
    is_sensitive=True,
)
SEAL_SUBMISSION = Verb(
    "submission.seal",
    Message("交回盖章的申报书", "Hand in the sealed application"),
    _CONTACT | OFFICE,
    kind="write",
)
SEE_EVIDENCE = Verb(
    "attachment.file",
    Message("打开证实性材料的文件", "Open a file of supporting evidence"),
    APPLICANT | INSIDE | {Role.EXPERT},
    kind="page",
)
SEE_PAPERS = Verb("paper.see", Message("查看签章页", "See signed copies"), _CONTACT | INSIDE, kind="page")
