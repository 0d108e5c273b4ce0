"""Where in an input something stands."""

from dataclasses import dataclass

from zhiheng.problems.message import Language, Message


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the inputs; what is not known is None.

    ``file`` is the name as the person gave it, ``cell`` an Excel address such as ``F12`` or the name of a
    column or key, ``line`` counts from 1. ``part`` is a place within a text, in words (第 3 段).
    """

    file: str | None = None
    sheet: str | None = None
    cell: str | None = None
    line: int | None = None
    part: Message | None = None

    def text(self, language: Language) -> str:
        """Return ``file › sheet › cell › part`` as people read it, a line number where there is no sheet."""
        line = None
        if self.line is not None:
            line = f"第 {self.line} 行" if language == "zh" else f"line {self.line}"
        part = self.part.text(language) if self.part else None
        return " › ".join(one for one in (self.file, self.sheet, line, self.cell, part) if one)
