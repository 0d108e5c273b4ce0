"""Records and payload stores as JSON lines: reading them back, line by line, exactly as they were written."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from zhiheng.ledger import messages
from zhiheng.ledger.act import Act
from zhiheng.ledger.payloads import Content, Kept, PayloadStore, Removed, Withheld, line_of
from zhiheng.ledger.record import RecordEntry
from zhiheng.problems import BadInputError, Message, Place, Problem
from zhiheng.tables import InputFile

_DIGEST = re.compile(r"[0-9a-f]{64}")
_SALT = re.compile(r"[0-9a-f]{32}")
_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}Z")


def read_entries(file: InputFile) -> Iterator[RecordEntry]:
    """Yield the entries of a record, one for each line, whatever their hashes.

    Raises BadInputError at the first line that is not an entry as it is written, or is torn.
    """
    for number, line in _lines(file):
        try:
            entry = _entry(json.loads(line))
            is_as_written = entry.as_line() == line + b"\n"
        except (LookupError, RecursionError, TypeError, ValueError) as error:
            raise _refusal(file, number, messages.NOT_AN_ENTRY) from error
        if not is_as_written:
            raise _refusal(file, number, messages.NOT_AN_ENTRY)
        yield entry


def read_payloads(file: InputFile) -> PayloadStore:
    """Return a payload store.

    Raises BadInputError at the first line that is not a content as it is written, or is torn, or repeated, or whose
    payload is not the one committed to.
    """
    contents: dict[str, Content] = {}
    for number, line in _lines(file):
        try:
            value = json.loads(line)
            commitment, content = _checked(value["commitment"], _DIGEST), _content(value)
            is_as_written = line_of(commitment, content) == line + b"\n"
        except (LookupError, RecursionError, TypeError, ValueError) as error:
            raise _refusal(file, number, messages.NOT_A_PAYLOAD) from error
        if not is_as_written:
            raise _refusal(file, number, messages.NOT_A_PAYLOAD)
        if commitment in contents:
            raise _refusal(file, number, messages.PAYLOAD_REPEATED)
        if isinstance(content, Kept) and content.commitment() != commitment:
            raise _refusal(file, number, messages.PAYLOAD_CHANGED)
        contents[commitment] = content
    return PayloadStore(contents)


def _lines(file: InputFile) -> Iterator[tuple[int, bytes]]:
    """Yield the lines, counted from 1; raises BadInputError after them if the last one was not ended."""
    *lines, rest = file.content.split(b"\n")
    yield from enumerate(lines, 1)
    if rest:
        raise _refusal(file, len(lines) + 1, messages.LINE_TORN)


def _entry(value: Mapping[str, Any]) -> RecordEntry:
    time = datetime.fromisoformat(_checked(value["time"], _TIME))
    act = Act(time, value["actor"], value["subject"], value["verb"])
    commitment, previous, own = (_checked(value[key], _DIGEST) for key in ("commitment", "previous", "hash"))
    if type(value["sequence"]) is not int:
        raise TypeError(value["sequence"])
    return RecordEntry(value["sequence"], act, commitment, previous, own)


def _content(value: Mapping[str, Any]) -> Content:
    if "removed" in value:
        return Removed(_checked(value["removed"], _TIME))
    if "withheld" in value:
        return Withheld()
    return Kept(value["payload"], bytes.fromhex(_checked(value["salt"], _SALT)))


def _checked(text: str, pattern: re.Pattern[str]) -> str:
    if not pattern.fullmatch(text):
        raise ValueError(text)
    return text


def _refusal(file: InputFile, line: int, message: Message) -> BadInputError:
    return BadInputError([Problem(Place(file.name, line=line), message)])
