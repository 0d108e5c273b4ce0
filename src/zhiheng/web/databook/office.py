"""What the office keeps for the data books of a cycle, as it holds now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from zhiheng.web.databook.models import OfficeValues
from zhiheng.web.databook.office_lists import Benchmark, benchmarks_in, coefficients_in
from zhiheng.web.programmes.models import Cycle

_Kind = OfficeValues.Kind


@dataclass(frozen=True, slots=True)
class Office:
    """The versions that hold: ``numbers`` by kind; ``coefficients`` by input and year, None standing for every year."""

    benchmarks: Sequence[Benchmark] = ()
    coefficients: Mapping[str, Mapping[int | None, str]] = field(default_factory=dict)
    numbers: Mapping[str, int] = field(default_factory=dict)

    def coefficient(self, name: str, year: int) -> str:
        """Return a coefficient as it is typed, "" where the catalogue's holds."""
        of = self.coefficients.get(name, {})
        return of.get(year) or of.get(None) or ""

    def benchmarks_of(self, metric: str, industry: str) -> list[Benchmark]:
        """Return the comparison values of a metric for a company whose industry has that code."""
        return [one for one in self.benchmarks if one.metric == metric and industry.startswith(one.industry)]


NOTHING = Office()


def office_of(cycle: Cycle | None) -> Office:
    """Return what holds in a cycle, nothing outside any; one query."""
    if cycle is None:
        return NOTHING
    newest = {one.kind: one for one in OfficeValues.objects.filter(cycle=cycle).order_by("number")}
    benchmarks, coefficients = newest.get(_Kind.BENCHMARKS), newest.get(_Kind.COEFFICIENTS)
    return Office(
        benchmarks_in(benchmarks.content) if benchmarks else (),
        coefficients_in(coefficients.content) if coefficients else {},
        {kind: one.number for kind, one in newest.items()},
    )
