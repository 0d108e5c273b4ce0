"""Who may read the record, and how something is removed from it."""

from zhiheng.problems import Message
from zhiheng.web.audit.roles import IN_A_ROLE, OFFICE, Role
from zhiheng.web.audit.verb import Verb

SUPERVISOR = frozenset({Role.SUPERVISOR})
ON_THE_SERVER = frozenset({Role.SYSTEM})

SEE_RECORD = Verb("record.see", Message("查看操作留痕", "Read the record"), SUPERVISOR, kind="page")
VERIFY_RECORD = Verb(
    "record.verify",
    Message("完整核验操作留痕", "Verify the whole record"),
    SUPERVISOR,
    says=Message(
        "完整核验操作留痕 {entries} 条；记录完整：{is_whole}", "verified {entries} entries; record complete: {is_whole}"
    ),
)
EXPORT_RECORD = Verb(
    "record.export",
    Message("导出操作留痕（可独立验证）", "Export the record, to be verified elsewhere"),
    SUPERVISOR,
    kind="export",
    is_sensitive=True,
)
EXPORT_LIST = Verb(
    "record.export_list",
    Message("导出操作留痕清单", "Export a list of the record"),
    SUPERVISOR,
    kind="export",
    is_sensitive=True,
)
REMOVE_PAYLOAD = Verb(
    "record.remove_payload",
    Message("按要求移除留痕内容", "Remove what an entry of the record says"),
    OFFICE,
    approvers=SUPERVISOR,
    says=Message("按要求移除第 {sequence} 条留痕的内容", "removed on request what entry {sequence} says"),
    after_handover=True,
)
SEE_HISTORY = Verb("history.see", Message("查看办理历史", "Read an object’s history"), IN_A_ROLE, kind="page")
SEE_PROPOSALS = Verb(
    "proposal.see",
    Message("查看和办理双人事项", "Read and decide acts of two persons"),
    OFFICE | SUPERVISOR,
    kind="page",
)

# What the operator does on the server itself, with ``zhiheng admin``.
BACK_UP = Verb(
    "site.backup",
    Message("备份", "Back up"),
    ON_THE_SERVER,
    says=Message(
        "备份了整套系统，备份文件的摘要值 {digest}", "backed the installation up; digest of the file: {digest}"
    ),
)
RESTORE = Verb(
    "site.restore",
    Message("从备份恢复", "Restore a backup"),
    ON_THE_SERVER,
    says=Message(
        "从 {made} 的文件恢复，文件的摘要值 {digest}", "restored from the file of {made}; digest of the file: {digest}"
    ),
)
ADD_KEY = Verb(
    "site.add_key",
    Message("更换加密密钥", "Change the key of encrypted fields"),
    ON_THE_SERVER,
    says=Message("启用新的加密密钥 {key}", "encrypted fields now use the new key {key}"),
)
FORGET_KEYS = Verb(
    "site.forget_keys",
    Message("删除不再使用的加密密钥", "Forget keys of encrypted fields"),
    ON_THE_SERVER,
    says=Message("删除了不再使用的加密密钥 {keys}", "forgot the keys {keys}, which nothing needs any more"),
)
HAND_OVER = Verb(
    "cycle.hand_over",
    Message("移交本届", "Hand a cycle over"),
    ON_THE_SERVER,
    says=Message("本届移交到“{to}”，此后在那里办理", "handed over to “{to}”, where the cycle goes on"),
)
WRITE_HANDOVER = Verb(
    "cycle.write_handover",
    Message("生成移交文件", "Write the file of a handover"),
    ON_THE_SERVER,
    says=Message("生成了移交文件，摘要值 {digest}", "wrote the file of the handover; its digest: {digest}"),
)
