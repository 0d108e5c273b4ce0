"""Proving the record whole: entry by entry, and that the database says of it nothing else than the chain."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zhiheng.ledger import NOTHING_BEFORE, Kept, RecordEntry, check_chain
from zhiheng.ledger.messages import ENTRY_CHANGED, PAYLOAD_MISSING
from zhiheng.problems import BadInputError, Message, Place, Problem
from zhiheng.web.audit.models import LedgerEntry, LedgerHead, LedgerPayload
from zhiheng.web.audit.rules import HAND_OVER, REMOVE_PAYLOAD, RESTORE
from zhiheng.web.programmes.models import Cycle
from zhiheng.web.programmes.rules import ARCHIVE

_CHUNK = 1000
_LEAVING = (HAND_OVER.id, ARCHIVE.id)
"""The acts after which a file with one cycle may be written."""

NO_HEAD = Message(
    "找不到操作留痕末尾的标记 › 由系统管理员用备份比对", "the mark of the record’s end is gone › compare with a backup"
)
END_MISSING = Message(
    "应有 {expected} 条，只有 {found} 条 › 末尾的留痕被删去，由系统管理员用备份比对",
    "{expected} entries are due, there are {found} › the end was cut off; compare with a backup",
)
OTHER_END = Message(
    "第 {sequence} 条不是当时记下的末尾 › 末尾被换过或重写过，由系统管理员用备份比对",
    "entry {sequence} is not the end that was noted › the end was replaced; compare with a backup",
)
PAYLOAD_CHANGED = Message(
    "第 {sequence} 条的内容与它的摘要值不符 › 内容被改动过，由系统管理员用备份比对",
    "what entry {sequence} says has not its digest › it was changed; compare with a backup",
)
REMOVED_UNASKED = Message(
    "第 {sequence} 条的内容不在，却没有经审核的移除记录 › 由系统管理员从备份中找回",
    "what entry {sequence} said is gone without an approved removal › recover it from a backup",
)
PAYLOAD_SURPLUS = Message(
    "有 {count} 项内容不属于任何一条留痕 › 留痕被删去过，由系统管理员用备份比对",
    "{count} payloads belong to no entry › entries were deleted; compare with a backup",
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a verification found: how far the record is whole, and the first thing that is not.

    ``elsewhere`` is how many payloads are kept where a cycle was handed over from. ``after`` is the entry up to which
    an earlier verification was relied on, 0 for all of it.
    """

    entries: int
    head: str
    removed: int
    elsewhere: int
    after: int
    problem: Problem | None

    @property
    def is_whole(self) -> bool:
        """Whether nothing was found."""
        return self.problem is None


def verify(after: RecordEntry | None = None) -> Verdict:
    """Verify the record from an entry on that was verified earlier, or all of it; writers need not stop for it."""
    newest = LedgerEntry.objects.order_by("-sequence").values_list("sequence", flat=True).first() or 0
    last, problem = after, None
    try:
        head = _head(newest)
        for chunk in _chunks(after, head.sequence):
            last = chunk[-1]
        _check_end(last, head)
        _check_surplus()
    except BadInputError as error:
        problem = error.problems[0]
    checked = last.sequence if last else 0
    return Verdict(
        entries=checked,
        head=last.hash if last else NOTHING_BEFORE,
        removed=LedgerPayload.objects.exclude(removed=None).count(),
        elsewhere=LedgerPayload.objects.filter(salt=None, removed=None).count(),
        after=after.sequence if after else 0,
        problem=problem,
    )


def _head(newest: int) -> LedgerHead:
    """Return the noted end, read after the newest entry so that a writer in between does no harm."""
    head = LedgerHead.objects.first()
    if head is None:
        raise _refusal(NO_HEAD)
    if head.sequence < newest:
        raise _refusal(OTHER_END, sequence=newest)
    return head


def _chunks(after: RecordEntry | None, until: int) -> Iterator[Sequence[RecordEntry]]:
    """Yield the entries in their order, each chunk once it holds."""
    last = after
    while True:
        start = last.sequence if last else 0
        rows = LedgerEntry.objects.filter(sequence__gt=start, sequence__lte=until).order_by("sequence")[:_CHUNK]
        chunk = tuple(check_chain("", map(_entry, rows), last))
        if not chunk:
            return
        _check_payloads(chunk)
        last = chunk[-1]
        yield chunk


def _entry(row: LedgerEntry) -> RecordEntry:
    try:
        return row.as_entry()
    except ValueError as error:  # what stands there could not have been written by an act
        raise _refusal(ENTRY_CHANGED, expected=row.sequence) from error


def _check_payloads(chunk: Sequence[RecordEntry]) -> None:
    stored = LedgerPayload.objects.in_bulk([entry.commitment for entry in chunk])
    received = _received()
    for entry in chunk:
        payload = stored.get(entry.commitment)
        if payload is None:
            raise _refusal(PAYLOAD_MISSING, sequence=entry.sequence)
        if payload.removed is not None:
            _check_removal(payload, entry.sequence)
        elif payload.is_elsewhere and entry.sequence < received:
            continue
        elif _commitment(payload) != entry.commitment:
            raise _refusal(PAYLOAD_CHANGED, sequence=entry.sequence)


def _received() -> int:
    """Return the sequence of the entry by which a cycle handed over or archived was received here, 0 if none was.

    Only what entries before it said may be kept elsewhere, where the chain says that this very cycle was handed over
    or archived.
    """
    restored = LedgerEntry.objects.filter(verb=RESTORE.id, subject__in=Cycle.objects.values("public_id"))
    for entry in restored.order_by("-sequence")[:1]:
        if LedgerEntry.objects.filter(verb__in=_LEAVING, subject=entry.subject, sequence__lt=entry.sequence).exists():
            return entry.sequence
    return 0


def _commitment(payload: LedgerPayload) -> str:
    try:
        return Kept(payload.payload, bytes(payload.salt or b"")).commitment()
    except ValueError:  # no payload that an act could have written
        return ""


def _check_removal(payload: LedgerPayload, sequence: int) -> None:
    removals = LedgerEntry.objects.filter(verb=REMOVE_PAYLOAD.id, subject=payload.public_id)
    said = LedgerPayload.objects.filter(commitment__in=removals.values("commitment")).values_list("payload", flat=True)
    is_approved = any(one and one.get("step") == "approved" for one in said)
    if not is_approved or payload.payload is not None or payload.salt is not None:
        raise _refusal(REMOVED_UNASKED, sequence=sequence)


def _check_end(last: RecordEntry | None, head: LedgerHead) -> None:
    found = last.sequence if last else 0
    if found != head.sequence:
        raise _refusal(END_MISSING, expected=head.sequence, found=found)
    if last and last.hash != head.hash:
        raise _refusal(OTHER_END, sequence=found)


def _check_surplus() -> None:
    surplus = LedgerPayload.objects.exclude(commitment__in=LedgerEntry.objects.values("commitment")).count()
    if surplus:
        raise _refusal(PAYLOAD_SURPLUS, count=surplus)


def _refusal(message: Message, **values: object) -> BadInputError:
    return BadInputError([Problem(Place(), message, tuple(values.items()))])
