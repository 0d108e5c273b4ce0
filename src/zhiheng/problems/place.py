"""Where in an input something stands."""

from dataclasses import dataclass

from zhiheng.problems.message import Language


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the inputs; what is not known is None.

    ``file`` is the name as the person gave it, ``cell`` an Excel address such as ``F12`` or the name of a
    column or key, ``line`` counts from 1.
    """

    file: str | None = None
    sheet: str | None = None
    cell: str | None = None
    line: int | None = None

    def text(self, language: Language) -> str:
        """Return ``file › sheet › cell`` as people read it, a line number where there is no sheet."""
        line = None
        if self.line is not None:
            line = f"第 {self.line} 行" if language == "zh" else f"line {self.line}"
        return " › ".join(part for part in (self.file, self.sheet, line, self.cell) if part)
