"""What the pages of the practice entry (试评) show: who is how far, and the own marks beside those of all."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from zhiheng.scoring.opinions import Opinions
from zhiheng.standard import Indicator
from zhiheng.web.audit.roles import Role
from zhiheng.web.messages.groups import holders
from zhiheng.web.people.models import Person
from zhiheng.web.reviews.calibration_content import form_of_calibration, opinions_of
from zhiheng.web.reviews.models import Calibration, CalibrationSheet
from zhiheng.web.reviews.sheet_form import NOT_APPLICABLE_WORD, SheetForm
from zhiheng.web.reviews.sheet_page import shown


@dataclass(frozen=True, slots=True)
class PracticeLine:
    """An expert of the cycle, with the practice sheet if it was begun; never what it says."""

    person: Person
    sheet: CalibrationSheet | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """An indicator: the own mark, the lowest, middle and highest of all, how often each was given.

    ``above`` is how far the own mark lies over the median in percentage points, None without a number or a median;
    ``is_wide``: further than the scheme's spread limit.
    """

    indicator: Indicator
    own: str
    low: str
    median: str
    high: str
    counts: Sequence[tuple[str, int]]
    above: Fraction | None
    is_wide: bool

    @property
    def difference(self) -> str:
        """The difference as people read it, with its sign."""
        if self.above is None:
            return "—"
        return f"{'+' if self.above > 0 else '−' if self.above < 0 else ''}{shown(abs(self.above))}"


@dataclass(frozen=True, slots=True)
class Compared:
    """The own practice sheet beside those of all: over how many, and how far it lies above the medians on average."""

    sheets: int
    lines: Sequence[Comparison]

    @property
    def average(self) -> Fraction | None:
        """The mean of the differences, None without any."""
        found = [one.above for one in self.lines if one.above is not None]
        return sum(found, Fraction()) / len(found) if found else None

    @property
    def average_size(self) -> str:
        """Its size as people read it."""
        return shown(abs(self.average)) if self.average is not None else ""


def practice_lines(calibration: Calibration) -> Sequence[PracticeLine]:
    """Return the experts of the cycle, and who began before leaving it, by name; for one that came through its door."""
    sheets = {one.person_id: one for one in calibration.sheets.select_related("person")}
    experts = {one.pk: one for one in holders(calibration.phase.cycle, {Role.EXPERT})}
    persons = {**{one.person_id: one.person for one in sheets.values()}, **experts}
    found = sorted(persons.values(), key=lambda one: (one.name_key, one.pk))
    return [PracticeLine(one, sheets.get(one.pk)) for one in found]


def compared(sheet: CalibrationSheet) -> Compared | None:
    """Return the own marks beside those of all; None before the practice was closed, or if none were computed."""
    calibration = sheet.calibration
    if not calibration.outcome or sheet.confirmed_at is None:
        return None
    form, outcome = form_of_calibration(calibration), json.loads(calibration.outcome)
    own, opinions = json.loads(sheet.content)["percents"], opinions_of(form, outcome)
    indicators = [one for category in form.form.standard.categories for one in category.indicators]
    lines = [_comparison(form, one, own, opinions[one.code]) for one in indicators]
    return Compared(outcome["sheets"], lines)


def _comparison(form: SheetForm, indicator: Indicator, own: Mapping[str, str], all_gave: Opinions) -> Comparison:
    code, texts = indicator.code, form.form.columns[indicator.code][1].texts()
    mark, median = form.mark(code, own[code]), all_gave.median
    numerator, denominator = form.form.percents[form.form.columns[code][0]]
    is_number = mark is not None and median is not None and median >= 0
    steps = (mark - median) if is_number else None  # type: ignore[operator]  # both are numbers then
    counts = [(texts[step], all_gave.steps.count(step)) for step in dict.fromkeys(all_gave.steps)]
    if all_gave.absent:
        counts.append((NOT_APPLICABLE_WORD, all_gave.absent))
    return Comparison(
        indicator,
        own[code],
        texts[all_gave.steps[0]] if all_gave.steps else "—",
        texts[median] if median is not None else "—",
        texts[all_gave.steps[-1]] if all_gave.steps else "—",
        counts,
        None if steps is None else Fraction(numerator * steps, denominator),
        steps is not None and abs(steps) > all_gave.limit,
    )
