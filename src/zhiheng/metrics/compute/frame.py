"""The rows that are computed together, and the columns of their inputs, of this year and of years before."""

from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from zhiheng.metrics.catalogue.model import REPORT_YEAR, Catalogue, Leaf
from zhiheng.metrics.compute.column import ZERO, Column, mask_of, mask_where, rows_of
from zhiheng.metrics.figures import NA, Figures


@dataclass
class Frame:
    """Figures as columns. A row's prior year is the row before it, if that is the same entry's."""

    catalogue: Catalogue
    figures: Figures
    _inputs: dict[str, Column] = field(default_factory=dict)
    _missing: dict[Leaf, int] = field(default_factory=dict)

    @cached_property
    def size(self) -> int:
        """How many rows there are."""
        return len(self.figures.rows)

    @cached_property
    def _places(self) -> dict[str, int]:
        return {name: place for place, name in enumerate(self.figures.inputs)}

    @cached_property
    def all_rows(self) -> int:
        """The mask of all rows."""
        return (1 << self.size) - 1

    @cached_property
    def has_prior(self) -> int:
        """The mask of the rows whose entry has the year before too."""
        rows = self.figures.rows
        return mask_of(row for row in range(1, self.size) if rows[row - 1] == (rows[row][0], rows[row][1] - 1))

    def prior(self, column: Column) -> Column:
        """Return a column as it was the year before; rows without a year before hold nothing of use."""
        values = [ZERO, *column.values[:-1]]
        return Column(values, column.na << 1 & self.has_prior, column.undefined << 1 & self.has_prior)

    def input(self, name: str) -> Column:
        """Return the column of an input; what is missing holds its default, or 0."""
        if name not in self._inputs:
            self._inputs[name] = self._read(name)
        return self._inputs[name]

    def missing(self, leaf: Leaf) -> int:
        """Return the rows in which an input, so many years back, is missing and has no default."""
        if leaf not in self._missing:
            name, back = leaf
            if not back:
                self.input(name)
            elif self.catalogue.inputs[name].kind == "parameter" and self._has_default(name):
                self._missing[leaf] = 0
            else:
                before = self.missing((name, back - 1))
                self._missing[leaf] = (before << 1 | ~self.has_prior) & self.all_rows
        return self._missing[leaf]

    def _has_default(self, name: str) -> bool:
        return name == REPORT_YEAR or name in self.catalogue.defaults

    def _read(self, name: str) -> Column:
        is_constant = self.catalogue.inputs[name].kind == "parameter" and self._has_default(name)
        self._missing[name, 0] = 0
        if name == REPORT_YEAR:
            return Column([Decimal(year) for _, year in self.figures.rows], is_constant=True)
        cells = self.figures.column(self._places[name])
        kinds = set(map(type, cells))
        if kinds == {Decimal}:
            return Column(cells, is_constant=is_constant)  # type: ignore[arg-type]  # nothing but figures
        na = mask_where([cell == NA for cell in cells]) if str in kinds else 0
        default = self.catalogue.defaults.get(name)
        if default is None and type(None) in kinds:
            self._missing[name, 0] = mask_where([cell is None for cell in cells])
        values = [cell if isinstance(cell, Decimal) else default or ZERO for cell in cells]
        for row in rows_of(na):
            values[row] = ZERO
        return Column(values, na, is_constant=is_constant)
