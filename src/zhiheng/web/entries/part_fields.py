"""The fields of a part: those of the form, the overview, a response to each criterion and the self-score."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import partial

from zhiheng.problems import Message
from zhiheng.standard import Indicator
from zhiheng.web.entries.forms import FormField
from zhiheng.web.entries.forms.values import problems_of
from zhiheng.web.entries.kept_forms import form_of_entry
from zhiheng.web.entries.lengths import length_of
from zhiheng.web.entries.limits import OVERVIEW_LIMIT, limit_of
from zhiheng.web.entries.models import Part
from zhiheng.web.entries.models.part import OVERVIEW, PROFILE
from zhiheng.web.entries.sheet_kinds import sheet_kind
from zhiheng.web.entries.standards import PART_TITLES, guide_of_entry, indicator_of
from zhiheng.web.programmes.contributions import filled

SELF_SCORE = "self_score"
_WHOLE = Decimal(100)

SELF_SCORE_LABEL = Message("自评得分（得分率，%）", "Self-score (percent)")
NOT_ON_STEP = Message(
    "“{text}”不是 0 到 100 之间 {step} 的倍数 › 按评分指南的档位填写",
    "“{text}” is no multiple of {step} from 0 to 100 › use the steps of the guide",
)
OVER_LIMIT = Message(
    "有 {length} 字，超过 {limit} 字的上限 › 请精简；内容已照常保存",
    "{length} characters are more than {limit} › please shorten; the text is saved all the same",
)

Problems = Callable[[str], Sequence[Message]]


def _none(_text: str) -> Sequence[Message]:
    return ()


@dataclass(frozen=True, slots=True)
class PartField:
    """A field of a part; ``is_document`` says that it holds a document, whose length counts."""

    name: str
    label: Message
    problems: Problems = _none
    is_document: bool = False


def part_fields(part: Part) -> Mapping[str, PartField]:
    """Return the fields of a part by name, in their order."""
    if part.code == PROFILE:
        fields = [_of_form(one) for one in form_of_entry(part.entry).fields]
    elif part.code == OVERVIEW:
        fields = [PartField(OVERVIEW, PART_TITLES[OVERVIEW], partial(_of_overview, part), is_document=True)]
    elif part.is_sheet:
        fields = [_of_sheet(part, one) for one in sheet_kind(part.code).fields(part)]
    else:
        fields = _of_indicator(part, indicator_of(part))
    return {field.name: field for field in fields}


def part_field(part: Part, name: str) -> PartField | None:
    """Return one field of a part, None if it has none of that name."""
    if part.code == PROFILE:  # of many fields, and asked for each
        field = form_of_entry(part.entry).field(name)
        return _of_form(field) if field else None
    if part.is_sheet:  # the same
        label = sheet_kind(part.code).label(part.code, name)
        return PartField(name, label, partial(sheet_kind(part.code).problems, part, name)) if label else None
    return part_fields(part).get(name)


def places_for_evidence(part: Part) -> Mapping[str, Message]:
    """Return what evidence can support in a part, with what people call it: its criteria, or the figures of a sheet."""
    if part.is_sheet:
        kind = sheet_kind(part.code)
        return {name: label for name in kind.fields(part) if (label := kind.label(part.code, name))}
    indicator = indicator_of(part)
    return {one.code: Message(one.code, one.code) for one in indicator.criteria} if indicator else {}


def percent_of(text: str) -> Decimal | None:
    """Return a self-score as a number, None if it is none."""
    try:
        percent = Decimal(text.strip())
    except InvalidOperation:
        return None
    return percent if percent.is_finite() else None


def _of_form(field: FormField) -> PartField:
    return PartField(field.key, field.label, partial(problems_of, field))


def _of_sheet(part: Part, name: str) -> PartField:
    field = part_field(part, name)
    assert field is not None  # noqa: S101 - the sheet itself named it
    return field


def _of_indicator(part: Part, indicator: Indicator | None) -> list[PartField]:
    criteria = indicator.criteria if indicator else ()
    responses = [
        PartField(one.code, Message(f"{one.code} 要点说明", f"{one.code} Response"), is_document=True)
        for one in criteria
    ]
    return [*responses, PartField(SELF_SCORE, SELF_SCORE_LABEL, partial(_of_self_score, part))]


def _of_self_score(part: Part, text: str) -> Sequence[Message]:
    step, percent = guide_of_entry(part.entry).step, percent_of(text)
    if not text.strip() or (percent is not None and 0 <= percent <= _WHOLE and percent % step == 0):
        return ()
    return (filled(NOT_ON_STEP, text=text.strip(), step=f"{step.normalize():f}"),)


def _of_overview(part: Part, text: str) -> Sequence[Message]:
    length, limit = length_of(text), limit_of(part.entry, OVERVIEW_LIMIT)
    return (filled(OVER_LIMIT, length=length, limit=limit),) if length > limit else ()
