"""The data book's catalogue: inputs (原始数据), metrics (绩效指标), consistency rules (勾稽关系), coefficients."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, TypeAlias

from zhiheng.metrics.formula import Comparison, Node
from zhiheng.problems import Message

Kind: TypeAlias = Literal["stock", "flow", "score", "parameter"]
Direction: TypeAlias = Literal["higher", "lower", "target", "info"]
Level: TypeAlias = Literal["error", "warn", "block"]
Leaf: TypeAlias = tuple[str, int]
"""An input and how many years before the row's own it is taken from."""

REPORT_YEAR = "report_year"
"""The input that is always the year of the row."""


@dataclass(frozen=True, slots=True)
class Input:
    """A yearly figure that is typed; ranges are in its unit."""

    id: str
    domain: str
    name: Message
    unit: str
    kind: Kind
    is_integer: bool
    hard_min: Decimal
    hard_max: Decimal
    is_core: bool
    definition: str
    evidence: str
    source: str
    source_status: str


@dataclass(frozen=True, slots=True)
class Metric:
    """What is computed; ``base`` is what a growth or reduction rate compares with, else None."""

    id: str
    name: Message
    point: str
    other_points: tuple[str, ...]
    tier: str
    is_core: bool
    unit: str
    direction: Direction
    target: tuple[Decimal, Decimal] | None
    formula: Node
    base: Node | None
    formula_zh: str
    hard: tuple[Decimal, Decimal]
    typical: tuple[Decimal, Decimal]
    rules: tuple[str, ...]
    comparison_source: str
    evidence: str
    notes: str
    source: str
    source_status: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A consistency rule: all its clauses must hold."""

    id: str
    level: Level
    clauses: tuple[Comparison, ...]
    meaning: Message


@dataclass(frozen=True, slots=True)
class Coefficient:
    """One value of a dated set of coefficients; ``year`` and ``region`` where it depends on them."""

    set: str
    input: str
    year: int | None
    region: str
    value: Decimal
    source: str
    source_status: str


@dataclass(frozen=True)
class Catalogue:
    """Everything the data book consists of, checked.

    ``leaves`` are the inputs behind each metric once references are followed, in the order of its formula, ``clauses``
    those behind each clause of a rule; ``defaults`` the value of each coefficient that a file need not give.
    """

    inputs: Mapping[str, Input]
    metrics: Mapping[str, Metric]
    rules: Mapping[str, Rule]
    coefficients: tuple[Coefficient, ...]
    defaults: Mapping[str, Decimal]
    sources: Mapping[str, str]
    leaves: Mapping[str, tuple[Leaf, ...]]
    clauses: Mapping[str, tuple[tuple[Leaf, ...], ...]]

    def name(self, id: str) -> Message:  # noqa: A002 - the catalogue's own word
        """Return the name of an input or metric."""
        return self.inputs[id].name if id in self.inputs else self.metrics[id].name

    def inputs_of(self, metric: str) -> tuple[str, ...]:
        """Return the inputs behind a metric, each once."""
        return tuple(dict.fromkeys(input for input, _ in self.leaves[metric]))  # noqa: A001 - the same
