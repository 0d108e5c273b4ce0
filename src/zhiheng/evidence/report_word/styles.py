"""The paragraph and character styles of a Word file, with what they inherit."""

from dataclasses import dataclass
from xml.etree import ElementTree as ET

from zhiheng.evidence.report_word.xml import is_on, number, value, w

_MOST_PARENTS = 20
_HEADING_LEVELS = tuple("012345678")
"""The outline levels of headings; that of text is 9."""


@dataclass(frozen=True, slots=True)
class Style:
    """A style: its name, its outline level from 0 (None: no heading), its list, and whether its text is bold."""

    name: str = ""
    outline: int | None = None
    list_number: str | None = None
    list_level: int = 0
    is_bold: bool = False


NO_STYLE = Style()


def read_styles(root: ET.Element | None) -> tuple[dict[str, Style], Style]:
    """Return every style by its id, and the one of paragraphs that name none."""
    elements = {one.get(w("styleId"), ""): one for one in (root.iter(w("style")) if root is not None else ())}
    styles = {key: _style(key, elements) for key in elements}
    usual = next((key for key, one in elements.items() if _is_usual(one)), "")
    return styles, styles.get(usual, NO_STYLE)


def _is_usual(style: ET.Element) -> bool:
    return style.get(w("type")) == "paragraph" and style.get(w("default")) in ("1", "true")


def _style(key: str, elements: dict[str, ET.Element]) -> Style:
    """Return a style; what it does not say itself, the nearest of its parents says."""
    line: list[ET.Element] = []
    name = value(elements[key], "name") or ""
    while key in elements and len(line) < _MOST_PARENTS:
        line.append(elements[key])
        key = value(elements[key], "basedOn") or ""
    properties = [one.find(w("pPr")) for one in line]
    lists = [one.find(w("numPr")) for one in properties if one is not None]
    outlines = [level for one in properties if (level := value(one, "outlineLvl")) is not None]
    bold = [state for one in line if (state := is_on(one.find(w("rPr")), "b")) is not None]
    return Style(
        name.lower() if name.isascii() else name,
        outline_of(outlines[0]) if outlines else None,
        next((found for one in lists if (found := value(one, "numId")) is not None), None),
        next((number(one, "ilvl", 0) for one in lists if value(one, "ilvl") is not None), 0),
        bool(bold and bold[0]),
    )


def outline_of(level: str) -> int | None:
    """Return an outline level, None for that of text."""
    return int(level) if level in _HEADING_LEVELS else None
