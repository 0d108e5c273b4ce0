"""The content of a confirmed sheet (docs/reference/score-sheets.md)."""

from collections.abc import Mapping

from zhiheng.canonical import Json
from zhiheng.web.entries.models import Submission
from zhiheng.web.reviews.evidence_refs import references_in
from zhiheng.web.reviews.models import Sheet
from zhiheng.web.reviews.sheet_fields import EVIDENCE, OPPORTUNITIES, STRENGTHS, category_field, field_name, marks_in
from zhiheng.web.reviews.sheet_form import form_of_sheet

FORMAT = "zhiheng-sheet/1"


def content_of(sheet: Sheet, submission: Submission, texts: Mapping[str, str]) -> dict[str, Json]:
    """Return what is frozen of a sheet's texts: marks in their shortest form and comments, never the own notes."""
    form = form_of_sheet(sheet)
    marks = marks_in(form, texts)
    return {
        "format": FORMAT,
        "standard": form.form.standard.digest,
        "guide": form.guide.digest,
        "unit": form.unit,
        "submission": submission.digest,
        "percents": {code: form.normalised(code, typed) if typed else None for code, typed in marks.items()},
        "comments": {code: _comments(code, texts) for code in form.form.codes},
        "categories": {
            one.code: texts.get(category_field(one.code), "").strip() for one in form.form.standard.categories
        },
    }


def _comments(code: str, texts: Mapping[str, str]) -> dict[str, Json]:
    found: dict[str, Json] = {
        what: texts.get(field_name(code, what), "").strip() for what in (STRENGTHS, OPPORTUNITIES)
    }
    references = references_in(texts.get(field_name(code, EVIDENCE), ""))
    return {**found, "evidence": [one.content for one in references]}
