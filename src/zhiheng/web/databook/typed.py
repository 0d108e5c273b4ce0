"""A sheet sent as a form, where scripts do not run: which rows were changed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from zhiheng.web.databook.asked import Asked
from zhiheng.web.databook.domains import inputs_of
from zhiheng.web.databook.rows import cells_of, text_of, tidied
from zhiheng.web.drafts.queries import FieldState
from zhiheng.web.entries.models import Part


@dataclass(frozen=True, slots=True)
class TypedRow:
    """A row that was changed: what it is to hold, and the version that it was typed on."""

    name: str
    base: int
    text: str


def typed_rows(
    part: Part, asked: Asked, states: Mapping[str, FieldState], sent: Mapping[str, str]
) -> Iterator[TypedRow]:
    """Yield the rows whose cells were sent (``total_assets@2024``) and are not what the sheet holds."""
    for one in inputs_of(part.code):
        if f"base@{one.id}" not in sent:
            continue
        kept = cells_of(states[one.id].text)
        cells = {year: tidied(sent.get(f"{one.id}@{year}", kept.get(year, ""))) for year in asked.years}
        base = sent[f"base@{one.id}"]
        if base.isdecimal() and text_of({**kept, **cells}) != text_of(kept):
            yield TypedRow(one.id, int(base), text_of({**kept, **cells}))
