"""What must always be true of what winners submitted."""

from collections.abc import Iterator

from zhiheng.canonical import sha256_hex
from zhiheng.problems import Message, Place, Problem
from zhiheng.web.audit.invariant import invariant
from zhiheng.web.honours.models import FollowUp

_CHANGED = Message(
    "“{name}”{year} 年度跟踪表与其摘要值不符 › 由系统管理员用备份恢复",
    "the follow-up form of “{name}” of {year} is not what its digest says › restore a backup",
)


@invariant(Message("提交的年度跟踪表与摘要值一致", "submitted follow-up forms are what their digests say"))
def follow_ups_are_as_digested() -> Iterator[Problem]:
    """Yield every submitted form whose content was changed."""
    for one in FollowUp.objects.exclude(submitted_at=None).select_related("winner").iterator():
        if sha256_hex(one.content.encode()) != one.digest:
            yield Problem(Place(), _CHANGED, (("name", one.winner.name), ("year", one.year)))
