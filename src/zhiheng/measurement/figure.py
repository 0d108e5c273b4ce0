"""Figures as they are printed: numbers, texts, and mappings and lists of them."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

Figure: TypeAlias = "Mapping[str, Figure] | Sequence[Figure] | str | float | int | None"
