"""Who may ask departments for their opinion, and import earlier winners."""

from zhiheng.problems import Message
from zhiheng.web.audit.roles import OFFICE
from zhiheng.web.audit.stages import Stage
from zhiheng.web.audit.verb import Verb
from zhiheng.web.entries.rules.screening import SCREENERS

_ASKED = frozenset({Stage.SCREENING, Stage.EVALUATION})

SEE_OPINIONS = Verb("opinion.see", Message("查看部门意见", "See departments’ opinions"), SCREENERS, kind="page")
ASK_OPINIONS = Verb(
    "opinion.ask",
    Message("征求部门意见", "Ask departments for opinions"),
    OFFICE,
    stages=_ASKED,
    says=Message("向 {departments} 征求意见，{deadline} 前反馈", "asked {departments}, to answer by {deadline}"),
)
DRAFT_OPINION_LETTER = Verb(
    "opinion.draft_letter",
    Message("拟征求意见函", "Draft the letter to a department"),
    OFFICE,
    stages=_ASKED,
    says=Message("为 {department} 拟了征求意见函", "drafted the letter to {department}"),
)
NOTE_OPINION = Verb(
    "opinion.note",
    Message("登记部门意见", "Note a department’s opinions"),
    OFFICE,
    stages=_ASKED,
    says=Message("登记了 {department} 的意见：{answers}", "noted the opinions of {department}: {answers}"),
)
UPLOAD_OPINION = Verb(
    "opinion.upload",
    Message("上传部门反馈的扫描件", "Upload the scan of a department’s answer"),
    OFFICE,
    kind="write",
    stages=_ASKED,
)
SEE_WINNERS = Verb("winner.see", Message("查看历届获奖组织", "See earlier winners"), SCREENERS, kind="page")
IMPORT_WINNERS = Verb(
    "winner.import",
    Message("导入历届获奖组织", "Import earlier winners"),
    OFFICE,
    says=Message("导入历届获奖组织 {count} 条，摘要值 {digest}", "imported {count} earlier winners, digest {digest}"),
)
