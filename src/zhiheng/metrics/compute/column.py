"""One value for each row, and which of them are none: columns are what formulas are computed with.

Rows are held in masks: whole numbers whose bit i stands for row i.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal

ZERO, ONE = Decimal(0), Decimal(1)
EXACT = Context(prec=34, Emin=-999999, Emax=999999, traps=[])
"""34 digits: what is shown has 12, and a growth rate may lose some to cancellation."""


@dataclass(frozen=True, slots=True)
class Column:
    """Values with the rows that are 不涉及 (``na``) or stand over a denominator of zero (``undefined``).

    Rows of either mask hold 0, as do figures that are missing. ``is_constant`` says that no figure of the company is
    in it: only numbers and coefficients.
    """

    values: Sequence[Decimal]
    na: int = 0
    undefined: int = 0
    is_constant: bool = False


def rows_of(mask: int) -> list[int]:
    """Return the rows of a mask, ascending."""
    return [row for row, bit in enumerate(bin(mask)[:1:-1]) if bit == "1"] if mask else []


def mask_of(rows: Iterable[int]) -> int:
    """Return the mask of rows."""
    mask = 0
    for row in rows:
        mask |= 1 << row
    return mask


def mask_where(flags: Sequence[bool]) -> int:
    """Return the mask of the rows whose flag is set."""
    return int("".join("1" if flag else "0" for flag in reversed(flags)) or "0", 2) if any(flags) else 0


def with_zeros(values: Sequence[Decimal], mask: int) -> Sequence[Decimal]:
    """Return values with 0 in the rows of a mask."""
    if not mask:
        return values
    changed = list(values)
    for row in rows_of(mask):
        changed[row] = ZERO
    return changed
