"""From cells to an outline: every cell is understood by its form and by what was read before it."""

import re
import unicodedata
from dataclasses import dataclass

from zhiheng.problems import Place, Problems
from zhiheng.standard import messages
from zhiheng.standard.importer.cells import Cell, CriteriaTable, Paragraph
from zhiheng.standard.importer.derive import audience_of, kind_of_criterion, kind_of_indicator
from zhiheng.standard.importer.outline import Entry
from zhiheng.standard.labels import CRITERION_LABEL, NOTE_LABEL
from zhiheng.standard.sequence import code_of

_HEADINGS = frozenset(("序号", "评价指标", "一级", "二级", "一级指标", "二级指标", "评价要点", "评分分值", "分值"))
_SERIAL = re.compile(r"\d+[.．、]?")
_POINTS = re.compile(r"(\d+)分")
_CATEGORY = re.compile(r"([^\d，。；：][^，。；：]*?)\s*[（(]?(\d+)\s*分[）)]?")
_INDICATOR = re.compile(r"(\d+(?:[.．]\d+)+)[.．、]?\s*([^\d，。；：][^，。；：]*)")
_TOTAL = re.compile(r"合计(?:(\d+)分)?")
_EXCERPT = 20


def read_table(file: str, table: CriteriaTable, problems: Problems) -> Entry:
    """Return the data of the standard in a table; what cannot be placed is noted in ``problems``."""
    reader = _Reader(Entry(Place(file), categories=[]), problems)
    if table.title:
        reader.whole.put("title", table.title.text, table.title.place)
    for cell in table.cells:
        reader.read(cell)
    for category in reader.whole.list_of("categories"):
        _derive(category)
    return reader.whole


def _derive(category: Entry) -> None:
    """Fill in what the table says only indirectly: the category's code, and the kinds."""
    for indicator in category.list_of("indicators"):
        category.setdefault("code", str(indicator["code"]).rpartition(".")[0])
        criteria = indicator.list_of("criteria")
        kinds = [kind_of_criterion(str(criterion["text"])) for criterion in criteria]
        indicator["kind"] = kind_of_indicator(kinds)
        for criterion, kind in zip(criteria, kinds, strict=True):
            criterion["kind"] = kind


@dataclass(slots=True)
class _Reader:
    """Reads cell by cell; what was read last of each sort is open for what belongs to it."""

    whole: Entry
    problems: Problems
    category: Entry | None = None
    indicator: Entry | None = None
    text: Entry | None = None
    has_total_label: bool = False

    def read(self, cell: Cell) -> None:
        """Understand one cell."""
        self.text = None
        if cell.word in _HEADINGS:
            return
        if _SERIAL.fullmatch(cell.word):
            self._read_number(cell)
        elif found := _TOTAL.fullmatch(cell.word):
            self._read_total(found[1], cell.place)
        elif found := _POINTS.fullmatch(cell.word):
            self._read_points(found[1], cell)
        elif found := _CATEGORY.fullmatch(cell.text):
            self._open_category(found[1], found[2], cell.place)
        elif found := _INDICATOR.fullmatch(cell.text):
            self._open_indicator(found[1], found[2], cell)
        else:
            for paragraph in cell.paragraphs:
                self._read_paragraph(paragraph)

    def _read_number(self, cell: Cell) -> None:
        """Take a bare number for points where points are due, as offices type them; elsewhere it numbers a row."""
        owner = self.whole if self.has_total_label else self.indicator
        if not cell.word.isdecimal() or owner is None or "points" in owner:
            return
        if owner is self.whole or owner.list_of("criteria"):
            owner.put("points", _half_width(cell.word), cell.place)

    def _read_total(self, points: str | None, place: Place) -> None:
        self.has_total_label, self.indicator = True, None
        if points:
            self.whole.put("points", _half_width(points), place)

    def _read_points(self, points: str, cell: Cell) -> None:
        owner = self.whole if self.has_total_label else self.indicator
        if owner is None or "points" in owner:
            self._refuse(cell.paragraphs[0])
        else:
            owner.put("points", _half_width(points), cell.place)

    def _open_category(self, name: str, points: str, place: Place) -> None:
        self.category = Entry(place, name=_one_line(name), points=_half_width(points), indicators=[])
        self.whole.list_of("categories").append(self.category)
        self.indicator = None

    def _open_indicator(self, code: str, name: str, cell: Cell) -> None:
        self.indicator = Entry(cell.place, code=_half_width(code), name=_one_line(name), criteria=[], notes=[])
        if self.category is None:
            self._refuse(cell.paragraphs[0])
        else:
            self.category.list_of("indicators").append(self.indicator)

    def _read_paragraph(self, paragraph: Paragraph) -> None:
        label = CRITERION_LABEL.match(paragraph.text)
        note = NOTE_LABEL.match(paragraph.text)
        if label or note or paragraph.is_listed:
            if self.indicator is None:
                self._refuse(paragraph)
            elif note:
                self._add_note(self.indicator, paragraph, note)
            else:
                self._add_criterion(self.indicator, paragraph, label)
        elif self.text is not None:
            self.text["text"] = f"{self.text['text']}\n{paragraph.text}"
        else:
            self._refuse(paragraph)
            self._open_unknown(paragraph)

    def _open_unknown(self, paragraph: Paragraph) -> None:
        """Let what follows an indicator that could not be read go with it, so that one slip is one problem."""
        if self.indicator is None or self.indicator.list_of("criteria"):
            self.indicator = Entry(paragraph.place, code="", criteria=[], notes=[])

    def _add_criterion(self, indicator: Entry, paragraph: Paragraph, label: re.Match[str] | None) -> None:
        criteria = indicator.list_of("criteria")
        parent = str(indicator["code"])
        code = f"{parent}{_half_width(label[1])}" if label else code_of(len(criteria) + 1, parent)
        text = paragraph.text[label.end() :] if label else paragraph.text
        self.text = Entry(paragraph.place, code=code, text=text)
        criteria.append(self.text)

    def _add_note(self, indicator: Entry, paragraph: Paragraph, label: re.Match[str]) -> None:
        text = paragraph.text[label.end() :]
        number = _half_width(label[1]) or None
        self.text = Entry(paragraph.place, number=number, audience=audience_of(text), text=text)
        indicator.list_of("notes").append(self.text)

    def _refuse(self, paragraph: Paragraph) -> None:
        excerpt = paragraph.text[:_EXCERPT]
        self.problems.add(messages.NOT_PLACED, paragraph.place, excerpt=excerpt)


def _one_line(name: str) -> str:
    """Return a name that was broken to fit a narrow column."""
    return "".join(name.splitlines())


def _half_width(text: str) -> str:
    return unicodedata.normalize("NFKC", text)
