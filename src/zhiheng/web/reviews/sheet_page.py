"""What the page of one indicator of a sheet shows: the tree with the own points, the guide, what the applicant says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from zhiheng.problems import Message
from zhiheng.scoring.rounding import Rounding
from zhiheng.scoring.sheet_points import SheetPoints, sheet_points
from zhiheng.standard import Band, Category, Hint, Indicator, Note, Scale, load_hints
from zhiheng.web.drafts.queries import FieldState
from zhiheng.web.entries.submitted import Submitted, SubmittedAttachment, SubmittedIndicator
from zhiheng.web.reviews.models import Sheet
from zhiheng.web.reviews.sheet_fields import PERCENT, category_field, field_name
from zhiheng.web.reviews.sheet_form import SheetForm, form_of_sheet

_MOST_STEPS = 101
_WHOLE = 100
_TWO_DIGITS = Rounding()


@dataclass(frozen=True, slots=True)
class TreeLine:
    """An indicator in the tree: the mark as typed, "" for none; ``points`` as people read them."""

    indicator: Indicator
    typed: str
    points: str


@dataclass(frozen=True, slots=True)
class TreeCategory:
    """A category with the own points so far."""

    code: str
    name: str
    full: int
    scored: int
    points: str
    lines: Sequence[TreeLine]


@dataclass(frozen=True, slots=True)
class Step:
    """A percent that can be chosen, with its points."""

    value: str
    points: str


@dataclass(frozen=True, slots=True)
class BandSteps:
    """A band of the guide with its steps."""

    band: Band
    steps: Sequence[Step]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A piece of evidence that supports the indicator, and what of it."""

    attachment: SubmittedAttachment
    links: Sequence[Mapping[str, object]]

    @property
    def first_page(self) -> object:
        """The page that the first link with pages names, else the first."""
        return next((link["first_page"] for link in self.links if link["first_page"]), 1)


@dataclass(frozen=True, slots=True)
class Tree:
    """All indicators with the expert's own marks; ``total`` is the own total so far, None if all is NA."""

    categories: Sequence[TreeCategory]
    scored: int
    indicators: int
    total: str | None
    full: int


@dataclass(frozen=True, slots=True)
class IndicatorView:
    """One indicator: what is asked, what helps, and how it is marked; ``bands`` are empty where a number is typed.

    ``further`` is the evidence that supports other indicators.
    """

    indicator: Indicator
    notes: Sequence[Note]
    folded: Sequence[Note]
    hint: Hint | None
    scale: Scale
    bands: Sequence[BandSteps]
    answer: SubmittedIndicator
    evidence: Sequence[Evidence]
    further: Sequence[SubmittedAttachment]
    category: Message
    category_field: str
    before: str
    after: str


def tree_of(form: SheetForm, typed: Mapping[str, str]) -> Tree:
    """Return the tree of a sheet whose marks were typed so."""
    points = sheet_points(form.form, typed)
    lines = [_category(one, typed, points) for one in form.form.standard.categories]
    total = None if points.total is None else shown(points.total)
    scored = sum(one.scored for one in lines)
    return Tree(lines, scored, len(form.form.codes), total, form.form.standard.points)


def indicator_view(sheet: Sheet, content: Submitted, code: str) -> IndicatorView | None:
    """Return one indicator of a sheet, None for a code that its standard has not."""
    form = form_of_sheet(sheet)
    found = {one.code: (one, category) for category in form.form.standard.categories for one in category.indicators}
    if code not in found:
        return None
    indicator, category = found[code]
    kind = sheet.entry.confirmed_kind or sheet.entry.kind
    folded = [note for note in indicator.notes if kind and note.audience not in ("all", kind)]
    place, codes = form.form.codes.index(code), form.form.codes
    evidence = _evidence(content, indicator)
    linked = {one.attachment.number for one in evidence}
    return IndicatorView(
        indicator=indicator,
        notes=[note for note in indicator.notes if note not in folded],
        folded=folded,
        hint=load_hints(form.form.standard.id).get(code),
        scale=form.guide.scale(indicator.kind),
        bands=_bands(form, indicator),
        answer=next(one for one in content.indicators if one.indicator.code == code),
        evidence=evidence,
        further=[one for one in content.attachments if one.number not in linked],
        category=Message(*[f"{category.code} {category.name}"] * 2),
        category_field=category_field(category.code),
        before=codes[place - 1] if place else "",
        after=codes[place + 1] if place + 1 < len(codes) else "",
    )


def typed_of(form: SheetForm, states: Mapping[str, FieldState]) -> dict[str, str]:
    """Return the marks as typed, out of the states of their fields."""
    return {code: states[field_name(code, PERCENT)].text.strip() for code in form.form.codes}


def _category(category: Category, typed: Mapping[str, str], points: SheetPoints) -> TreeCategory:
    lines = [TreeLine(one, typed[one.code], _points(points, one)) for one in category.indicators]
    scored = sum(1 for line in lines if line.typed)
    return TreeCategory(
        category.code, category.name, category.points, scored, shown(points.categories[category.code]), lines
    )


def _points(points: SheetPoints, indicator: Indicator) -> str:
    found = points.indicators[indicator.code]
    return "" if found is None else shown(found)


def _bands(form: SheetForm, indicator: Indicator) -> list[BandSteps]:
    """Return the guide's bands with their steps; none where points are typed or steps are too many to choose from."""
    step = form.guide.step
    if form.unit != "percent" or _WHOLE / step + 1 > _MOST_STEPS:
        return []
    scale = form.guide.scale(indicator.kind)
    found: dict[int, list[Step]] = {}
    for count in range(int(_WHOLE / step) + 1):
        percent = count * step
        value = f"{percent.normalize():f}"
        found.setdefault(scale.bands.index(scale.band(percent)), []).append(
            Step(value, form.points(indicator, Fraction(percent)))
        )
    return [BandSteps(scale.bands[place], steps) for place, steps in found.items()]


def _evidence(content: Submitted, indicator: Indicator) -> list[Evidence]:
    codes = {one.code for one in indicator.criteria}
    linked = [Evidence(one, [link for link in one.links if link["criterion"] in codes]) for one in content.attachments]
    return [one for one in linked if one.links]


def shown(points: Fraction) -> str:
    """Return points as people read them: rounded once, half up, without noughts at the end."""
    text = _TWO_DIGITS.publish((points.numerator, points.denominator))
    return text.rstrip("0").rstrip(".")
