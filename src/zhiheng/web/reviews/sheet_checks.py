"""What keeps a sheet from being confirmed: missing or wrong marks, comments that the settings ask for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from zhiheng.problems import Message
from zhiheng.standard import Category, Indicator
from zhiheng.web.entries.submitted import Submitted
from zhiheng.web.programmes.contributions import filled
from zhiheng.web.programmes.values import values_of
from zhiheng.web.reviews.evidence_refs import is_in, references_in, strange_lines
from zhiheng.web.reviews.messages import sheets as messages
from zhiheng.web.reviews.models import Sheet
from zhiheng.web.reviews.sheet_fields import EVIDENCE, OPPORTUNITIES, PERCENT, STRENGTHS, category_field, field_name
from zhiheng.web.reviews.sheet_form import SheetForm, form_of_sheet

Texts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Lack:
    """Something to be done first, and the indicator on whose page it is done."""

    message: Message
    code: str


@dataclass(frozen=True, slots=True)
class _Comments:
    """Where the cycle's settings ask for comments: per ``category``, ``indicator`` or ``none``, and at extremes."""

    per: str
    low: int
    high: int


def lacks_of(sheet: Sheet, content: Submitted, texts: Texts) -> list[Lack]:
    """Return everything that must be done before a sheet with these texts can be confirmed, in the standard's order.

    ``content`` is the snapshot that is scored.
    """
    values = values_of(sheet.phase.cycle)
    asked = _Comments(
        str(values["scoring.comment_per"]),
        int(str(values["scoring.comment_low"])),
        int(str(values["scoring.comment_high"])),
    )
    form = form_of_sheet(sheet)
    found = [one for category in form.form.standard.categories for one in _of_category(form, category, texts, asked)]
    return [*found, *(one for code in form.form.codes for one in _lost_references(content, code, texts))]


def has_comment(indicator: Indicator, texts: Texts) -> bool:
    """Whether a strength or an opportunity stands at an indicator."""
    return any(texts.get(field_name(indicator.code, what), "").strip() for what in (STRENGTHS, OPPORTUNITIES))


def _lost_references(content: Submitted, code: str, texts: Texts) -> Iterator[Lack]:
    text = texts.get(field_name(code, EVIDENCE), "")
    lost = [one.text for one in references_in(text) if not is_in(content, code, one)]
    for line in (*strange_lines(text), *lost):
        yield Lack(filled(messages.NOT_IN_SNAPSHOT, code=code, text=line), code)


def _of_category(form: SheetForm, category: Category, texts: Texts, asked: _Comments) -> Iterator[Lack]:
    for indicator in category.indicators:
        found = _of_indicator(form, indicator, texts, asked)
        if found:
            yield Lack(found, indicator.code)
    is_commented = texts.get(category_field(category.code), "").strip() or any(
        has_comment(one, texts) for one in category.indicators
    )
    if asked.per == "category" and not is_commented:
        text = filled(messages.NO_COMMENT_ON_CATEGORY, code=category.code, name=category.name)
        yield Lack(text, category.indicators[-1].code)


def lack_of_mark(form: SheetForm, indicator: Indicator, texts: Texts) -> Message | None:
    """Return what is the matter with the mark of an indicator, None if it is on the scale."""
    typed, named = _typed(indicator, texts), {"code": indicator.code, "name": indicator.name}
    if not typed:
        return filled(messages.NOT_SCORED, **named)
    return None if form.is_mark(indicator.code, typed) else filled(messages.OFF_STEP, text=typed, **named)


def _typed(indicator: Indicator, texts: Texts) -> str:
    return texts.get(field_name(indicator.code, PERCENT), "").strip()


def _of_indicator(form: SheetForm, indicator: Indicator, texts: Texts, asked: _Comments) -> Message | None:
    lack, named = lack_of_mark(form, indicator, texts), {"code": indicator.code, "name": indicator.name}
    if lack:
        return lack
    percent = form.percent(indicator.code, _typed(indicator, texts))
    if percent is None or has_comment(indicator, texts):
        return None
    if asked.per == "indicator":
        return filled(messages.NO_COMMENT_ON_INDICATOR, **named)
    is_extreme = percent <= asked.low or percent >= asked.high
    return filled(messages.NO_COMMENT, low=asked.low, high=asked.high, **named) if is_extreme else None
