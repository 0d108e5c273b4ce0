"""The texts of footnotes and endnotes, for the notes on what was not taken."""

from dataclasses import dataclass, field

from zhiheng.evidence.report_word.inline import text_of
from zhiheng.evidence.report_word.package import Package
from zhiheng.evidence.report_word.xml import w


@dataclass(frozen=True, slots=True)
class Footnotes:
    """The footnotes and endnotes of a file, read when the first is asked for."""

    package: Package
    _texts: dict[str, dict[str, str]] = field(default_factory=dict)

    def text(self, kind: str, number: str) -> str:
        """Return the text of one; ``kind`` is ``footnotes`` or ``endnotes``."""
        if kind not in self._texts:
            root = self.package.part(kind)
            notes = root if root is not None else ()
            self._texts[kind] = {one.get(w("id"), ""): "".join(text_of(one)) for one in notes}
        return self._texts[kind].get(number, "")
