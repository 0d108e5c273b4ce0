"""Figures as they are printed: numbers, texts, and mappings and lists of them."""

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Figure: TypeAlias = "Mapping[str, Figure] | Sequence[Figure] | str | float | int | None"
