"""What must always be true of what was confirmed in reviews."""

from collections.abc import Iterator

from zhiheng.canonical import sha256_hex
from zhiheng.problems import Message, Place, Problem
from zhiheng.web.audit.invariant import invariant
from zhiheng.web.reviews.models import ConfirmedConsensus, ConfirmedSheet, Consensus

_SHEET = Message(
    "申报 {code} 的一份已确认评分表与其摘要值不符 › 由系统管理员用备份恢复",
    "a confirmed sheet of {code} is not what its digest says › restore a backup",
)
_CONSENSUS = Message(
    "申报 {code} 的合议与其摘要值或状态不符 › 由系统管理员用备份恢复",
    "the consensus on {code} is not what its digest or state says › restore a backup",
)


@invariant(Message("已确认的评分表与摘要值一致", "confirmed sheets are what their digests say"))
def sheets_are_as_digested() -> Iterator[Problem]:
    """Yield every confirmed sheet that was changed otherwise than by quarantine."""
    rows = ConfirmedSheet.objects.filter(redacted_at=None).values_list("sheet__entry__code", "content", "digest")
    for code, content, digest in rows.iterator():
        if sha256_hex(content.encode()) != digest:
            yield Problem(Place(), _SHEET, (("code", code),))


@invariant(Message("已确认的合议与摘要值一致", "closed consensuses are what their digests say"))
def consensuses_are_as_digested() -> Iterator[Problem]:
    """Yield every closed consensus that was changed or opened again, and every one closed without being frozen."""
    for one in Consensus.objects.filter(state=Consensus.State.CLOSED, confirmed=None).select_related("entry"):
        yield Problem(Place(), _CONSENSUS, (("code", one.entry.code),))
    for row in ConfirmedConsensus.objects.select_related("consensus__entry").iterator():
        is_closed = row.consensus.state == Consensus.State.CLOSED
        if not is_closed or sha256_hex(row.content.encode()) != row.digest:
            yield Problem(Place(), _CONSENSUS, (("code", row.consensus.entry.code),))
