"""The record (操作留痕): entries chained by their digests, only ever appended.

Nothing here knows a clock or draws a random number: times, ids and salts are given by the caller.
"""

from dataclasses import dataclass, field

from zhiheng.canonical import Json, canonical_json, digest_of
from zhiheng.ledger.act import Act, time_text
from zhiheng.ledger.payloads import PayloadStore

NOTHING_BEFORE = "0" * 64
"""``previous`` of a record's first entry, and the head of an empty record."""


@dataclass(frozen=True, slots=True)
class RecordEntry:
    """One entry (留痕); ``hash`` is what was written down, ``own_hash`` computes what it must be."""

    sequence: int
    act: Act
    commitment: str
    previous: str
    hash: str

    def as_line(self) -> bytes:
        """Return the entry as a line of a file: canonical JSON with the keys of docs/reference/ledger.md."""
        content = _content(self.sequence, self.act, self.commitment, self.previous)
        return canonical_json({**content, "hash": self.hash}) + b"\n"

    def own_hash(self) -> str:
        """Return the digest of the entry's content, which is everything but its hash."""
        return digest_of(_content(self.sequence, self.act, self.commitment, self.previous))


def next_entry(last: RecordEntry | None, act: Act, commitment: str) -> RecordEntry:
    """Return the entry that follows the last one of a record, or begins it if there is none."""
    sequence, previous = (last.sequence + 1, last.hash) if last else (1, NOTHING_BEFORE)
    return RecordEntry(sequence, act, commitment, previous, digest_of(_content(sequence, act, commitment, previous)))


def _content(sequence: int, act: Act, commitment: str, previous: str) -> dict[str, Json]:
    return {
        "sequence": sequence,
        "time": time_text(act.time),
        "actor": act.actor,
        "subject": act.subject,
        "verb": act.verb,
        "commitment": commitment,
        "previous": previous,
    }


@dataclass(slots=True)
class Record:
    """A record in memory, with its payloads beside it."""

    payloads: PayloadStore = field(default_factory=PayloadStore)
    _entries: list[RecordEntry] = field(default_factory=list)

    @property
    def entries(self) -> tuple[RecordEntry, ...]:
        """All entries, in their order."""
        return tuple(self._entries)

    @property
    def head(self) -> str:
        """The hash of the last entry, which stands for the whole record."""
        return self._entries[-1].hash if self._entries else NOTHING_BEFORE

    def append(self, act: Act, payload: Json, salt: bytes) -> RecordEntry:
        """Append what was done, its payload kept apart under a fresh random salt of 16 bytes.

        Raises ValueError if the salt has another length, NotCanonicalError if the payload has no canonical JSON.
        """
        commitment = self.payloads.keep(payload, salt)
        entry = next_entry(self._entries[-1] if self._entries else None, act, commitment)
        self._entries.append(entry)
        return entry

    def as_lines(self) -> bytes:
        """Return the record as a file of JSON lines."""
        return b"".join(entry.as_line() for entry in self._entries)
