"""Who sees the official result (综合评价), freezes it and takes it along."""

from zhiheng.problems import Message
from zhiheng.web.audit.roles import OFFICE, Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.audit.verb import Verb
from zhiheng.web.programmes.rules import LEAD
from zhiheng.web.results.rules.shortlist import READERS

SEE_RESULT = Verb(
    "result.see",
    Message("查看综合评价结果", "See the official result"),
    READERS,
    kind="page",
    is_sensitive=True,
)
FREEZE_RESULT = Verb(
    "result.freeze",
    Message("结果定稿", "Freeze the official result"),
    OFFICE,
    stages=frozenset({Stage.EVALUATION, Stage.ANNOUNCED}),
    approvers=LEAD,
    says=Message("结果定稿，结果数据包摘要值 {bundle}", "froze the official result, digest of the bundle {bundle}"),
)
DOWNLOAD_BUNDLE = Verb(
    "result.bundle",
    Message("下载结果数据包", "Download the result bundle"),
    READERS,
    kind="export",
    is_sensitive=True,
)
PRINT_RANKING = Verb(
    "result.print",
    Message("打印得分排序、上传签字扫描件", "Print the ranking, hand in its scan"),
    OFFICE,
    kind="write",
)
TRY_WHAT_IF = Verb(
    "result.what_if",
    Message("测算（非正式结果）", "Try other rules (not official)"),
    LEAD | {Role.SUPERVISOR},
    kind="export",
    stages=frozenset({Stage.EVALUATION, Stage.ANNOUNCED, Stage.ARCHIVED}),
)
