"""The status of every metric in every row: missing, blocked, not_meaningful, not_applicable, ok, in this precedence."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from zhiheng.metrics.catalogue.model import Leaf, Metric, Rule
from zhiheng.metrics.compute.column import ZERO, Column, mask_where
from zhiheng.metrics.compute.evaluate import Evaluation, Judged
from zhiheng.metrics.formula import Comparison, Node, references

Status: TypeAlias = Literal["missing", "blocked", "not_meaningful", "not_applicable", "ok"]


@dataclass(frozen=True, slots=True)
class StatusMasks:
    """The rows of each status of a metric; rows of none are ok. They do not overlap."""

    missing: int
    blocked: int
    not_meaningful: int
    not_applicable: int

    @property
    def not_ok(self) -> int:
        """The rows without a value."""
        return self.missing | self.blocked | self.not_meaningful | self.not_applicable


@dataclass(frozen=True, slots=True)
class BrokenClause:
    """A clause of a rule, and the rows in which it does not hold."""

    rule: Rule
    clause: Comparison
    rows: int
    judged: Judged
    inputs: tuple[str, ...]


@dataclass(slots=True)
class Statuses:
    """Finds statuses and broken clauses over one frame."""

    evaluation: Evaluation
    _clauses: dict[str, tuple[BrokenClause, ...]] = field(default_factory=dict)

    def of(self, metric: Metric) -> tuple[Column, StatusMasks]:
        """Return the values of a metric and where it has none, by the reason."""
        frame = self.evaluation.frame
        column = self.evaluation.metric(metric.id)
        missing = self._missing(frame.catalogue.leaves[metric.id])
        blocked = self._blocked(metric) & ~missing
        growth = self._not_meaningful(metric) & ~missing & ~blocked
        not_applicable = (column.na | column.undefined) & ~missing & ~blocked & ~growth
        return column, StatusMasks(missing, blocked, growth, not_applicable)

    def broken(self, rule: Rule) -> tuple[BrokenClause, ...]:
        """Return the clauses of a rule with the rows in which they do not hold.

        Rows in which an input of the clause is missing, or a side of it has no value, are passed over.
        """
        if rule.id not in self._clauses:
            self._clauses[rule.id] = tuple(self._broken_clauses(rule))
        return self._clauses[rule.id]

    def _broken_clauses(self, rule: Rule) -> Iterator[BrokenClause]:
        frame = self.evaluation.frame
        catalogue = frame.catalogue
        for clause, leaves in zip(rule.clauses, catalogue.clauses[rule.id], strict=True):
            judged = self.evaluation.judge(clause)
            broken = frame.all_rows & ~judged.true & ~judged.na & ~judged.undefined
            if broken:
                broken &= ~self._missing(leaves)
                for name, _ in references(clause):
                    if broken and name.id in catalogue.metrics:
                        broken &= ~self._not_meaningful(catalogue.metrics[name.id])
            yield BrokenClause(rule, clause, broken, judged, tuple(dict.fromkeys(leaf for leaf, _ in leaves)))

    def _missing(self, leaves: tuple[Leaf, ...]) -> int:
        missing = 0
        for leaf in leaves:
            missing |= self.evaluation.frame.missing(leaf)
        return missing

    def _blocked(self, metric: Metric) -> int:
        """Return the rows in which a clause of a block rule the metric lists fails, if it uses the clause's inputs."""
        catalogue = self.evaluation.frame.catalogue
        rules = [catalogue.rules[rule] for rule in metric.rules if catalogue.rules[rule].level == "block"]
        used = set(catalogue.inputs_of(metric.id)) if rules else set()
        blocked = 0
        for rule in rules:
            for broken in self.broken(rule):
                if used.issuperset(broken.inputs):
                    blocked |= broken.rows
        return blocked

    def _not_meaningful(self, metric: Metric) -> int:
        """Return the rows in which what a growth or reduction rate compares with is zero or below."""
        base: Node | None = metric.base
        if base is None:
            return 0
        column = self.evaluation.value(base)
        return mask_where([value <= ZERO for value in column.values]) & ~column.na & ~column.undefined
