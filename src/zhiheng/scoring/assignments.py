"""Who scores what: the list of experts and their assignments."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from zhiheng.problems import Place, Problems
from zhiheng.scoring import messages
from zhiheng.scoring.lists import Entry
from zhiheng.tables import InputFile, is_identifier, read_csv


@dataclass(frozen=True, slots=True)
class Expert:
    """An expert (评审专家)."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Assignment:
    """The active entries that one expert is to score, in the order of the list of entries."""

    expert: Expert
    entries: tuple[Entry, ...]


def read_experts(file: InputFile, problems: Problems) -> dict[str, tuple[Expert, Place]]:
    """Return the experts of ``experts.csv`` by id, in its order, each with its place.

    Noted as problems: bad or repeated ids, ids that differ only in case (their files would be one on many
    systems), no name, no expert at all. Rows with a bad or repeated id are left out.
    """
    experts: dict[str, tuple[Expert, Place]] = {}
    before = len(problems.found)
    for line, (identifier, name) in read_csv(file, problems, ("expert", "name")):
        place = Place(file.name, line=line)
        if identifier in experts:
            problems.add(messages.REPEATED_EXPERT, place, value=identifier, line=experts[identifier][1].line)
            continue
        if not is_identifier(identifier):
            problems.add(messages.BAD_ID, place, value=identifier)
            continue
        if not name:
            problems.add(messages.NO_NAME, place)
        experts[identifier] = Expert(identifier, name), place
    refuse_same_but_for_case({identifier: place for identifier, (_, place) in experts.items()}, problems)
    if not experts and len(problems.found) == before:
        problems.add(messages.NO_EXPERTS, file.place)
    return experts


def read_assignments(
    file: InputFile | None,
    problems: Problems,
    experts: Mapping[str, tuple[Expert, Place]],
    entries: Mapping[str, tuple[Entry, Place]],
) -> tuple[Assignment, ...]:
    """Return what each expert is to score, in the order of the experts; without a file everyone scores all.

    Withdrawn entries may be assigned and are left out. Noted as problems: unknown experts and entries, repeated
    rows, experts without an active entry.
    """
    pairs = None if file is None else set(_pairs(file, problems, experts, entries))
    assignments = []
    for expert, place in experts.values():
        own = tuple(
            entry
            for entry, _ in entries.values()
            if entry.is_active and (pairs is None or (expert.id, entry.id) in pairs)
        )
        if not own:
            problems.add(messages.EXPERT_WITHOUT_ENTRIES, place, value=expert.id)
        assignments.append(Assignment(expert, own))
    return tuple(assignments)


def refuse_same_but_for_case(places: Mapping[str, Place], problems: Problems) -> None:
    """Note ids that are the same but for upper and lower case, as file and sheet names do not tell them apart."""
    seen: dict[str, str] = {}
    for identifier, place in places.items():
        earlier = seen.setdefault(identifier.lower(), identifier)
        if earlier != identifier:
            problems.add(messages.SAME_BUT_FOR_CASE, place, value=identifier, other=earlier)


def _pairs(
    file: InputFile, problems: Problems, experts: Mapping[str, object], entries: Mapping[str, object]
) -> Iterator[tuple[str, str]]:
    lines: dict[tuple[str, str], int] = {}
    for line, (expert, entry) in read_csv(file, problems, ("expert", "entry")):
        place = Place(file.name, line=line)
        if expert not in experts:
            problems.add(messages.UNKNOWN_EXPERT, place, value=expert)
        if entry not in entries:
            problems.add(messages.UNKNOWN_ENTRY, place, value=entry)
        first = lines.setdefault((expert, entry), line)
        if first != line:
            problems.add(messages.REPEATED_ASSIGNMENT, place, expert=expert, entry=entry, line=first)
        yield expert, entry
