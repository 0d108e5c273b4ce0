"""The keys of one table of a document, read with their types and all defects noted."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import TypeVar, cast

from zhiheng.problems import Message, Place, Problems
from zhiheng.scoring import messages
from zhiheng.scoring.scheme import Number
from zhiheng.tables import Document, KeyPath, is_identifier, is_plain_name

_Choice = TypeVar("_Choice", bound=str)
_Value = TypeVar("_Value")
_WHOLE = re.compile(r"[0-9]{1,15}")
_LARGEST = 10**6
_MOST_DECIMALS = 9


@dataclass(slots=True)
class Fields:
    """One table; reading a key notes it as known, ``refuse_unknown`` then names all others.

    A missing or bad value is noted as a problem and read as the default, so that reading can go on.
    """

    document: Document
    path: KeyPath
    data: Mapping[str, object]
    problems: Problems
    known: list[str] = field(default_factory=list)

    def place(self, key: str) -> Place:
        """Return the place of a key; of the table if the key is not there."""
        return self.document.place((*self.path, key))

    def has(self, key: str) -> bool:
        """Say whether the key is given; it is known from now on."""
        self.known.append(key)
        return self.data.get(key) is not None

    def refuse(self, at: str, message: Message, /, **values: object) -> None:
        """Note a problem of the value of the key ``at``."""
        self.problems.add(message, self.place(at), **values)

    def require(self, key: str) -> None:
        """Note a problem if a key is missing."""
        if not self.has(key):
            self.refuse(key, messages.MISSING_KEY, key=key)

    def text(self, key: str, default: str = "") -> str:
        """Return a text."""
        return self._typed(key, default, messages.TEXT, lambda value: value if isinstance(value, str) else None)

    def name(self, default: str) -> str:
        """Return the key ``name``; given, it is no blank text and has no characters that cannot be seen."""
        value = self.text("name", default)
        if (value or self.has("name")) and (value or default) and not is_plain_name(value):
            self.refuse("name", messages.BAD_NAME)
        return value

    def identifier(self, key: str = "id") -> str:
        """Return an id; it is required."""
        self.require(key)
        value = self.text(key)
        if value and not is_identifier(value):
            self.refuse(key, messages.BAD_ID, value=value)
        return value

    def choice(self, key: str, choices: Sequence[_Choice], default: _Choice) -> _Choice:
        """Return one of the choices."""
        value = self.text(key, default)
        if value not in choices:
            self.refuse(key, messages.NOT_A_CHOICE, key=key, value=value, choices=", ".join(choices))
            return default
        return cast("_Choice", value)

    def boolean(self, key: str, *, default: bool) -> bool:
        """Return true or false."""
        return self._typed(key, default, messages.BOOLEAN, lambda value: value if isinstance(value, bool) else None)

    def integer(self, key: str, default: int, low: int = 0, high: int = _LARGEST) -> int:
        """Return an integer between low and high."""
        value = self._typed(key, default, messages.INTEGER, self._as_integer)
        return int(self._in_range(key, value, low, high, default))

    def number(self, key: str, default: Number, high: int = _LARGEST) -> Number:
        """Return an exact number from 0 to high."""
        value = self._typed(key, default, messages.NUMBER, self._as_number)
        return self._in_range(key, value, 0, high, default)

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts."""

        def as_texts(value: object) -> tuple[str, ...] | None:
            is_list = isinstance(value, list) and all(isinstance(member, str) for member in value)
            return tuple(cast("list[str]", value)) if is_list else None

        return self._typed(key, (), messages.LIST_OF_TEXTS, as_texts)

    def table(self, key: str) -> "Fields":
        """Return a table, an empty one if it is missing."""
        none: Mapping[str, object] = {}
        data = self._typed(key, none, messages.TABLE, lambda value: value if isinstance(value, Mapping) else None)
        return Fields(self.document, (*self.path, key), data, self.problems)

    def tables(self, key: str) -> "list[Fields]":
        """Return a list of tables, an empty one if it is missing."""

        def as_tables(value: object) -> list[Mapping[str, object]] | None:
            is_list = isinstance(value, list) and all(isinstance(member, Mapping) for member in value)
            return cast("list[Mapping[str, object]]", value) if is_list else None

        found: list[Mapping[str, object]] = self._typed(key, [], messages.LIST_OF_TABLES, as_tables)
        return [
            Fields(self.document, (*self.path, key, position), data, self.problems)
            for position, data in enumerate(found)
        ]

    def refuse_unknown(self) -> None:
        """Note every key that nobody asked for."""
        for key in self.data:
            if key not in self.known:
                self.refuse(key, messages.UNKNOWN_KEY, key=key, known=", ".join(dict.fromkeys(self.known)))

    def _typed(self, key: str, default: _Value, name: Message, convert: Callable[[object], _Value | None]) -> _Value:
        if not self.has(key):
            return default
        value = convert(self.data[key])
        if value is None:
            self.refuse(key, messages.WRONG_TYPE, key=key, type=name)
            return default
        return value

    def _in_range(self, key: str, value: Number, low: int, high: int, default: Number) -> Number:
        if low <= value <= high:
            return value
        if high == _LARGEST and value < low:
            self.refuse(key, messages.TOO_SMALL, key=key, value=value, low=low)
        else:
            self.refuse(key, messages.OUT_OF_RANGE, key=key, value=value, low=low, high=high)
        return default

    def _as_number(self, value: object) -> Number | None:
        if not self.document.has_numbers and isinstance(value, str):
            value = _parsed(value)
        if not isinstance(value, int | Decimal) or isinstance(value, bool):
            return None
        # A far exponent would make exact arithmetic endless.
        exponent = Decimal(value).as_tuple().exponent
        return value if isinstance(exponent, int) and abs(exponent) <= _MOST_DECIMALS else None

    def _as_integer(self, value: object) -> int | None:
        number = self._as_number(value)
        return number if isinstance(number, int) else None


def _parsed(text: str) -> Number | None:
    try:
        number = Decimal(text)
        return int(number) if _WHOLE.fullmatch(text) else number
    except InvalidOperation:
        return None


def refuse_repeated(tables: Sequence[Fields]) -> None:
    """Note every id that stands in more than one of the tables."""
    seen: set[str] = set()
    for fields in tables:
        value = fields.data.get("id")
        if isinstance(value, str) and value in seen:
            fields.refuse("id", messages.REPEATED_ID, value=value)
        seen.add(str(value))
