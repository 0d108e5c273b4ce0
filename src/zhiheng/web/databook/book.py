"""A data book: what was typed into the sheets of an application, and all that follows from it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from zhiheng.metrics import EntryResult, Figures, Finding, MetricResult, Value, builtin_catalogue, compute
from zhiheng.web.databook.aims import COMPARE, TARGET
from zhiheng.web.databook.domains import TITLES, inputs_of
from zhiheng.web.databook.explanations import PREFIX, name_of
from zhiheng.web.databook.office import NOTHING, Office
from zhiheng.web.databook.own import PREFIX as PREFIX_OF_OWN
from zhiheng.web.databook.registers import SHEET, CountNote, count_notes, counted
from zhiheng.web.databook.rows import cells_of, figure

_ENTRY = "entry"

Row = Mapping[int, str]


@dataclass(frozen=True, slots=True)
class DataBook:
    """What the sheets hold: ``rows`` by input the cells of each year as typed, the others by the field's name.

    ``aims`` are targets, comparison values and own metrics. ``counts`` is what follows from ``registers``: it stands
    for a count that is not typed.
    """

    years: tuple[int, ...]
    rows: Mapping[str, Row]
    explanations: Mapping[str, str]
    aims: Mapping[str, str]
    counts: Mapping[str, Mapping[int, int]]
    registers: Mapping[str, str]
    office: Office

    @property
    def result(self) -> EntryResult:
        """All metrics and findings; computed once for the same figures."""
        names = dict.fromkeys([*self.rows, *self.counts, *self.office.coefficients])
        rows = ((name, tuple((year, self.cell(name, year)) for year in self.years)) for name in names)
        return _computed(self.years, tuple(rows))

    def cell(self, name: str, year: int) -> str:
        """Return what is typed, or else what follows from a register or is the office's coefficient."""
        typed = self.rows.get(name, {}).get(year, "")
        return typed or str(self.counts.get(name, {}).get(year, "")) or self.office.coefficient(name, year)

    def notes(self) -> list[CountNote]:
        """Return where counts and registers do not agree."""
        return list(count_notes(self.rows, self.counts, self.years))

    def value(self, name: str, year: int) -> Value:
        """Return a figure as it is typed; what is none counts as missing."""
        return _value(self.rows.get(name, {}).get(year, ""))

    def metrics(self, name: str) -> Mapping[int, MetricResult]:
        """Return a metric by year."""
        return {year: metrics[name] for year, metrics in self.result.years.items()}

    def is_explained(self, finding: Finding) -> bool:
        """Whether somebody wrote why."""
        return bool(self.explanations.get(name_of(finding), "").strip())

    def unresolved(self) -> Iterator[Finding]:
        """Yield what cannot be right and is not explained (未消除)."""
        return (one for one in self.result.findings if one.level == "error" and not self.is_explained(one))


def book_of(years: Sequence[int], texts: Mapping[str, Mapping[str, str]], office: Office = NOTHING) -> DataBook:
    """Return the book of the texts of its sheets, by their codes and the names of the fields."""
    held = {name: text for code in TITLES for name, text in sorted(texts.get(code, {}).items()) if text.strip()}
    rows = {
        one.id: {year: cell for year, cell in cells_of(held[one.id]).items() if year in years}
        for code in TITLES
        for one in inputs_of(code)
        if one.id in held
    }
    explanations = {name: text for name, text in held.items() if name.startswith(PREFIX)}
    aims = {name: text for name, text in held.items() if name.startswith((TARGET, COMPARE, PREFIX_OF_OWN))}
    registers = texts.get(SHEET, {})
    return DataBook(tuple(years), rows, explanations, aims, counted(registers, years), registers, office)


def book_in(sheets: Mapping[str, Any], office: Office) -> DataBook:
    """Return the book that a snapshot holds under ``sheets``, computed with what the office keeps now."""
    return book_of(sheets["years"], sheets["texts"], office)


def _value(cell: str) -> Value:
    value = figure(cell)
    return None if value is False else value


@lru_cache(maxsize=64)
def _computed(years: tuple[int, ...], rows: tuple[tuple[str, tuple[tuple[int, str], ...]], ...]) -> EntryResult:
    catalogue = builtin_catalogue()
    first = next(iter(catalogue.inputs))
    cells: list[tuple[str, int, str, Value]] = [(_ENTRY, year, first, None) for year in years]
    cells += [(_ENTRY, year, name, _value(cell)) for name, row in rows for year, cell in row]
    (result,) = compute(Figures.of(catalogue.inputs, cells), catalogue)
    return result
