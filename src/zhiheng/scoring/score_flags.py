"""The flags (提示) that a score in a phase raises by itself: of wide spreads, NA, and the fallback."""

from collections.abc import Iterator
from itertools import compress, count
from operator import gt

from zhiheng.scoring.flags import Flag
from zhiheng.scoring.form import Form
from zhiheng.scoring.phase_score import PhaseScore
from zhiheng.scoring.scheme import Phase, Scheme


class ScoreFlags:
    """Flags scores on one form in the phase at a position of the scheme."""

    def __init__(self, scheme: Scheme, order: int, form: Form) -> None:
        self.phase = scheme.phases[order]
        self.order = order
        self.form = form
        self._spreads = _SpreadFlags(scheme, order, form)

    def of(self, score: PhaseScore) -> Iterator[Flag]:
        """Yield the flags of one score."""
        phase, order = self.phase, self.order
        for column in compress(count(), map(gt, score.ranges, self.form.limits)):
            yield self._spreads[column, score.ranges[column]]
        for column in score.absent:
            code = self.form.codes[column]
            text = f"“{phase.name}”{code}不适用，按其余二级指标折算"
            yield Flag("na", text, phase=phase.id, indicator=code, order=(order, column))
        if phase.trimming and score.aggregate.name == "mean":
            limit_text = f"可用评分表{score.experts}份，少于{phase.trimming.when_fewer_than}份，改用算术平均"
            yield Flag("fallback", f"“{phase.name}”{limit_text}", phase=phase.id, order=(order, 0))


class _SpreadFlags(dict[tuple[int, int], Flag]):
    """The flag of a range, in steps, in a column; remembered, since a season has many ranges but few different ones."""

    def __init__(self, scheme: Scheme, order: int, form: Form) -> None:
        super().__init__()
        self.scheme = scheme
        self.order = order
        self.form = form

    def __missing__(self, key: tuple[int, int]) -> Flag:
        column, steps = key
        phase, code, (numerator, denominator) = self._phase, self.form.codes[column], self.form.percents[column]
        distance = self.scheme.rounding.publish((steps * numerator, denominator))
        text = f"“{phase.name}”{code}分差{distance}个百分点，超过{self.scheme.spread_limit_text}个百分点"
        self[key] = flag = Flag("spread", text, phase.id, code, order=(self.order, column))
        return flag

    @property
    def _phase(self) -> Phase:
        return self.scheme.phases[self.order]
