"""One indicator over all the entries that an expert reviews (横评): own scores and comments only."""

from collections.abc import Sequence
from dataclasses import dataclass

from zhiheng.standard import Indicator
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import NotFoundError
from zhiheng.web.drafts.queries import texts_of_all
from zhiheng.web.reviews import doors
from zhiheng.web.reviews.models import Sheet
from zhiheng.web.reviews.sheet_fields import NOTES, OPPORTUNITIES, PERCENT, SHEET, STRENGTHS, field_name
from zhiheng.web.reviews.sheet_form import form_of_sheet


@dataclass(frozen=True, slots=True)
class AcrossLine:
    """An own sheet at the indicator: the mark as typed, "" for none; its points, "" without a number."""

    sheet: Sheet
    typed: str
    points: str
    strengths: str
    opportunities: str
    notes: str


@dataclass(frozen=True, slots=True)
class Across:
    """The indicator, the own sheets under the same standard by the names of the companies, its neighbours' codes."""

    indicator: Indicator
    unit: str
    lines: Sequence[AcrossLine]
    before: str
    after: str


def across(actor: Actor, sheet: Sheet, code: str) -> Across:
    """Return an indicator over all own sheets; raises NotFoundError if the standard of the sheet has it not."""
    form = form_of_sheet(sheet)
    codes = form.form.codes
    if code not in codes:
        raise NotFoundError
    place = codes.index(code)
    own = doors.sheets(actor).filter(phase=sheet.phase_id).order_by("entry__organisation__name_key", "entry__pk")
    alike = [one for one in own if form_of_sheet(one).form.standard.digest == form.form.standard.digest]
    texts = texts_of_all(SHEET, [one.public_id for one in alike])
    indicator = next(one for one in form.form.standard.indicators if one.code == code)
    return Across(
        indicator,
        form.unit,
        [_line(one, indicator, texts.get(one.public_id, {})) for one in alike],
        codes[place - 1] if place else "",
        codes[place + 1] if place + 1 < len(codes) else "",
    )


def _line(sheet: Sheet, indicator: Indicator, texts: dict[str, str]) -> AcrossLine:
    typed, strengths, opportunities, notes = (
        texts.get(field_name(indicator.code, what), "").strip() for what in (PERCENT, STRENGTHS, OPPORTUNITIES, NOTES)
    )
    form = form_of_sheet(sheet)
    percent = form.percent(indicator.code, typed)
    points = "" if percent is None else form.points(indicator, percent)
    return AcrossLine(sheet, typed, points, strengths, opportunities, notes)
