"""The rows of a cycle's items with the rows that stand inside them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from zhiheng.web.audit.archiving import Paper, Part
from zhiheng.web.programmes.models import Cycle

if TYPE_CHECKING:
    from django.db.models import QuerySet


@dataclass(frozen=True)
class Node:
    """A row, and by the model's name the rows inside it; ``has_texts`` as its part says."""

    row: Any
    inside: dict[str, list["Node"]] = field(default_factory=dict)
    has_texts: bool = False

    def rows(self) -> Iterator[Any]:
        """Yield the row and all rows inside it."""
        yield self.row
        for nodes in self.inside.values():
            for node in nodes:
                yield from node.rows()


def nodes_of(paper: Paper, cycle: Cycle) -> list[Node]:
    """Return the items of a kind; as many queries however many items there are."""
    rows = paper.rows(cycle)
    found = [Node(row) for row in rows]
    _fill(found, rows, paper.parts)
    return found


def _fill(parents: Sequence[Node], rows: "QuerySet[Any]", parts: Sequence[Part]) -> None:
    by_key = {node.row.pk: node for node in parents}
    for part in parts:
        inside = part.model._base_manager.filter(**{f"{part.by}__in": rows.order_by().values("pk")})  # noqa: SLF001
        children: dict[Any, list[Node]] = defaultdict(list)
        for row in inside.order_by("pk"):
            children[getattr(row, f"{part.by}_id")].append(Node(row, {}, part.has_texts))
        for key, nodes in children.items():
            by_key[key].inside[part.model.__name__] = nodes
        _fill([node for nodes in children.values() for node in nodes], inside, part.parts)
