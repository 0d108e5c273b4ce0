"""What is declared of a form and its fields."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from zhiheng.canonical import Json
from zhiheng.problems import Message

FORMAT = "zhiheng-form/1"
NOTHING = Message("", "")


class FieldKind(StrEnum):
    """What is typed into a field; all values are kept as texts.

    ``ROWS`` has one row a line with its cells between ``|``; ``SEVERAL`` one choice a line.
    """

    LINE = "line"
    TEXT = "text"
    CHOICE = "choice"
    SEVERAL = "several"
    CREDIT_CODE = "credit_code"
    INDUSTRY = "industry"
    NUMBER = "number"
    DATE = "date"
    ROWS = "rows"


class Audience(StrEnum):
    """Who reads a field once the application is handed in; the office reads all of them.

    ``CONFLICTS`` is for the matching of conflicts of interest alone, and never shown to experts.
    """

    EXPERTS = "experts"
    OFFICE = "office"
    CONFLICTS = "conflicts"


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to choose: ``key`` is kept where one is chosen, the Chinese label where several are."""

    key: str
    label: Message


@dataclass(frozen=True, slots=True)
class FormField:
    """One field of the form; ``columns`` are the headings of a field of rows."""

    key: str
    kind: FieldKind
    label: Message
    help: Message = NOTHING
    required: bool = False
    audience: Audience = Audience.EXPERTS
    choices: Sequence[Choice] = ()
    columns: Sequence[Message] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Fields that stand together."""

    title: Message
    fields: Sequence[FormField]


@dataclass(frozen=True, slots=True)
class Form:
    """A whole form; ``title`` tells an office's forms apart."""

    title: Message
    sections: Sequence[Section]

    @property
    def fields(self) -> Iterator[FormField]:
        """All fields in their order."""
        return (field for section in self.sections for field in section.fields)

    def field(self, key: str) -> FormField | None:
        """Return a field by its key, None if there is none."""
        return next((field for field in self.fields if field.key == key), None)

    def as_json(self) -> dict[str, Json]:
        """Return what the form says, with every default filled in: what its digest stands for."""
        return {"format": FORMAT, "title": _said(self.title), "sections": [_section(one) for one in self.sections]}


def _section(section: Section) -> dict[str, Json]:
    return {"title": _said(section.title), "fields": [_field(one) for one in section.fields]}


def _field(field: FormField) -> dict[str, Json]:
    return {
        "key": field.key,
        "kind": field.kind.value,
        "required": field.required,
        "audience": field.audience.value,
        "label": _said(field.label),
        "help": _said(field.help),
        "choices": [{"key": one.key, **_said(one.label)} for one in field.choices],
        "columns": [_said(one) for one in field.columns],
    }


def _said(message: Message) -> dict[str, Json]:
    return {"zh": message.zh, "en": message.en}
