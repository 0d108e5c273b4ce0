"""What must always be true of applications."""

from collections.abc import Iterator

from zhiheng.canonical import sha256_hex
from zhiheng.problems import Message, Place, Problem
from zhiheng.web.audit.invariant import invariant
from zhiheng.web.entries.models import Submission

_CHANGED = Message(
    "申报 {code} 第 {number} 次提交与其摘要值不符 › 由系统管理员用备份恢复",
    "submission {number} of {code} is not what its digest says › restore a backup",
)


@invariant(Message("提交的申报与摘要值一致", "what was handed in is what its digest says"))
def snapshots_are_as_digested() -> Iterator[Problem]:
    """Yield every snapshot whose content was changed."""
    rows = Submission.objects.values_list("entry__code", "number", "content", "digest")
    for code, number, content, digest in rows.iterator():
        if sha256_hex(content.encode()) != digest:
            yield Problem(Place(), _CHANGED, (("code", code), ("number", number)))
