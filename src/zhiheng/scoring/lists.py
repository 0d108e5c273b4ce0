"""The list of entries (申报名单)."""

from dataclasses import dataclass
from typing import Literal

from zhiheng.problems import Place, Problems
from zhiheng.scoring import messages
from zhiheng.tables import InputFile, is_identifier, is_plain_name, read_csv

_KINDS = ("advanced", "traditional", "")
_STATUSES = ("active", "withdrawn", "")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry (申报).

    ``kind`` is ``advanced``, ``traditional``, or "" where the list gives none; ``track`` is None without tracks.
    """

    id: str
    name: str
    kind: str
    status: Literal["active", "withdrawn"] = "active"
    track: str | None = None

    @property
    def is_active(self) -> bool:
        """Whether the entry still takes part."""
        return self.status == "active"


def read_entries(file: InputFile, problems: Problems) -> dict[str, tuple[Entry, Place]]:
    """Return the entries of ``entries.csv`` by id, in its order, each with its place.

    Noted as problems: bad or repeated ids, no name, unknown kind or status. Only a row without a usable id of its
    own is left out, so that ratings of the others are not reported as unknown.
    """
    entries: dict[str, tuple[Entry, Place]] = {}
    before = len(problems.found)
    for line, fields in read_csv(file, problems, ("entry", "name", "kind"), ("status", "track")):
        place = Place(file.name, line=line)
        identifier, name, kind, status, track = fields
        if identifier in entries:
            earlier = entries[identifier][1].line
            problems.add(messages.REPEATED_ENTRY, place, value=identifier, line=earlier)
            continue
        _check_fields(fields, place, problems)
        if is_identifier(identifier):
            state: Literal["active", "withdrawn"] = "withdrawn" if status == "withdrawn" else "active"
            entries[identifier] = Entry(identifier, name, kind, state, track or None), place
    if not entries and len(problems.found) == before:
        problems.add(messages.NO_ENTRIES, file.place)
    return entries


def _check_fields(fields: tuple[str, ...], place: Place, problems: Problems) -> None:
    identifier, name, kind, status, _ = fields
    if not identifier:
        problems.add(messages.MISSING_KEY, place, key="entry")
    elif not is_identifier(identifier):
        problems.add(messages.BAD_ID, place, value=identifier)
    if not name:
        problems.add(messages.NO_NAME, place)
    elif not is_plain_name(name):
        problems.add(messages.BAD_NAME, place)
    for key, value, choices in (("kind", kind, _KINDS), ("status", status, _STATUSES)):
        if value not in choices:
            shown = ", ".join(filter(None, choices))
            problems.add(messages.NOT_A_CHOICE, place, key=key, value=value, choices=shown)
