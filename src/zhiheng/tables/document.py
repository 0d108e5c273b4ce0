"""YAML, JSON and TOML documents as plain data that still knows its lines."""

import json
import re
import tomllib
from bisect import bisect_left
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from zhiheng.problems import BadInputError, Message, Place, Problem
from zhiheng.tables import messages

if TYPE_CHECKING:
    from zhiheng.tables.file import InputFile

KeyPath: TypeAlias = tuple[str | int, ...]
"""Keys and list positions from the top of a document down to a value."""


@dataclass(frozen=True, slots=True)
class Document:
    """The data of a document and the way back from a value to its line.

    Scalars are texts, unless ``has_numbers``.
    """

    file: str
    data: object
    line_of: Callable[[KeyPath], int | None]
    has_numbers: bool = False

    def place(self, path: KeyPath = ()) -> Place:
        """Return the place of the value at a path, or of its nearest parent that has a line."""
        line = next((line for end in range(len(path), 0, -1) if (line := self.line_of(path[:end]))), None)
        key = next((str(part) for part in reversed(path) if isinstance(part, str)), None)
        return Place(self.file, cell=key, line=line)


def read_json(file: "InputFile") -> Document:
    """Read JSON with every scalar but booleans and null as text; raises BadInputError with its line."""
    text = file.text()

    def pairs(members: list[tuple[str, object]]) -> dict[str, object]:
        keys = [key for key, _ in members]
        for key in keys:
            if keys.count(key) > 1:
                raise _bad(file.name, messages.REPEATED_KEY, key=key)
        return dict(members)

    try:
        data = json.loads(text, object_pairs_hook=pairs, parse_int=str, parse_float=str, parse_constant=str)
    except json.JSONDecodeError as error:
        raise _bad(file.name, messages.NOT_JSON, error.lineno, reason=messages.english_reason(error.msg)) from error
    except RecursionError as error:
        raise _bad(file.name, messages.NESTED_TOO_DEEP) from error
    return Document(file.name, data, lambda path: _yaml_line(text, path))


def read_yaml(file: "InputFile") -> Document:
    """Read YAML with every scalar as text, an empty one, ``null`` or ``~`` as None.

    Raises BadInputError for bad YAML, repeated keys and aliases, with their lines.
    """
    from yaml import MarkedYAMLError  # noqa: PLC0415 - only who reads YAML pays for its import
    from yaml.reader import ReaderError  # noqa: PLC0415 - the same

    from zhiheng.tables.yaml_nodes import AliasError, compose, to_data  # noqa: PLC0415 - the same

    text = file.text()
    try:
        data = to_data(compose(text), file.name)
    except AliasError as error:
        raise _bad(file.name, messages.YAML_ALIAS, error.line) from error
    except ReaderError as error:
        before = text[: error.position]
        raise _bad(
            file.name, messages.CONTROL_CHARACTER, before.count("\n") + 1, code=f"{error.character:04X}"
        ) from error
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise _bad(file.name, messages.NOT_YAML, line, reason=messages.english_reason(error.problem)) from error
    except RecursionError as error:
        raise _bad(file.name, messages.NESTED_TOO_DEEP) from error
    return Document(file.name, data, lambda path: _yaml_line(text, path))


def read_toml(file: "InputFile") -> Document:
    """Read TOML, fractions as Decimal; raises BadInputError with the line."""
    text = file.text()
    try:
        data = tomllib.loads(text, parse_float=Decimal)
    except ValueError as error:  # also for integers of thousands of digits
        found = re.search(r"line (\d+)", str(error))
        line = int(found[1]) if found else text.count("\n") + 1
        reason = str(error).partition(" (at ")[0]
        raise _bad(file.name, messages.NOT_TOML, line, reason=messages.english_reason(reason)) from error
    except RecursionError as error:
        raise _bad(file.name, messages.NESTED_TOO_DEEP) from error
    return Document(file.name, data, _TomlLines(text), has_numbers=True)


def _bad(file: str, message: Message, line: int | None = None, **values: object) -> BadInputError:
    return BadInputError([Problem(Place(file, line=line), message, tuple(values.items()))])


def _yaml_line(text: str, path: KeyPath) -> int | None:
    """Return the line of a value; JSON is read as the YAML it nearly always is."""
    from yaml import YAMLError  # noqa: PLC0415 - only a problem needs a line

    from zhiheng.tables.yaml_nodes import compose, line_of  # noqa: PLC0415 - the same

    try:
        return line_of(compose(text), path)
    except (YAMLError, RecursionError):
        return None


class _TomlLines:
    """The lines of a TOML document's values: a line is the first with which the text up to there holds the path.

    tomllib tells no lines; asking it for beginnings of the file is exact and needs no second parser. What a beginning
    holds every longer one holds too, so that few of them are asked for.
    """

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        self._read: dict[int, object] = {}

    def __call__(self, path: KeyPath) -> int | None:
        """Return the line of a path, None if the document has none."""
        count = bisect_left(range(len(self._lines)), True, key=lambda at: self._holds(at + 1, path)) + 1
        return count if count <= len(self._lines) else None

    def _holds(self, count: int, path: KeyPath) -> bool:
        """Whether the longest beginning of at most so many lines that is TOML holds the path."""
        while count and self._data(count) is None:
            count -= 1
        return bool(count) and _holds(self._data(count), path)

    def _data(self, count: int) -> object:
        """Return what so many lines say, None if they end within a value."""
        if count not in self._read:
            try:
                self._read[count] = tomllib.loads("\n".join(self._lines[:count]))
            except ValueError:
                self._read[count] = None
        return self._read[count]


def _holds(data: object, path: KeyPath) -> bool:
    for part in path:
        members = data if isinstance(data, Mapping) else dict(enumerate(data)) if isinstance(data, list) else {}
        if part not in members:
            return False
        data = members[part]
    return True
