"""Documents of the library as forms: a value's path is the name of its field, and problems come back to the field."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from zhiheng.canonical import Json, canonical_json
from zhiheng.problems import Place, Problem
from zhiheng.tables import Document, InputFile, KeyPath, read_json

_INDEX = re.compile(r"[0-9]{1,2}")


class FormDocument(Document):
    """Data that came from a form; a place names the field, ``phases.0.weight``."""

    def place(self, path: KeyPath = ()) -> Place:
        """Return the field of a path."""
        return Place(cell=".".join(map(str, path)) or None)


def form_document(data: object) -> FormDocument:
    """Return data whose scalars are texts and booleans as a document."""
    return FormDocument("", data, lambda _path: None)


def stored_document(content: str) -> Document:
    """Return canonical JSON as a document in which numbers are texts."""
    return read_json(InputFile("", content.encode()))


def texts_of(value: Json) -> Json:
    """Return a value with its numbers as texts, as a form sends them."""
    if isinstance(value, Mapping):
        return {key: texts_of(member) for key, member in value.items()}
    if isinstance(value, list | tuple):
        return [texts_of(member) for member in value]
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def canonical_text(value: Json) -> str:
    """Return the canonical JSON of a value as text."""
    return canonical_json(value).decode()


@dataclass(frozen=True, slots=True)
class Leaf:
    """One text of a document and where it stands."""

    path: str
    value: str


def leaves(value: Json, path: str = "") -> Iterator[Leaf]:
    """Yield every text of a document with its path, in the order of the document; what is no text is left out."""
    if isinstance(value, Mapping):
        for key, member in value.items():
            yield from leaves(member, f"{path}.{key}" if path else key)
    elif isinstance(value, list | tuple):
        for position, member in enumerate(value):
            yield from leaves(member, f"{path}.{position}")
    elif isinstance(value, str):
        yield Leaf(path, value)


def with_texts(value: Json, texts: Mapping[str, str], path: str = "") -> Json:
    """Return a document with those of its texts replaced that are given by path; its shape stays."""
    if isinstance(value, Mapping):
        return {key: with_texts(member, texts, f"{path}.{key}" if path else key) for key, member in value.items()}
    if isinstance(value, list | tuple):
        return [with_texts(member, texts, f"{path}.{position}") for position, member in enumerate(value)]
    return texts.get(path, value) if isinstance(value, str) else value


def nested(fields: Mapping[str, str]) -> dict[str, Json]:
    """Return the fields of a form as nested tables; a list is a table of its positions."""
    top: dict[str, Json] = {}
    for name, value in fields.items():
        here: dict[str, Json] = top
        *parents, last = name.split(".")
        for part in parents:
            inner = here.setdefault(part, {})
            if not isinstance(inner, dict):
                break
            here = inner
        else:
            here[last] = value
    return top


def positions_in(fields: Mapping[str, str], table: str) -> list[int]:
    """Return the positions of a list that the fields of a form fill, in order."""
    parts = (name.split(".") for name in fields if name.startswith(f"{table}."))
    return sorted({int(part[1]) for part in parts if _INDEX.fullmatch(part[1])})


def rows_of(table: object) -> list[tuple[int, dict[str, str]]]:
    """Return the rows of a list with their positions in the form, in order; rows without any text are left out."""
    if not isinstance(table, Mapping):
        return []
    rows = [
        (int(key), {name: text for name, text in row.items() if isinstance(text, str)})
        for key, row in table.items()
        if _INDEX.fullmatch(key) and isinstance(row, Mapping)
    ]
    return [(position, row) for position, row in sorted(rows, key=lambda row: row[0]) if any(row.values())]


def moved(problem: Problem, positions: Mapping[str, list[int]]) -> Problem:
    """Return a problem of a document at the form's field: rows that were left out count again."""
    parts = (problem.place.cell or "").split(".")
    stood = dict(enumerate(positions.get(parts[0], ())))
    if len(parts) > 1 and parts[1].isdigit():
        parts[1] = str(stood.get(int(parts[1]), parts[1]))
    return replace(problem, place=Place(cell=".".join(parts)))
