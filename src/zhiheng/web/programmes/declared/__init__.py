"""The settings of a cycle and of a programme, each declared once (design rule 14)."""

from collections.abc import Mapping
from types import MappingProxyType

from zhiheng.web.programmes.declared.declaration import Declaration, Group
from zhiheng.web.programmes.declared.of_cycle import GROUPS
from zhiheng.web.programmes.declared.of_programme import TITLES

CYCLE_SETTINGS: Mapping[str, Declaration] = MappingProxyType(
    {one.key: one for group in GROUPS for one in group.members}
)
"""The settings of a cycle by key."""

PROGRAMME_SETTINGS: Mapping[str, Declaration] = MappingProxyType({one.key: one for one in TITLES.members})
"""The settings of a programme by key."""

__all__ = ["CYCLE_SETTINGS", "GROUPS", "PROGRAMME_SETTINGS", "TITLES", "Declaration", "Group"]
