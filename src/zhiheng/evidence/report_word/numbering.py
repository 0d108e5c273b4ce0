"""The lists of a Word file: which list an item belongs to, whether it counts, and what its number reads."""

from collections import Counter
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from zhiheng.evidence.report_word.xml import number, value, w

_DIGITS = "零一二三四五六七八九"
_TEN = 10


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    text: str
    start: int


@dataclass(frozen=True, slots=True)
class ListItem:
    """A paragraph's place in a list.

    ``list`` names the list; an item of the same list counts on. ``label`` is the number that is shown.
    """

    list: str
    level: int
    is_ordered: bool
    label: str


@dataclass(slots=True)
class Numbering:
    """The lists of one file; it has to see every paragraph of a list once, in order, to know their numbers."""

    _levels: dict[str, dict[int, _Level]]
    _forms: dict[str, str]
    _starts: dict[str, dict[int, int]]
    _counts: dict[str, Counter[int]] = field(default_factory=dict)
    _restarts: Counter[tuple[str, int]] = field(default_factory=Counter)

    def item(self, list_number: str, level: int) -> ListItem | None:
        """Return the place of the next paragraph of a list; None if the list is none, or shows no number."""
        form = self._forms.get(list_number, "")
        levels = self._levels.get(form, {})
        if level not in levels or levels[level].form == "none":
            return None
        counts = self._counts.setdefault(form, Counter())
        # Lists of one form count on, unless one says where it starts; it does so at its first item.
        start = self._starts[list_number].pop(level, None)
        if start is not None:
            self._restarts[form, level] += 1
        elif level not in counts:
            start = levels[level].start
        counts[level] = counts[level] + 1 if start is None else start
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
            self._restarts[form, deeper] += 1
        is_ordered = levels[level].form != "bullet"
        name = f"{form}.{level}.{self._restarts[form, level]}"
        return ListItem(name, level, is_ordered, _label(levels, level, counts) if is_ordered else "")


def read_numbering(root: ET.Element | None) -> Numbering:
    """Return the lists of the part ``numbering``."""
    levels: dict[str, dict[int, _Level]] = {}
    forms: dict[str, str] = {}
    starts: dict[str, dict[int, int]] = {}
    for one in root if root is not None else ():
        if one.tag == w("abstractNum"):
            levels[one.get(w("abstractNumId"), "")] = dict(map(_level, one.iter(w("lvl"))))
        elif one.tag == w("num"):
            key = one.get(w("numId"), "")
            forms[key] = value(one, "abstractNumId") or ""
            overrides = [each for each in one.iter(w("lvlOverride")) if value(each, "startOverride") is not None]
            starts[key] = {_int(each, "ilvl"): number(each, "startOverride", 1) for each in overrides}
    return Numbering(levels, forms, starts)


def _level(element: ET.Element) -> tuple[int, _Level]:
    text = value(element, "lvlText") or ""
    level = _Level(value(element, "numFmt") or "decimal", text, number(element, "start", 1))
    return _int(element, "ilvl"), level


def _int(element: ET.Element, name: str) -> int:
    text = element.get(w(name), "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < _TEN else 0


def _label(levels: dict[int, _Level], level: int, counts: Counter[int]) -> str:
    text = levels[level].text
    for one in range(level + 1):
        if one in levels:
            text = text.replace(f"%{one + 1}", _written(counts.get(one, levels[one].start), levels[one].form))
    return text


def _written(count: int, form: str) -> str:
    """Return a number as its list writes it; forms that name no code are written in digits."""
    if form in ("lowerLetter", "upperLetter") and 1 <= count <= 26:  # noqa: PLR2004 - letters
        return chr(ord("a" if form == "lowerLetter" else "A") + count - 1)
    if form.startswith(("chinese", "japaneseCounting", "ideographDigital", "taiwanese")) and 1 <= count < _TEN * _TEN:
        tens, ones = divmod(count, _TEN)
        lead = ("" if tens == 1 else _DIGITS[tens]) + "十" if tens else ""
        return lead + (_DIGITS[ones] if ones else "")
    return str(count)
