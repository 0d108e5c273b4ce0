"""What is frozen of a practice sheet, and what all gave (docs/reference/score-sheets.md)."""

import json
from collections.abc import Mapping, Sequence

from zhiheng.canonical import Json
from zhiheng.scoring.opinions import Opinions, opinions_on
from zhiheng.web.reviews.models import Calibration, CalibrationSheet
from zhiheng.web.reviews.sheet_checks import Lack, lack_of_mark
from zhiheng.web.reviews.sheet_fields import category_field, marks_in
from zhiheng.web.reviews.sheet_form import SheetForm, form_of

CALIBRATION_SHEET = "calibration_sheet"
"""The kind of the fields' owner; the fields are those of a score sheet."""
FORMAT = "zhiheng-calibration/1"
FEWEST = 3
"""Experts over whom anything is shown (design rule 8)."""


def form_of_calibration(calibration: Calibration) -> SheetForm:
    """Return what the practice is marked on: as a real entry of its track."""
    return form_of(calibration.phase, calibration.track)


def lacks_of_practice(form: SheetForm, texts: Mapping[str, str]) -> list[Lack]:
    """Return the marks that are missing or off the steps, in the standard's order; comments are never asked for."""
    indicators = [one for category in form.form.standard.categories for one in category.indicators]
    found = [(one.code, lack_of_mark(form, one, texts)) for one in indicators]
    return [Lack(message, code) for code, message in found if message]


def content_of_practice(form: SheetForm, texts: Mapping[str, str]) -> dict[str, Json]:
    """Return what is frozen of a practice sheet's texts."""
    return {
        "format": FORMAT,
        "standard": form.form.standard.digest,
        "guide": form.guide.digest,
        "unit": form.unit,
        "percents": {code: form.normalised(code, typed) for code, typed in marks_in(form, texts).items()},
        "categories": {
            one.code: texts.get(category_field(one.code), "").strip() for one in form.form.standard.categories
        },
    }


def outcome_of(form: SheetForm, sheets: Sequence[CalibrationSheet]) -> dict[str, Json] | None:
    """Return what all gave on each indicator, sorted, so that no mark has a name; None over too few sheets."""
    if len(sheets) < FEWEST:
        return None
    given = [json.loads(one.content)["percents"] for one in sheets]
    marks: dict[str, Json] = {code: sorted(one[code] for one in given) for code in form.form.codes}
    return {"format": FORMAT, "unit": form.unit, "sheets": len(sheets), "marks": marks}


def opinions_of(form: SheetForm, outcome: Mapping[str, Json]) -> dict[str, Opinions]:
    """Return what all gave, side by side."""
    marks, count = outcome["marks"], outcome["sheets"]
    assert isinstance(marks, dict)  # noqa: S101 - as outcome_of made it
    assert isinstance(count, int)  # noqa: S101
    return opinions_on(form.form, [{code: marks[code][place] for code in marks} for place in range(count)])
