"""What the members of a panel gave on one indicator, side by side: what a consensus (合议) starts from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from zhiheng.scoring.aggregate import median_of
from zhiheng.scoring.form import Form
from zhiheng.scoring.marks import NOT_APPLICABLE
from zhiheng.scoring.rounding import Rounding

_WHOLE_STEPS = Rounding(digits=0)


@dataclass(frozen=True, slots=True)
class Opinions:
    """The members' marks on an indicator: ``steps`` are their numbers, lowest first, ``absent`` how many said NA.

    ``limit`` is the widest range, in steps, that does not exceed the scheme's spread limit (分差).
    """

    steps: tuple[int, ...]
    absent: int
    limit: int

    @property
    def spread(self) -> int:
        """The highest minus the lowest number, in steps."""
        return self.steps[-1] - self.steps[0] if self.steps else 0

    @property
    def median(self) -> int | None:
        """The median rounded to a whole step, halves up; NOT_APPLICABLE if all said so, None if only some did."""
        if self.absent or not self.steps:
            return NOT_APPLICABLE if self.absent and not self.steps else None
        middle = median_of(len(self.steps))
        return _WHOLE_STEPS.units((sum(self.steps[middle.kept]), middle.divisor))

    @property
    def is_within(self) -> bool:
        """Whether the members agree as far as the spread limit asks for: the median may be taken as it is."""
        return self.median is not None and self.spread <= self.limit

    def departs(self, mark: int) -> bool:
        """Whether an agreed mark is another one than the median."""
        return mark != self.median

    def is_outside(self, mark: int) -> bool:
        """Whether an agreed mark is one that lies beyond what any member gave."""
        if mark == NOT_APPLICABLE:
            return not self.absent
        return not self.steps or not self.steps[0] <= mark <= self.steps[-1]


def opinions_on(form: Form, sheets: Sequence[Mapping[str, str]]) -> dict[str, Opinions]:
    """Return the opinions on each indicator, from marks by indicator of each member; what is no mark is left out."""
    found = {}
    for code, scale, limit in zip(form.codes, form.marks, form.limits, strict=True):
        marks = [scale[marks.get(code, "")] for marks in sheets]
        steps = sorted(mark for mark in marks if mark is not None and mark >= 0)
        found[code] = Opinions(tuple(steps), marks.count(NOT_APPLICABLE), limit)
    return found
