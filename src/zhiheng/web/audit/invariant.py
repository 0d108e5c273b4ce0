"""What must always be true of the stored data, as a program (``zhiheng admin check``)."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from zhiheng.problems import Message, Problem
from zhiheng.web.audit.table import rooms


@dataclass(frozen=True, slots=True)
class Invariant:
    """Something that must hold; ``find`` yields every breach of it, each ``what › remedy``."""

    name: str
    title: Message
    find: Callable[[], Iterable[Problem]]


def invariant(title: Message) -> Callable[[Callable[[], Iterable[Problem]]], Invariant]:
    """Declare a function of an area's ``invariants`` that yields what does not hold."""

    def declare(find: Callable[[], Iterable[Problem]]) -> Invariant:
        area = find.__module__.split(".")[-2]
        return Invariant(f"{area}.{find.__name__}", title, find)

    return declare


def all_invariants() -> Sequence[Invariant]:
    """Return the invariants of all areas, in the order of their names."""
    found = [one for module in rooms("invariants") for one in vars(module).values() if isinstance(one, Invariant)]
    return sorted(found, key=lambda one: one.name)


def broken_invariants() -> Iterator[Problem]:
    """Yield every breach of every invariant."""
    for one in all_invariants():
        yield from one.find()
