"""Who may do what with drafts; who may write or read a field itself is up to the verbs of its kind."""

from zhiheng.problems import Message
from zhiheng.web.audit.roles import IN_A_ROLE, OFFICE, SIGNED_IN, Role
from zhiheng.web.audit.verb import Verb

_READERS = IN_A_ROLE - {Role.OPERATOR}
_WRITERS = _READERS - {Role.SUPERVISOR}

GET_KEY = Verb("draft.key", Message("取本机暂存的密钥", "Get the key of unsent text"), SIGNED_IN, kind="page")
WRITE = Verb("draft.write", Message("填写", "Fill in"), _WRITERS, kind="page")
SEE_HISTORY = Verb("draft.history", Message("查看各版本", "See all versions"), _READERS, kind="page")
SEAL = Verb(
    "draft.seal",
    Message("登记各版本的摘要值", "Record the digest of the versions"),
    frozenset({Role.SYSTEM}),
    says=Message("登记了 {versions} 个自动保存版本的摘要值", "recorded the digest of {versions} saved versions"),
)
QUARANTINE = Verb(
    "draft.quarantine",
    Message("隔离文字", "Quarantine text"),
    OFFICE,
    approvers=frozenset({Role.OFFICE_LEAD}),
    says=Message("隔离第 {first} 至 {last} 版的文字", "quarantine the text of versions {first} to {last}"),
    after_handover=True,
)
