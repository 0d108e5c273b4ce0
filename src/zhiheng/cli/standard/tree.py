"""A standard as a tree of lines for people."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from zhiheng.cli.wrapping import wrap
from zhiheng.problems import Language, Message
from zhiheng.standard import HINTS_LABEL, Audience, Category, Criterion, Hint, Indicator, Kind, Note, Standard

KINDS: Mapping[Kind, Message] = {
    "process": Message("过程类指标（如何）", "process indicator"),
    "results": Message("结果类指标（说明）", "results indicator"),
}

_OWN_KINDS: Mapping[Kind, Message] = {
    "process": Message("（按过程类评价）", "(judged as process) "),
    "results": Message("（按结果类评价）", "(judged as results) "),
}
_AUDIENCES: Mapping[Audience, Message] = {
    "advanced": Message("注{number}（先进制造业）：", "note{number} (advanced manufacturing): "),
    "traditional": Message("注{number}（传统制造业）：", "note{number} (traditional manufacturing): "),
    "all": Message("注{number}：", "note{number}: "),
}
_POINTS = Message("{points} 分", "{points} points")
_APPLICANT_HINT = Message("申报提示（{label}）：", "For the applicant ({label}): ")
_EXPERT_HINT = Message("查证提示（{label}）：", "For the expert ({label}): ")

_INDENT = "      "
_LETTER = "   "


@dataclass(frozen=True, slots=True)
class StandardTree:
    """Writes categories, indicators, criteria and notes, with hints where there are any."""

    language: Language
    width: int
    hints: Mapping[str, Hint]

    def lines(self, standard: Standard) -> Iterator[str]:
        """Yield the lines of a standard."""
        for category in standard.categories:
            yield ""
            yield from self._category(category)

    def _category(self, category: Category) -> Iterator[str]:
        yield f"{category.code} {category.name}  {self._points(category.points)}"
        for indicator in category.indicators:
            yield ""
            yield from self._indicator(indicator)

    def _indicator(self, indicator: Indicator) -> Iterator[str]:
        kind = KINDS[indicator.kind].text(self.language)
        yield f"  {indicator.code} {indicator.name}  {self._points(indicator.points)}  {kind}"
        for criterion in indicator.criteria:
            yield from self._criterion(criterion, indicator)
        for note in indicator.notes:
            yield from self._note(note)
        if hint := self.hints.get(indicator.code):
            yield from self._hint(_APPLICANT_HINT, hint.applicant)
            yield from self._hint(_EXPERT_HINT, hint.expert)

    def _criterion(self, criterion: Criterion, indicator: Indicator) -> Iterator[str]:
        letter = criterion.code.removeprefix(indicator.code)
        own_kind = _OWN_KINDS[criterion.kind].text(self.language) if criterion.kind else ""
        yield from wrap(own_kind + criterion.text, self.width, f"{_INDENT}{letter}. ", _INDENT + _LETTER)

    def _note(self, note: Note) -> Iterator[str]:
        number = Message(note.number, f" {note.number}") if note.number else ""
        label = _AUDIENCES[note.audience].text(self.language, {"number": number})
        yield from wrap(label + note.text, self.width, _INDENT, _INDENT + _LETTER)

    def _hint(self, label: Message, hint: Message) -> Iterator[str]:
        start = label.text(self.language, {"label": HINTS_LABEL})
        yield from wrap(start + hint.text(self.language), self.width, _INDENT, _INDENT + _LETTER)

    def _points(self, points: int) -> str:
        return _POINTS.text(self.language, {"points": points})
