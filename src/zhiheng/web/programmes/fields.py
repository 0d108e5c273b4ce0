"""Forms made of fields that are known only at run time: how each is asked for, with its problems beside it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from zhiheng.problems import Message, Problem
from zhiheng.web.programmes.declared.declaration import Declaration
from zhiheng.web.programmes.declared.kinds import Choice, Control, Whole
from zhiheng.web.site.texts import language

_NOTHING = Message("", "")
_TICKED = "on"


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name in the form, how it is asked for, its value as typed in, what is wrong with it."""

    name: str
    label: Message
    value: str
    control: Control = "text"
    help: Message = _NOTHING
    unit: Message = _NOTHING
    options: Sequence[tuple[str, Message | str]] = ()
    bounds: tuple[int, int] | None = None
    problems: Sequence[tuple[str, str]] = field(default_factory=tuple)
    is_fixed: bool = False

    @property
    def id(self) -> str:
        """The id of the control, without dots."""
        return "f-" + self.name.replace(".", "-")

    @property
    def is_ticked(self) -> bool:
        """Whether a box is ticked."""
        return self.value == _TICKED


def declared_field(declared: Declaration, value: str) -> Field:
    """Return the field of a setting."""
    kind = declared.kind
    return Field(
        name=declared.key,
        label=declared.label,
        value=value,
        control=kind.control,
        help=declared.help,
        unit=declared.unit,
        options=kind.options if isinstance(kind, Choice) else (),
        bounds=(kind.low, kind.high) if isinstance(kind, Whole) else None,
    )


def with_problems(fields: Iterable[Field], problems: Iterable[Problem]) -> list[Field]:
    """Return the fields, each with the problems that name it."""
    listed = list(fields)
    found: dict[str, list[tuple[str, str]]] = {}
    for line in summary(listed, problems):
        if line.field:
            found.setdefault(line.field.name, []).append((line.what, line.remedy))
    return [replace(one, problems=found.get(one.name, ())) for one in listed]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a summary: what is wrong, the remedy, and the field it is about, None for the form as a whole."""

    field: Field | None
    what: str
    remedy: str


def summary(fields: Iterable[Field], problems: Iterable[Problem]) -> list[Line]:
    """Return all problems in their order, each with its field; a key of a document is called as the form calls it."""
    by_name: Mapping[str, Field] = {one.name: one for one in fields}
    lines = []
    for problem in problems:
        field = by_name.get(problem.place.cell or "")
        values = dict(problem.values) | ({"key": field.label} if field else {})
        worded = replace(problem, values=tuple(values.items()))
        lines.append(Line(field, worded.what(language()), worded.remedy(language())))
    return lines


def typed(posted: Mapping[str, str], fields: Iterable[str]) -> dict[str, str]:
    """Return what a form sent for each of the fields; an unticked box sends nothing, which is an empty text."""
    return {name: posted.get(name, "") for name in fields}
