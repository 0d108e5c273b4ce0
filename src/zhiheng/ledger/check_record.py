"""Verification of a record: entry by entry, ending at the first that does not hold."""

from collections.abc import Iterable, Iterator

from zhiheng.ledger import messages
from zhiheng.ledger.holds import Holds
from zhiheng.ledger.payloads import PayloadStore, Removed, Withheld
from zhiheng.ledger.record import NOTHING_BEFORE, RecordEntry
from zhiheng.ledger.record_lines import read_entries, read_payloads
from zhiheng.problems import BadInputError, Message, Place, Problem
from zhiheng.tables import InputFile


def check_record(file: InputFile, payloads: InputFile | None = None, digest: str | None = None) -> Iterator[Holds]:
    """Yield each thing that holds of a record: its chain, its end, its payloads.

    ``digest`` is the hash the last entry must have; without it nobody can tell that entries were cut off at the end, or
    that all were written anew. ``payloads`` is the payload store; without it the chain is verified alone.

    Raises:
        BadInputError: with the first thing that does not hold.
    """
    entries = tuple(check_chain(file.name, read_entries(file)))
    if not entries:
        raise _refusal(file.name, None, messages.RECORD_EMPTY)
    yield Holds(messages.CHAIN_HOLDS, {"entries": len(entries), "head": entries[-1].hash})
    if digest is not None:
        _check_head(file.name, entries, digest.lower())
        yield Holds(messages.HEAD_HOLDS)
    if payloads is not None:
        yield from _check_payloads(file.name, entries, read_payloads(payloads), payloads.name)


def check_chain(name: str, entries: Iterable[RecordEntry], after: RecordEntry | None = None) -> Iterator[RecordEntry]:
    """Yield the entries of the record of that name, each once it is known to follow the one before.

    The first one follows ``after``, an entry that was checked earlier, or begins the record.

    Raises:
        BadInputError: at the first entry that was changed, is missing, was put in, or stands elsewhere.
    """
    last, previous = (after.sequence, after.hash) if after else (0, NOTHING_BEFORE)
    for position, entry in enumerate(entries, last + 1):
        if entry.hash != entry.own_hash():
            raise _refusal(name, position, messages.ENTRY_CHANGED, expected=position)
        if entry.sequence != position:
            raise _refusal(name, position, messages.ENTRY_MISPLACED, expected=position, found=entry.sequence)
        if entry.previous != previous:
            raise _refusal(name, position, messages.ENTRY_NOT_CHAINED, expected=position)
        previous = entry.hash
        yield entry


def _check_head(name: str, entries: tuple[RecordEntry, ...], digest: str) -> None:
    last = entries[-1]
    for entry in entries[:-1]:
        if entry.hash == digest:
            more = last.sequence - entry.sequence
            raise _refusal(name, last.sequence, messages.HEAD_IS_EARLIER, sequence=entry.sequence, more=more)
    if last.hash != digest:
        raise _refusal(name, last.sequence, messages.OTHER_HEAD, actual=last.hash, expected=digest)


def _check_payloads(
    name: str, entries: tuple[RecordEntry, ...], store: PayloadStore, store_name: str
) -> Iterator[Holds]:
    for entry in entries:
        if entry.commitment not in store.contents:
            raise _refusal(name, entry.sequence, messages.PAYLOAD_MISSING, sequence=entry.sequence)
    committed = {entry.commitment for entry in entries}
    for line, commitment in enumerate(store.contents, 1):
        if commitment not in committed:
            raise _refusal(store_name, line, messages.PAYLOAD_SURPLUS)
    removed = [entry.sequence for entry in entries if isinstance(store.contents[entry.commitment], Removed)]
    withheld = sum(isinstance(content, Withheld) for content in store.contents.values())
    yield Holds(messages.PAYLOADS_HOLD, {"kept": len(entries) - len(removed) - withheld})
    if removed:
        yield Holds(messages.PAYLOADS_REMOVED, {"entries": "、".join(map(str, removed))})
    if withheld:
        yield Holds(messages.PAYLOADS_WITHHELD, {"entries": withheld})


def _refusal(file: str, line: int | None, message: Message, **values: object) -> BadInputError:
    return BadInputError([Problem(Place(file, line=line), message, tuple(values.items()))])
