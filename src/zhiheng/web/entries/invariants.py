"""What must always be true of applications."""

from collections.abc import Iterator

from zhiheng.canonical import sha256_hex
from zhiheng.problems import Message, Place, Problem
from zhiheng.web.audit.invariant import invariant
from zhiheng.web.entries.models import ScreeningCheck, Submission
from zhiheng.web.entries.screening_state import last_outcome, state_after

_CHANGED = Message(
    "申报 {code} 第 {number} 次提交与其摘要值不符 › 由系统管理员用备份恢复",
    "submission {number} of {code} is not what its digest says › restore a backup",
)
_NOT_DECIDED = Message(
    "申报 {code} 的审查状态与它的结论不符 › 由系统管理员用备份恢复",
    "a check of {code} does not stand where its outcomes left it › restore a backup",
)


@invariant(Message("提交的申报与摘要值一致", "what was handed in is what its digest says"))
def snapshots_are_as_digested() -> Iterator[Problem]:
    """Yield every snapshot whose content was changed otherwise than by quarantine."""
    rows = Submission.objects.filter(redacted_at=None).values_list("entry__code", "number", "content", "digest")
    for code, number, content, digest in rows.iterator():
        if sha256_hex(content.encode()) != digest:
            yield Problem(Place(), _CHANGED, (("code", code), ("number", number)))


@invariant(Message("审查状态与结论一致", "checks stand where their outcomes left them"))
def checks_follow_their_outcomes() -> Iterator[Problem]:
    """Yield every check whose state is not that of its last outcome."""
    for check in ScreeningCheck.objects.select_related("entry"):
        if check.state != state_after(last_outcome(check)):
            yield Problem(Place(), _NOT_DECIDED, (("code", check.entry.code),))
