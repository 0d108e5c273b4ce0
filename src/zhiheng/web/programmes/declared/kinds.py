"""The kinds of values a setting can have: how a value is typed in, stored and shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from zhiheng.canonical import Json
from zhiheng.problems import Message
from zhiheng.tables import is_plain_name
from zhiheng.web.site.names import NOT_PLAIN

NOT_WHOLE = Message("应是整数 › 填 {low} 至 {high} 之间的整数", "not a whole number › give one from {low} to {high}")
NOT_IN_RANGE = Message(
    "超出范围 › 填 {low} 至 {high} 之间的整数", "out of range › give a whole number from {low} to {high}"
)
NOT_A_CHOICE = Message("没有这一选项 › 从列表中选择", "there is no such choice › pick one of the list")
EMPTY = Message("没有填写 › 填上", "nothing is given › fill it in")
TOO_LONG = Message("太长 › 不超过 {high} 个字", "too long › at most {high} characters")

YES, NO = Message("是", "Yes"), Message("否", "No")


Control = Literal["number", "choice", "flag", "text", "lines", "day"]


class BadValueError(Exception):
    """The value is none of its kind; ``message`` is ``what › remedy``, filled from ``values``."""

    def __init__(self, message: Message, **values: object) -> None:
        self.message, self.values = message, values
        super().__init__(message.en)


class Kind(Protocol):
    """A kind of values."""

    @property
    def control(self) -> Control:
        """How the form asks for a value."""

    def read(self, text: str) -> Json:
        """Return the value typed in; raises BadValueError."""

    def text(self, value: Json) -> str:
        """Return a value as it is typed in."""

    def shown(self, value: Json) -> Message:
        """Return a value as people read it."""


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number between two bounds."""

    low: int
    high: int
    control: Literal["number"] = "number"

    def read(self, text: str) -> int:
        """Return the number."""
        digits = text.strip()
        if not (digits.isascii() and digits.isdigit()):
            raise BadValueError(NOT_WHOLE, low=self.low, high=self.high)
        if not self.low <= int(digits[:10]) <= self.high:
            raise BadValueError(NOT_IN_RANGE, low=self.low, high=self.high)
        return int(digits)

    def text(self, value: Json) -> str:
        """Return the digits."""
        return str(value)

    def shown(self, value: Json) -> Message:
        """Return the digits."""
        return Message(str(value), str(value))


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words."""

    options: Sequence[tuple[str, Message]]
    control: Literal["choice"] = "choice"

    def read(self, text: str) -> str:
        """Return the word."""
        if text not in dict(self.options):
            raise BadValueError(NOT_A_CHOICE)
        return text

    def text(self, value: Json) -> str:
        """Return the word."""
        return str(value)

    def shown(self, value: Json) -> Message:
        """Return what the word stands for."""
        return dict(self.options)[str(value)]


@dataclass(frozen=True, slots=True)
class Flag:
    """Yes or no."""

    control: Literal["flag"] = "flag"

    def read(self, text: str) -> bool:
        """Return whether the box is ticked."""
        return text == "on"

    def text(self, value: Json) -> str:
        """Return what a ticked box sends."""
        return "on" if value else ""

    def shown(self, value: Json) -> Message:
        """Return yes or no."""
        return YES if value else NO


@dataclass(frozen=True, slots=True)
class Text:
    """A short text."""

    high: int = 100
    control: Literal["text"] = "text"

    def read(self, text: str) -> str:
        """Return the text without outer white space."""
        value = text.strip()
        if not value:
            raise BadValueError(EMPTY)
        if len(value) > self.high:
            raise BadValueError(TOO_LONG, high=self.high)
        if not is_plain_name(value):
            raise BadValueError(NOT_PLAIN)
        return value

    def text(self, value: Json) -> str:
        """Return the text."""
        return str(value)

    def shown(self, value: Json) -> Message:
        """Return the text, which is the same in both languages."""
        text = str(value).replace("{", "{{").replace("}", "}}")
        return Message(text, text)


@dataclass(frozen=True, slots=True)
class Lines:
    """Several texts of at most ``high`` characters, one a line; ``between`` stands between them where they are read."""

    high: int = 100
    between: str = "、"
    control: Literal["lines"] = "lines"

    def read(self, text: str) -> list[str]:
        """Return the lines that are not empty."""
        lines = [Text(self.high).read(line) for line in text.splitlines() if line.strip()]
        if not lines:
            raise BadValueError(EMPTY)
        return lines

    def text(self, value: Json) -> str:
        """Return the lines."""
        return "\n".join(map(str, value)) if isinstance(value, list) else ""

    def shown(self, value: Json) -> Message:
        """Return the lines as a list."""
        return Text().shown(self.text(value).replace("\n", self.between))
