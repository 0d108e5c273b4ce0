"""Lists in Word: every list has a form of its own, so that neighbours stay apart and each counts from 1.

Lists of one form that say where they start would do for Word; others, LibreOffice among them, mix them up.
"""

from dataclasses import dataclass, field

_LEVELS = {
    "bullet_list": [("bullet", "•"), ("bullet", "–"), ("bullet", "•"), ("bullet", "–")],
    "ordered_list": [("decimal", "%1."), ("lowerLetter", "%2)"), ("lowerRoman", "%3."), ("decimal", "%4)")],
}
_STEP = 420
_SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@dataclass(slots=True)
class Numbering:
    """The lists of one file, in the order of their numbers from 1."""

    kinds: list[str] = field(default_factory=list)

    def add(self, kind: str) -> int:
        """Return the number of one more list."""
        self.kinds.append(kind)
        return len(self.kinds)

    def part(self) -> str:
        """Return the part ``numbering`` of the file."""
        forms = "".join(_form(number, kind) for number, kind in enumerate(self.kinds, 1))
        lists = "".join(
            f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
            for number in range(1, len(self.kinds) + 1)
        )
        return f'<w:numbering xmlns:w="{_SPACE}">{forms}{lists}</w:numbering>'


def _form(number: int, kind: str) -> str:
    levels = "".join(_level(level, *of_level) for level, of_level in enumerate(_LEVELS[kind]))
    return f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'


def _level(level: int, form: str, text: str) -> str:
    left = _STEP * (level + 2)
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{left}" w:hanging="{_STEP}"/></w:pPr></w:lvl>'
    )
