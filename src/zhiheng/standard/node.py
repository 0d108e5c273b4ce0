"""One mapping of a document being read: typed values, every defect noted with its place."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from zhiheng.problems import Message, Place, Problems
from zhiheng.standard import messages
from zhiheng.tables import KeyPath, is_identifier

_POINTS = re.compile(r"[1-9][0-9]{0,5}")
_POINTS_WITH_UNIT = re.compile(r"([1-9][0-9]{0,5})\s*分")
# Categories Cs, which has no canonical JSON, and Cc, Zl and Zp, which upset terminals and YAML.
_UNUSABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


class Source(Protocol):
    """Data with the way back from a value to its place: a Document, or an office's table being imported."""

    @property
    def data(self) -> object:
        """The data, scalars as text."""

    def place(self, path: KeyPath = ()) -> Place:
        """Return the place of the value at a path."""


@dataclass(frozen=True, slots=True)
class Node:
    """A mapping in a source; values that are wrong are noted in ``problems`` and read as "" or 0."""

    source: Source
    problems: Problems
    values: Mapping[str, object]
    path: KeyPath = ()

    def note(self, message: Message, *path: str | int, **values: object) -> None:
        """Note a problem at a path below this node."""
        self.problems.add(message, self.source.place((*self.path, *path)), **values)

    def expect(self, required: Iterable[str], optional: Iterable[str] = ()) -> None:
        """Note keys that are missing or unknown; a node without any value is noted already."""
        if not self.values:
            return
        known = dict.fromkeys((*required, *optional))
        for key in required:
            if key not in self.values:
                self.note(messages.MISSING_KEY, key=messages.key_name(key))
        for key in self.values:
            if key not in known:
                self.note(messages.UNKNOWN_KEY, key, key=key, known=", ".join(known))

    def text(self, key: str) -> str:
        """Return a text without outer white space; it may not be empty."""
        if key not in self.values:
            return ""
        value = self.values[key]
        if value is not None and not isinstance(value, str):
            self.note(messages.NOT_TEXT, key, key=messages.key_name(key))
            return ""
        text = (value or "").strip()
        if not text:
            self.note(messages.EMPTY_TEXT, key, key=messages.key_name(key))
        if unusable := _UNUSABLE.search(text):
            self.note(messages.CONTROL_CHARACTER, key, key=messages.key_name(key), code=f"{ord(unusable[0]):04X}")
            return ""
        return text

    def half_width(self, key: str) -> str:
        """Return a text of ids, digits and dots in half-width form, whichever form it has."""
        value = self.text(key)
        half_width = unicodedata.normalize("NFKC", value)
        if half_width != value:
            self.note(messages.FULL_WIDTH, key, key=messages.key_name(key), value=value, half_width=half_width)
        return half_width

    def id(self, key: str) -> str:
        """Return an id."""
        value = self.half_width(key)
        if value and not is_identifier(value):
            self.note(messages.BAD_ID, key, key=messages.key_name(key), value=value)
        return value

    def code(self, key: str, pattern: re.Pattern[str]) -> str:
        """Return a code of the given form, "" if it has another."""
        value = self.half_width(key)
        if value and not pattern.fullmatch(value):
            self.note(messages.BAD_CODE, key, value=value)
            return ""
        return value

    def points(self, key: str) -> int:
        """Return points, a positive integer."""
        if not isinstance(self.values.get(key, ""), str | None):
            self.note(messages.POINTS_NOT_WRITTEN, key)
            return 0
        value = self.half_width(key)
        if _POINTS.fullmatch(value):
            return int(value)
        if with_unit := _POINTS_WITH_UNIT.fullmatch(value):
            self.note(messages.POINTS_WITH_UNIT, key, value=value, number=with_unit[1])
            return int(with_unit[1])
        if value:
            self.note(messages.BAD_POINTS, key, value=value)
        return 0

    def one_of(self, key: str, allowed: tuple[str, ...]) -> str:
        """Return one of the allowed words."""
        value = self.text(key)
        if value and value not in allowed:
            self.note(messages.NOT_ONE_OF, key, key=messages.key_name(key), value=value, allowed=", ".join(allowed))
        return value

    def flag(self, key: str) -> bool:
        """Return a boolean, False if the key is absent."""
        value = self.values.get(key, False)
        if value in (True, "true"):
            return True
        if value not in (False, "false"):
            self.note(messages.NOT_ONE_OF, key, key=messages.key_name(key), value=value, allowed="true, false")
        return False

    def message(self, key: str) -> Message:
        """Return a text in both languages: a mapping with ``zh`` and ``en``, or one text for both."""
        if isinstance(self.values.get(key), dict):
            languages = self.child(key)
            languages.expect(("zh", "en"))
            message = Message(languages.text("zh"), languages.text("en"))
        else:
            text = self.text(key)
            message = Message(text, text)
        if set("{}") & {*message.zh, *message.en}:
            self.note(messages.BRACES, key)
        return message

    def check_digest(self, digest: str) -> None:
        """Raise BadInputError if the mapping carries a digest that differs; an empty text is none."""
        if self.values.get("digest", "") != "" and self.text("digest") != digest:
            self.note(messages.DIGEST_DIFFERS, "digest", digest=digest)
        self.problems.raise_if_any()

    def child(self, key: str) -> "Node":
        """Return the node of a mapping; another value is noted and gives an empty node."""
        return _node(self.source, self.problems, self.values.get(key, {}), (*self.path, key))

    def children(self, key: str, *, may_be_empty: bool = False) -> list["Node"]:
        """Return a node for each member of a list; a member that is no mapping is noted and gives an empty node."""
        members = self.values.get(key, [])
        if not isinstance(members, list):
            self.note(messages.NOT_LIST, key, key=messages.key_name(key))
            return []
        if key in self.values and not members and not may_be_empty:
            self.note(messages.EMPTY_LIST, key, key=messages.key_name(key))
        paths = ((*self.path, key, position) for position in range(len(members)))
        return [_node(self.source, self.problems, *member) for member in zip(members, paths, strict=True)]


def top_node(source: Source) -> Node:
    """Return the top of a source, with a list of problems of its own."""
    return _node(source, Problems(), source.data, ())


def _node(source: Source, problems: Problems, values: object, path: KeyPath) -> Node:
    node = Node(source, problems, values if isinstance(values, dict) else {}, path)
    if not node.values:
        node.note(messages.NOT_MAPPING)
    return node
