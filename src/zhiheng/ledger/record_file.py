"""A record kept in two files of JSON lines: the chain, and beside it the payloads."""

import os
import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from zhiheng.canonical import Json
from zhiheng.ledger import messages
from zhiheng.ledger.act import Act
from zhiheng.ledger.payloads import PayloadStore, line_of
from zhiheng.ledger.record import RecordEntry, next_entry
from zhiheng.ledger.record_lines import read_entries, read_payloads
from zhiheng.problems import BadInputError, Place, Problem
from zhiheng.tables import InputFile, read_file

_LONGEST_LINE = 4096
"""More bytes than any entry has."""


@dataclass(frozen=True, slots=True)
class RecordFile:
    """The paths of a record and of its payloads; at most one process may write to them at a time.

    A line is written whole and brought to the disk before a method returns. Whoever is killed while writing leaves a
    line without its end, which is refused from then on, here and by verification, until a person has looked at it.
    """

    chain: Path
    payloads: Path

    def append(self, act: Act, payload: Json, salt: bytes) -> RecordEntry:
        """Append what was done, its payload kept apart under a fresh random salt of 16 bytes.

        Raises ValueError or NotCanonicalError as ``Record.append`` does, BadInputError if a file ends in a torn line.
        """
        store = PayloadStore()
        commitment = store.keep(payload, salt)
        entry = next_entry(self._last_entry(), act, commitment)
        _append(self.payloads, line_of(commitment, store.contents[commitment]))
        _append(self.chain, entry.as_line())
        return entry

    def remove_payload(self, commitment: str, time: datetime) -> None:
        """Forget a payload and its salt, leaving a mark; raises KeyError if it is not kept, BadInputError if torn."""
        store = read_payloads(read_file(self.payloads))
        store.remove(commitment, time)
        with tempfile.NamedTemporaryFile(dir=self.payloads.parent, delete=False) as aside:
            aside.write(store.as_lines())
            aside.flush()
            os.fsync(aside.fileno())
        Path(aside.name).replace(self.payloads)

    def _last_entry(self) -> RecordEntry | None:
        tail = _tail(self.chain)
        if not tail:
            return None
        _, _, line = tail.removesuffix(b"\n").rpartition(b"\n")
        try:
            return next(read_entries(InputFile("", line + b"\n")))
        except BadInputError as error:
            raise BadInputError([Problem(Place(str(self.chain)), messages.NOT_AN_ENTRY)]) from error


def _append(path: Path, line: bytes) -> None:
    _tail(path)
    with path.open("ab") as file:
        file.write(line)
        file.flush()
        os.fsync(file.fileno())


def _tail(path: Path) -> bytes:
    """Return the end of a file, which holds its last line; raises BadInputError if that line is torn."""
    if not path.exists():
        return b""
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(max(size - _LONGEST_LINE, 0))
        tail = file.read()
    if tail and not tail.endswith(b"\n"):
        raise BadInputError([Problem(Place(str(path)), messages.LINE_TORN)])
    return tail
