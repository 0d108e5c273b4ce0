"""The text of a letter: a template filled in, and its paragraphs by their rank."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import cast

from zhiheng.web.messages.letter_settings import letter_settings, titles
from zhiheng.web.messages.letter_templates import LetterTemplate
from zhiheng.web.messages.models import Letter
from zhiheng.web.programmes.declared import CYCLE_SETTINGS
from zhiheng.web.programmes.models import Cycle
from zhiheng.web.programmes.values import value_of

_BLANK = "【待填：{name}】"
_IS_BLANK = re.compile("【待填：([^】]*)】")
_HEADING = re.compile("^[一二三四五六七八九十]+、")
_SUBHEADING = re.compile("^（[一二三四五六七八九十]+）")
_LONGEST_HEADING = 25
_VALUE = re.compile(r"\{([a-z_]+)\}")
_CYCLE_NAME = "届次名称"
_DEPARTMENTS = "screening.departments"
_DRAFT = "（草稿，未签发）"
_VOID = "（已作废）"


class Rank(StrEnum):
    """What a line is, which decides its typeface."""

    HEADING = "heading"
    SUBHEADING = "subheading"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a letter."""

    rank: Rank
    text: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """The lines of a letter besides its title and who signs: its number and what it must say of itself, and so on."""

    numbers: tuple[str, ...]
    recipient: str
    paragraphs: tuple[Paragraph, ...]
    dated: str


@dataclass(frozen=True, slots=True)
class Common:
    """What every letter of a cycle can use: values by key, and what the office calls them."""

    values: Mapping[str, str]
    names: Mapping[str, str]

    def filled(self, text: str) -> str:
        """Return a text with the values filled in; where one is empty or unknown the place is marked."""
        return _VALUE.sub(self._one, text)

    def with_typed(self, template: LetterTemplate, typed: Mapping[str, str]) -> "Common":
        """Return these and the values typed for one letter, which may name common ones, as fields' defaults do."""
        own = {field.key: self.filled(typed.get(field.key, "")) for field in template.fields}
        return Common({**self.values, **own}, {**self.names, **{field.key: field.name.zh for field in template.fields}})

    def _one(self, match: re.Match[str]) -> str:
        key = match[1]
        return self.values.get(key) or _BLANK.format(name=self.names.get(key, key))


def common_values(cycle: Cycle) -> Common:
    """Return what letters of a cycle can use."""
    programme = cycle.programme
    known = [*titles(programme), *letter_settings(programme)]
    values = {value.key: value.text for value in known}
    title = cycle.title if programme.name in cycle.title else f"{cycle.title}{programme.name}"
    values |= {"programme": programme.name, "cycle": title, "regulation": _bracketed(values["regulation"])}
    values["departments"] = "\n".join(cast("list[str]", value_of(cycle, _DEPARTMENTS)))
    own = {"cycle": _CYCLE_NAME, "departments": CYCLE_SETTINGS[_DEPARTMENTS].label.zh}
    return Common(values, {value.key: value.name.zh for value in known} | own)


def blanks_in(*texts: str) -> list[str]:
    """Return the names of the places that are still marked as to be filled in, in their order."""
    return [name for text in texts for name in _IS_BLANK.findall(text)]


def count_blanks(*texts: str) -> int:
    """Return how many places are still marked as to be filled in."""
    return len(blanks_in(*texts))


def paragraphs(text: str) -> Iterator[Paragraph]:
    """Yield the paragraphs of a text; empty lines are passed over."""
    for line in filter(None, map(str.strip, text.splitlines())):
        yield Paragraph(_rank(line), line)


def sheet_of(letter: Letter) -> Sheet:
    """Return what stands on the paper of a letter, in Word and on the print page."""
    numbers = [letter.number or _DRAFT, *([_VOID] if letter.state == Letter.State.VOID else [])]
    recipient = f"{letter.recipient}：" if letter.recipient else ""
    return Sheet(tuple(numbers), recipient, tuple(paragraphs(letter.body)), _chinese_date(letter.dated))


def _chinese_date(day: date | None) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if day else "　　年　月　日"


def _bracketed(regulation: str) -> str:
    return f"《{regulation}》" if regulation and "《" not in regulation else regulation


def _rank(line: str) -> Rank:
    if len(line) > _LONGEST_HEADING or not set(line).isdisjoint("。；："):
        return Rank.PLAIN
    if _HEADING.match(line):
        return Rank.HEADING
    return Rank.SUBHEADING if _SUBHEADING.match(line) else Rank.PLAIN
