"""The record as pages and exports show it."""

import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import IO

from django.db.models import QuerySet
from django.utils import timezone

from zhiheng.ledger import Kept, RecordEntry, Removed, Withheld, line_of
from zhiheng.ledger.act import time_text
from zhiheng.ledger.payloads import Content
from zhiheng.problems import Message
from zhiheng.web.audit import doors, rules
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.history import Line, lines_of
from zhiheng.web.audit.models import LedgerEntry, LedgerPayload
from zhiheng.web.audit.verification import Verdict, verify
from zhiheng.web.site.texts import say

PAGE_LENGTH = 50
_CHUNK = 1000
_HEADINGS = (
    Message("序号", "No."),
    Message("时间", "Time"),
    Message("办理人", "Person"),
    Message("角色", "Role"),
    Message("事项", "Verb"),
    Message("内容", "What"),
    Message("对象", "Object"),
    Message("对象编号", "Object’s id"),
)
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page of entries; ``older`` is the sequence that the next page lies before, None on the last one."""

    lines: Sequence[Line]
    older: int | None


def leaf_of(entries: QuerySet[LedgerEntry], before: int | None) -> Leaf:
    """Return the entries before a sequence number, the newest first."""
    if before is not None:
        entries = entries.filter(sequence__lt=before)
    listed = list(entries[: PAGE_LENGTH + 1])
    has_more = len(listed) > PAGE_LENGTH
    shown = listed[:PAGE_LENGTH]
    return Leaf(lines_of(shown), shown[-1].sequence if has_more else None)


def verdict_now() -> Verdict:
    """Verify what was written since the last whole verification that held; the whole record if there was none.

    The entry of that verification is itself among those verified now.
    """
    entry = LedgerEntry.objects.filter(verb=rules.VERIFY_RECORD.id).order_by("-sequence").first()
    return verify(_verified_before(entry) if entry else None)


def _verified_before(entry: LedgerEntry) -> RecordEntry | None:
    said = LedgerPayload.objects.filter(commitment=entry.commitment).values_list("payload", flat=True).first() or {}
    end = said.get("entries")
    if not said.get("is_whole") or not isinstance(end, int) or end >= entry.sequence:
        return None
    known = LedgerEntry.objects.filter(sequence=end, hash=said.get("head")).first()
    return known.as_entry() if known else None


def write_list(entries: QuerySet[LedgerEntry]) -> Iterator[str]:
    """Yield a CSV of entries, for Excel and WPS, in pieces."""
    yield "\ufeff" + _csv_line([say(heading) for heading in _HEADINGS])
    before = None
    while True:
        older = entries if before is None else entries.filter(sequence__lt=before)
        chunk = list(older[:_CHUNK])
        if not chunk:
            return
        yield "".join(_csv_line(_cells(line)) for line in lines_of(chunk))
        before = chunk[-1].sequence


def _cells(line: Line) -> Sequence[str]:
    time = timezone.localtime(line.time).strftime("%Y-%m-%d %H:%M:%S")
    return [str(line.sequence), time, line.who, line.role, line.verb, line.says, line.about, line.subject]


def _csv_line(cells: Sequence[str]) -> str:
    target = io.StringIO()
    csv.writer(target).writerow([f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell for cell in cells])
    return target.getvalue()


def write_record(actor: Actor, target: IO[bytes]) -> None:
    """Write the whole chain, and the payloads inside the actor's door, as ``zhiheng verify`` reads them.

    The chain holds opaque ids and digests only; other payloads are marked as withheld.
    """
    end = LedgerEntry.objects.order_by("-sequence").values_list("sequence", flat=True).first() or 0
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        with packed.open("record.jsonl", "w") as file:
            file.writelines(record_lines(end))
        with packed.open("payloads.jsonl", "w") as file:
            file.writelines(payload_lines(doors.payloads(actor), end))


def record_lines(end: int) -> Iterator[bytes]:
    """Yield the chain up to an entry as lines of JSON."""
    return (entry.as_entry().as_line() for chunk in _chunks(end) for entry in chunk)


def payload_lines(given: QuerySet[LedgerPayload], end: int) -> Iterator[bytes]:
    """Yield the payloads of the chain up to an entry as lines of JSON; those not among the given are withheld."""
    return (line for chunk in _chunks(end) for line in _payload_lines(given, chunk))


def _chunks(end: int) -> Iterator[Sequence[LedgerEntry]]:
    for start in range(0, end, _CHUNK):
        rows = LedgerEntry.objects.filter(sequence__gt=start, sequence__lte=min(start + _CHUNK, end))
        yield list(rows.order_by("sequence"))


def _payload_lines(given: QuerySet[LedgerPayload], chunk: Sequence[LedgerEntry]) -> Iterator[bytes]:
    found = given.in_bulk([entry.commitment for entry in chunk])
    for entry in chunk:
        yield line_of(entry.commitment, _content(found.get(entry.commitment)))


def _content(payload: LedgerPayload | None) -> Content:
    if payload is None or payload.is_elsewhere:
        return Withheld()
    if payload.removed is not None:
        return Removed(time_text(payload.removed))
    return Kept(payload.payload, bytes(payload.salt or b""))
