"""What the page of a part shows beside its fields."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from zhiheng.problems import Message
from zhiheng.standard import Criterion, Hint, Indicator, Note, Scale
from zhiheng.web.audit.actor import Actor
from zhiheng.web.drafts.queries import FieldState, field_states, texts_of_all
from zhiheng.web.entries.forms import FormField
from zhiheng.web.entries.forms.declaration import FieldKind
from zhiheng.web.entries.forms.industries import industries
from zhiheng.web.entries.kept_forms import form_of_entry
from zhiheng.web.entries.lengths import length_of
from zhiheng.web.entries.limits import REPORT_LIMIT, limit_of
from zhiheng.web.entries.models import Entry, Part
from zhiheng.web.entries.models.part import ENTRY_PART, is_indicator
from zhiheng.web.entries.part_fields import SELF_SCORE, part_fields, percent_of
from zhiheng.web.entries.standards import guide_of_entry, hint_of, title_of_code
from zhiheng.web.site.texts import say

_WHOLE = 100
_CONTROLS = {
    FieldKind.TEXT: "text",
    FieldKind.SEVERAL: "text",
    FieldKind.ROWS: "text",
    FieldKind.CHOICE: "choice",
    FieldKind.INDUSTRY: "list",
    FieldKind.NUMBER: "number",
}


@dataclass(frozen=True, slots=True)
class FormLine:
    """A field of the form with what it holds and how it is typed."""

    field: FormField
    state: FieldState
    control: str
    choices: Sequence[tuple[str, str]]

    @property
    def labels(self) -> str:
        """The headings or choices that the page's script takes for the lines of a text, one a line."""
        of = self.field.columns if self.field.kind is FieldKind.ROWS else [one.label for one in self.field.choices]
        return "\n".join(map(say, of))

    @property
    def kept(self) -> str:
        """The lines that are kept for the choices: the Chinese ones."""
        return "\n".join(one.label.zh for one in self.field.choices)


@dataclass(frozen=True, slots=True)
class Response:
    """A criterion with the text that answers it."""

    criterion: Criterion
    state: FieldState


@dataclass(frozen=True, slots=True)
class IndicatorPage:
    """An indicator with all that a writer needs in view; ``folded`` are the notes for the other kind."""

    indicator: Indicator
    responses: Sequence[Response]
    self_score: FieldState
    points: Decimal | None
    notes: Sequence[Note]
    folded: Sequence[Note]
    hint: Hint | None
    scale: Scale
    step: Decimal


@dataclass(frozen=True, slots=True)
class Length:
    """How long the report is in the parts that the actor may read, and how long it should be at most."""

    total: int
    elsewhere: int
    limit: int

    @property
    def is_over(self) -> bool:
        """Whether it is too long."""
        return self.total > self.limit


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The part before or after."""

    public_id: str
    title: Message


def form_lines(actor: Actor, part: Part) -> list[tuple[Message, list[FormLine]]]:
    """Return the form's sections with their fields; one query."""
    states = field_states(actor, ENTRY_PART, part, part_fields(part))
    return [
        (section.title, [_line(field, states[field.key]) for field in section.fields])
        for section in form_of_entry(part.entry).sections
    ]


def indicator_page(actor: Actor, part: Part, indicator: Indicator) -> IndicatorPage:
    """Return the page of an indicator; one query."""
    states, entry = field_states(actor, ENTRY_PART, part, part_fields(part)), part.entry
    kind = entry.confirmed_kind or entry.kind
    folded = [note for note in indicator.notes if kind and note.audience not in ("all", kind)]
    percent, guide = percent_of(states[SELF_SCORE].text), guide_of_entry(entry)
    return IndicatorPage(
        indicator=indicator,
        responses=[Response(one, states[one.code]) for one in indicator.criteria],
        self_score=states[SELF_SCORE],
        points=None if percent is None else percent * indicator.points / _WHOLE,
        notes=[note for note in indicator.notes if note not in folded],
        folded=folded,
        hint=hint_of(part),
        scale=guide.scale(indicator.kind),
        step=guide.step,
    )


def report_length(entry: Entry, readable: Mapping[str, str], shown: IndicatorPage) -> Length:
    """Return the length of the responses in the parts that the actor may read; one query and the limit.

    ``readable`` are the public ids of these parts by their codes; what is ``shown`` already is not read again.
    """
    here = shown.indicator.code
    others = [public_id for code, public_id in readable.items() if is_indicator(code) and code != here]
    elsewhere = sum(counted(found) for found in texts_of_all(ENTRY_PART, others).values())
    own = sum(length_of(response.state.text) for response in shown.responses)
    return Length(own + elsewhere, elsewhere, limit_of(entry, REPORT_LIMIT))


def counted(texts: Mapping[str, str]) -> int:
    """Return the length of what the fields of an indicator hold."""
    return sum(length_of(text) for name, text in texts.items() if name != SELF_SCORE)


def neighbours(part: Part, readable: Mapping[str, str]) -> tuple[Neighbour | None, Neighbour | None]:
    """Return the parts before and after, out of the public ids of those that the actor may read by their codes."""
    codes = [None, *readable, None]
    at = codes.index(part.code)
    before, after = (
        Neighbour(readable[code], title_of_code(part.entry, code)) if code else None
        for code in (codes[at - 1], codes[at + 1])
    )
    return before, after


def _line(field: FormField, state: FieldState) -> FormLine:
    choices = [(one.key, say(one.label)) for one in field.choices]
    if field.kind is FieldKind.INDUSTRY:
        choices = [(one.value, f"{say(one.section)} · {say(one.name)}") for one in industries().values()]
    return FormLine(field, state, _CONTROLS.get(field.kind, "line"), choices)
