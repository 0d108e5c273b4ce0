"""Sheets of figures, for the worlds of the generated tests; see ``worlds.py``."""

from collections.abc import Callable, Sequence
from typing import Any

from web.permissions.taken_in import written_row
from zhiheng.web.audit.roles import Role
from zhiheng.web.entries.models import Entry


def _sheet(world: Any, role: Role) -> list[str]:
    return [written_row(world, role, Entry).parts.get(code="data_finance").public_id]


DATABOOK_PATHS: dict[str, Callable[[Any, Role], Sequence[str]]] = {
    f"databook:{name}": _sheet for name in ("sheet", "findings", "save")
}
