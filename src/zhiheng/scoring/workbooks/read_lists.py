"""The lists that score workbooks are made from."""

from collections.abc import Mapping

from zhiheng.problems import Place, Problems
from zhiheng.scoring import messages as list_messages
from zhiheng.scoring.assignments import Assignment, read_assignments, read_experts, refuse_same_but_for_case
from zhiheng.scoring.lists import Entry, read_entries
from zhiheng.scoring.workbooks import messages
from zhiheng.standard import Standard
from zhiheng.tables import InputFile

# Excel keeps this name for itself, in any case.
_RESERVED = "history"


def read_lists(
    entries: InputFile, experts: InputFile, assignments: InputFile | None, problems: Problems
) -> tuple[Mapping[str, tuple[Entry, Place]], tuple[Assignment, ...]]:
    """Return the entries by id with their places, and what each expert is to score; without assignments everyone all.

    Noted as problems: everything wrong with the lists, and entries that no sheet can be named after.
    """
    listed = read_entries(entries, problems)
    _check_names(listed, problems)
    tracks = sorted({entry.track for entry, _ in listed.values() if entry.track})
    if len(tracks) > 1:
        problems.add(messages.SEVERAL_TRACKS, entries.place, tracks="、".join(tracks))
    listed_experts = read_experts(experts, problems)
    if not (listed and listed_experts):
        return listed, ()
    return listed, read_assignments(assignments, problems, listed_experts, listed)


def check_kinds(standard: Standard, entries: Mapping[str, tuple[Entry, Place]], problems: Problems) -> None:
    """Note entries without a kind where the standard has notes for one kind."""
    if all(note.audience == "all" for indicator in standard.indicators for note in indicator.notes):
        return
    for entry, place in entries.values():
        if not entry.kind:
            problems.add(list_messages.NO_KIND, place)


def _check_names(entries: Mapping[str, tuple[Entry, Place]], problems: Problems) -> None:
    refuse_same_but_for_case({entry: place for entry, (_, place) in entries.items()}, problems)
    for entry, place in entries.values():
        if entry.id.lower() == _RESERVED:
            problems.add(messages.RESERVED_SHEET_NAME, place, value=entry.id)
