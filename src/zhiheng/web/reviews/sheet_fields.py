"""The fields of a sheet: a mark, comments and notes for each indicator, a comment for each category."""

from collections.abc import Mapping, Sequence

from zhiheng.problems import Message
from zhiheng.scoring.marks import decimal_text
from zhiheng.web.programmes.contributions import filled
from zhiheng.web.reviews.evidence_refs import strange_lines
from zhiheng.web.reviews.messages import sheets as messages
from zhiheng.web.reviews.models import Sheet
from zhiheng.web.reviews.sheet_form import SheetForm, form_of_sheet
from zhiheng.web.site.texts import say

SHEET = "sheet"
"""The kind of the fields' owner."""
PERCENT, STRENGTHS, OPPORTUNITIES, NOTES = "percent", "strengths", "opportunities", "notes"
EVIDENCE = "evidence"
CATEGORY = "category"
_LABELS = {
    STRENGTHS: messages.STRENGTHS,
    OPPORTUNITIES: messages.OPPORTUNITIES,
    NOTES: messages.NOTES,
    EVIDENCE: messages.EVIDENCE,
}


def field_name(code: str, what: str) -> str:
    """Return the name of a field of an indicator, such as ``1.1.percent``; the mark's is so in both units."""
    return f"{code}.{what}"


def category_field(code: str) -> str:
    """Return the name of the field with the comment on a category."""
    return f"{CATEGORY}.{code}"


def marks_in(form: SheetForm, texts: Mapping[str, str]) -> dict[str, str]:
    """Return what was typed as mark of each indicator, "" for nothing."""
    return {code: texts.get(field_name(code, PERCENT), "").strip() for code in form.form.codes}


def label_of(sheet: Sheet, name: str) -> str | None:
    """Return what people call a field, None if a sheet has none of that name."""
    return label_in(form_of_sheet(sheet), name)


def label_in(form: SheetForm, name: str) -> str | None:
    """Return what people call a field of what is marked on a form, None if there is none of that name."""
    code, _, what = name.rpartition(".")
    if code == CATEGORY:
        known = any(one.code == what for one in form.form.standard.categories)
        return say(messages.CATEGORY, code=what) if known else None
    if code not in form.form.codes:
        return None
    if what == PERCENT:
        return say(messages.POINTS if form.unit == "points" else messages.PERCENT, code=code)
    return say(_LABELS[what], code=code) if what in _LABELS else None


def problems_of(sheet: Sheet, name: str, text: str) -> Sequence[Message]:
    """Return what is wrong with a mark or with evidence references; other texts are never wrong."""
    return problems_in(form_of_sheet(sheet), name, text)


def problems_in(form: SheetForm, name: str, text: str) -> Sequence[Message]:
    """Return the same for a text of what is marked on a form."""
    code, _, what = name.rpartition(".")
    if what == EVIDENCE:
        return [filled(messages.NO_REFERENCE, text=line) for line in strange_lines(text)]
    if what != PERCENT or not text.strip() or form.is_mark(code, text):
        return ()
    scale = form.form.columns[code][1]
    return (filled(messages.NOT_ON_STEP, text=text.strip(), step=decimal_text(scale.step), most=scale.maximum),)
