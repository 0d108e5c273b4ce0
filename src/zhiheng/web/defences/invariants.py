"""What must always be true of what was confirmed at defences."""

from collections.abc import Iterator

from zhiheng.canonical import sha256_hex
from zhiheng.problems import Message, Place, Problem
from zhiheng.web.audit.invariant import invariant
from zhiheng.web.defences.models import DefenceSheet

_SHEET = Message(
    "申报 {code} 的一份答辩评分表与其摘要值不符 › 由系统管理员用备份恢复",
    "a sheet of the defence of {code} is not what its digest says › restore a backup",
)


@invariant(Message("已确认的答辩评分表与摘要值一致", "confirmed sheets of defences are what their digests say"))
def sheets_are_as_digested() -> Iterator[Problem]:
    """Yield every confirmed sheet that was changed otherwise than by quarantine."""
    rows = DefenceSheet.objects.filter(redacted_at=None).exclude(confirmed_at=None)
    for code, content, digest in rows.values_list("defence__entry__code", "content", "digest").iterator():
        if sha256_hex(content.encode()) != digest:
            yield Problem(Place(), _SHEET, (("code", code),))
