"""From formulas to the inputs behind them: references followed, circles refused."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from zhiheng.metrics.catalogue.model import Leaf
from zhiheng.metrics.formula import Node, messages, references
from zhiheng.problems import Place, Problems


def leaves_of(node: Node, leaves: Mapping[str, tuple[Leaf, ...]]) -> tuple[Leaf, ...]:
    """Return the inputs of a formula with their years back; ``leaves`` are those of the metrics it may refer to."""
    found: dict[Leaf, None] = {}
    for name, back in references(node):
        for leaf, more in leaves.get(name.id, ((name.id, 0),)):
            found[leaf, back + more] = None
    return tuple(found)


def all_leaves(formulas: Mapping[str, Node], problems: Problems) -> dict[str, tuple[Leaf, ...]]:
    """Return the leaves of every metric; metrics that refer to each other in a circle are noted as problems."""
    search = _Search(formulas, problems)
    for metric in formulas:
        search.visit(metric)
    return search.leaves


@dataclass(slots=True)
class _Search:
    formulas: Mapping[str, Node]
    problems: Problems
    leaves: dict[str, tuple[Leaf, ...]] = field(default_factory=dict)
    path: list[str] = field(default_factory=list)

    def visit(self, metric: str) -> None:
        if metric in self.leaves:
            return
        if metric in self.path:
            circle = [*self.path[self.path.index(metric) :], metric]
            self.problems.add(messages.CYCLE, Place(cell=metric), path=" → ".join(circle))
            return
        self.path.append(metric)
        for name, _ in references(self.formulas[metric]):
            if name.id in self.formulas:
                self.visit(name.id)
        self.path.pop()
        self.leaves[metric] = leaves_of(self.formulas[metric], self.leaves)
