"""Reading the entries' sheets of one workbook, each together with its column of the overview."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from zhiheng.problems import Place, Problems
from zhiheng.scoring.marks import Marks
from zhiheng.scoring.workbooks import entry_layout, messages, overview_layout, wording
from zhiheng.scoring.workbooks.cells import MarkReader
from zhiheng.scoring.workbooks.pages import is_sound_entry, is_sound_overview
from zhiheng.scoring.workbooks.score_sheet import ScoreSheet
from zhiheng.scoring.workbooks.stamp import Stamp
from zhiheng.standard import Standard
from zhiheng.tables import Sheet

_HUNDRED = 100


def read_sheets(
    pages: Mapping[str, Sheet],
    stamp: Stamp,
    standard: Standard,
    problems: Problems,
) -> list[ScoreSheet]:
    """Return the sheets of all entries that are there and in order; notes every problem of the others and of cells."""
    overview = pages.get(wording.OVERVIEW)
    if overview and not is_sound_overview(overview, standard, stamp, problems):
        overview = None
    reader = MarkReader(stamp, _scales(standard, stamp), problems)
    sheets = []
    for position, entry in enumerate(stamp.entries.values()):
        page, layout = pages.get(entry.id), entry_layout.lay_out_entry(standard, entry.kind)
        if page and is_sound_entry(page, layout, stamp, problems):
            sheets.append(_EntryReader(page, layout, overview, position, reader).read())
    return sheets


def _scales(standard: Standard, stamp: Stamp) -> dict[str, Marks]:
    """Return the marks that may be given for each indicator."""
    step = Fraction(stamp.step)
    if stamp.unit == "percent":
        return dict.fromkeys((indicator.code for indicator in standard.indicators), Marks(_HUNDRED, step))
    return {indicator.code: Marks(indicator.points, step) for indicator in standard.indicators}


@dataclass(frozen=True, slots=True)
class _EntryReader:
    """Reads the sheet of the entry at a position; ``overview`` is None if it could not be used."""

    page: Sheet
    layout: entry_layout.EntryLayout
    overview: Sheet | None
    position: int
    reader: MarkReader

    def read(self) -> ScoreSheet:
        state = str(self.page.cell(entry_layout.STATE_ROW, entry_layout.INPUT)).strip()
        place = self.page.place(entry_layout.STATE_ROW, entry_layout.INPUT)
        if state not in wording.STATES:
            choices = {"given": wording.GIVEN, "withdrawn": wording.WITHDRAWN}
            self.reader.problems.add(messages.UNKNOWN_STATE, place, value=state, **choices)
        elif (entry_layout.STATE_ROW, entry_layout.INPUT) in self.page.formulas:
            self.reader.problems.add(messages.FORMULA, place)
        is_withdrawn = state == wording.WITHDRAWN
        blocks = list(self.layout.blocks)
        # Whatever stands on a sheet that is set aside is no problem.
        reader = replace(self.reader, problems=Problems()) if is_withdrawn else self.reader
        marks = {}
        for row, block in enumerate(blocks, overview_layout.FIRST_ROW):
            mark = self._mark(block, row, reader)
            if mark:
                marks[block.indicator.code] = mark
        texts = {block.indicator.code: self._texts(block) for block in blocks}
        comments = sum(map(len, texts.values()))
        return ScoreSheet(self.page.name, len(blocks), marks, comments, is_withdrawn, place, texts)

    def _mark(self, block: entry_layout.Block, row: int, reader: MarkReader) -> tuple[str, Place] | None:
        """Return what was typed on the entry's sheet or in the overview; None if it cannot be used."""
        code, place = block.indicator.code, self.page.place(block.top, entry_layout.INPUT)
        here = reader.read(self.page, block.top, entry_layout.INPUT, code)
        if self.overview is None:
            return None if here is None else (here, place)
        column = overview_layout.input_column(self.position)
        there, elsewhere = reader.read(self.overview, row, column, code), self.overview.place(row, column)
        if here is None or there is None:
            return None
        if here and there and here != there:
            values = {"here": here, "there": there, "sheet": elsewhere.sheet, "cell": elsewhere.cell}
            reader.problems.add(messages.TWO_VALUES, place, **values)
            return None
        return (there, elsewhere) if there else (here, place)

    def _texts(self, block: entry_layout.Block) -> dict[str, tuple[str, Place]]:
        """Return the comments of an indicator that hold anything, by what their rows are called."""
        rows = zip(wording.COMMENTS, block.comment_rows, strict=True)
        found = {label: (str(self.page.cell(row, entry_layout.TEXT)).strip(), row) for label, row in rows}
        return {label: (text, self.page.place(row, entry_layout.TEXT)) for label, (text, row) in found.items() if text}
