"""The checked tree of a formula: what it may consist of, and nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Number:
    """A literal number."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Name:
    """A reference to an input or a metric; ``at`` is its first character, from 1."""

    id: str
    at: int


@dataclass(frozen=True, slots=True)
class Sum:
    """Terms added or, where ``minus`` says so, taken away."""

    terms: tuple["Node", ...]
    minus: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Product:
    """Factors multiplied or, where ``over`` says so, divided by, from left to right."""

    factors: tuple["Node", ...]
    over: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two values compared by ``<``, ``<=``, ``>`` or ``>=``."""

    sign: str
    left: "Node"
    right: "Node"


@dataclass(frozen=True, slots=True)
class Call:
    """One of the functions; ``at`` is the first character of its name, from 1."""

    function: str
    arguments: tuple["Node", ...]
    at: int


Node: TypeAlias = Number | Name | Sum | Product | Comparison | Call

FUNCTIONS: dict[str, tuple[int, int]] = {
    "avg": (1, 1),
    "prev": (1, 1),
    "sum3": (1, 1),
    "abs": (1, 1),
    "iff": (3, 3),
    "min": (2, 9),
    "max": (2, 9),
}
"""Each function with the least and the most arguments it takes."""

YEARS_BACK = {"avg": (0, 1), "prev": (1,), "sum3": (0, 1, 2)}
"""The years, counted back from the one of the row, that a function looks at."""


def parts(node: Node) -> tuple[Node, ...]:
    """Return the nodes directly under a node, from left to right."""
    match node:
        case Sum():
            return node.terms
        case Product():
            return node.factors
        case Comparison():
            return node.left, node.right
        case Call():
            return node.arguments
        case _:
            return ()


def walk(node: Node) -> Iterator[Node]:
    """Yield a node and all nodes under it, from left to right."""
    yield node
    for part in parts(node):
        yield from walk(part)


def references(node: Node, back: int = 0) -> Iterator[tuple[Name, int]]:
    """Yield every reference with how many years back it looks, from left to right."""
    if isinstance(node, Name):
        yield node, back
        return
    years = YEARS_BACK.get(node.function, (0,)) if isinstance(node, Call) else (0,)
    for part in parts(node):
        for year in years:
            yield from references(part, back + year)
