"""What an entry of the record says was done."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_VERB = re.compile(r"[a-z][a-z0-9_.]{0,63}")


@dataclass(frozen=True, slots=True)
class Act:
    """Who did what to what, and when.

    ``actor`` and ``subject`` are opaque random ids, never names; ``verb`` is a word such as ``sheet.confirm``;
    ``time`` knows its zone. Raises ValueError if one of them is not of that kind.
    """

    time: datetime
    actor: str
    subject: str
    verb: str

    def __post_init__(self) -> None:
        if self.time.utcoffset() is None:
            raise ValueError("the time of an act must know its zone")
        if not (_ID.fullmatch(self.actor) and _ID.fullmatch(self.subject)):
            raise ValueError("actor and subject are ids of 1 to 64 letters, digits, _ and -")
        if not _VERB.fullmatch(self.verb):
            raise ValueError("a verb is 1 to 64 lower-case letters, digits, _ and ., a letter first")


def time_text(time: datetime) -> str:
    """Return a time that knows its zone in UTC, as ``2026-11-22T08:00:00.000000Z``."""
    return time.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"
