"""Which heading of the standard a paragraph is: by its bookmark, or by the code and words that people typed."""

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from zhiheng.evidence.report_word.names import OVERVIEW
from zhiheng.evidence.report_word.paragraph import Paragraph
from zhiheng.standard import Standard

_CODE = re.compile(
    r"[(\[【]?\s*([0-9]{1,3}(?:\s*[.。·]\s*[0-9]{1,3})*)\s*[.。、)\]】-]?\s*(?:[(]?\s*([A-Za-z])(?![A-Za-z0-9])\s*[.。、):]?)?\s*"
)
_LETTER = re.compile(r"[(\[]?\s*([A-Za-z])\s*(?:[.。、)\]:]\s*|\Z)")
_BETWEEN = re.compile(r"\s*[.。·]\s*")
_NUMBER = re.compile(r"^(?:[(（]?[一二三四五六七八九十0-9]+[)）、.．\s]+)?")
_OVERVIEWS = ("组织概述", "组织概况", "企业概述", "企业概况", "organisationaloverview")
_LEAST_WORDS, _COMPARED, _MOST_OF_HEADING = 6, 20, 40
_HALF_WIDTH = {0x3000: 0x20, **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}}


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: the code it carries, ``OVERVIEW`` for that one, and the words after the code.

    ``is_known`` says whether the standard has the code; ``typed`` is another code of the standard at its beginning.
    """

    code: str
    words: str
    is_known: bool = True
    typed: str = ""


@dataclass(frozen=True, slots=True)
class Headings:
    """The headings of a standard; ``marked`` are the codes that a bookmark of the file stands at.

    Such a code is found by its bookmark alone, so that nothing else that begins with it is taken for its heading.
    """

    standard: Standard
    marked: Collection[str]
    _criteria: Mapping[str, str] = field(init=False)
    _names: Mapping[str, str] = field(init=False)

    def __post_init__(self) -> None:
        indicators = list(self.standard.indicators)
        criteria = {one.code: one.text for indicator in indicators for one in indicator.criteria}
        names = {one.code: one.name for one in self.standard.categories}
        names |= {one.code: one.name for one in indicators}
        object.__setattr__(self, "_criteria", criteria)
        object.__setattr__(self, "_names", names)

    def is_criterion(self, code: str) -> bool:
        """Say whether a code is one of a criterion."""
        return code in self._criteria

    def is_note(self, bare: str) -> bool:
        """Say whether words without white space are, or are part of, a note of an indicator."""
        return any(bare in plain(note.text) for one in self.standard.indicators for note in one.notes)

    def words_of(self, code: str) -> str:
        """Return what the standard says at a code."""
        return self._criteria.get(code) or self._names.get(code, "")

    def find(self, paragraph: Paragraph, indicator: str, outline: int | None) -> Heading | None:
        """Return the heading that a paragraph is, None if it is none of the standard's.

        ``indicator`` is the code of the indicator that the paragraph stands below, for headings such as “a.”;
        ``outline`` is the level of the heading above it.
        """
        text = paragraph.text.strip()
        code, words = self._typed(text, indicator)
        is_known = code in self._criteria or code in self._names
        for marked in paragraph.codes:
            typed = code if code in self._criteria and code != marked else ""
            is_marked_known = marked == OVERVIEW or marked in self._criteria or marked in self._names
            return Heading(marked, words, is_marked_known, typed)
        if not text or code in self.marked:
            return None
        if code in self._criteria and _is_criterion(paragraph, words, self._criteria[code]):
            return Heading(code, words)
        if code in self._names and self._is_named(paragraph, code, words, outline):
            return Heading(code, words)
        if not is_known and paragraph.outline is not None and code[-1:].isalpha():
            return Heading(code, words, is_known=False)
        return self._overview(paragraph, text)

    def _overview(self, paragraph: Paragraph, text: str) -> Heading | None:
        is_named = plain(_NUMBER.sub("", text)).lower() in _OVERVIEWS
        is_free = is_named and OVERVIEW not in self.marked
        return Heading(OVERVIEW, "") if is_free and (paragraph.outline is not None or paragraph.is_bold) else None

    def _typed(self, text: str, indicator: str) -> tuple[str, str]:
        """Return the code that a text begins with, "" for none, and the words after it."""
        half_width = text.translate(_HALF_WIDTH)  # as long as the text
        if found := _CODE.match(half_width):
            number, letter = _BETWEEN.sub(".", found[1]), (found[2] or "").lower()
            words = text[found.end() :]
            if letter and not self._begins_with_name(number, found[2] + words):
                return f"{number}{letter}", words
            return number, (found[2] or "") + words
        found = _LETTER.match(half_width)
        code = f"{indicator}{found[1].lower()}" if found else ""
        return (code, text[found.end() :]) if found and code in self._criteria else ("", text)

    def _begins_with_name(self, code: str, words: str) -> bool:
        """Say whether words are the name at a code; a letter after the code may begin it, as in “1.1 T型人才”."""
        return code in self._names and plain(words).startswith(plain(self._names[code]))

    def _is_named(self, paragraph: Paragraph, code: str, words: str, outline: int | None) -> bool:
        """Say whether a paragraph is the heading of a category or indicator, not a numbered subheading."""
        if self._begins_with_name(code, words):
            return paragraph.outline is not None or paragraph.is_bold or len(words) <= _MOST_OF_HEADING
        return paragraph.outline is not None and (outline is None or paragraph.outline < outline)


def _is_criterion(paragraph: Paragraph, words: str, text: str) -> bool:
    """Say whether a paragraph that begins with the code of a criterion is its heading, not a text that mentions it."""
    bare = plain(words)
    is_repeated = len(bare) >= _LEAST_WORDS and plain(text).startswith(bare[:_COMPARED])
    return paragraph.outline is not None or paragraph.is_bold or not bare or is_repeated


def plain(text: str) -> str:
    """Return a text as it is compared: without white space, in half-width form."""
    return "".join(unicodedata.normalize("NFKC", text).split())
