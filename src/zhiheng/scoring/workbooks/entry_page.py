"""The sheet of one entry: all criteria, percent or points, comments, and the band's words once a figure stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zhiheng.scoring.lists import Entry
from zhiheng.scoring.workbooks import entry_layout as at
from zhiheng.scoring.workbooks import formulas, overview_layout, rules, wording
from zhiheng.scoring.workbooks.band_help import help_formula, possible_helps, short_help
from zhiheng.scoring.workbooks.book import Book, entry_title
from zhiheng.scoring.workbooks.given import NOTHING, Given
from zhiheng.scoring.workbooks.styles import FONT_SIZE, HELP_SIZE, TITLE_SIZE, count_style
from zhiheng.scoring.workbooks.text_height import text_height
from zhiheng.tables import cell_address

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_SIGNATURE = "评审专家签字：＿＿＿＿＿＿＿＿＿＿　　日期：＿＿＿＿＿＿＿＿"
_WIDTHS = (10, 100, 8, 14, 9, 10, 12)
_TITLE_HEIGHT = 32
_LINE_HEIGHT = 24
_FIGURES_HEIGHT = 28
_HEADING_HEIGHT = 40
_COMMENT_HEIGHT = 18
_LONGEST = 32767
"""How many characters a cell holds."""
_NA = "NA"


def write_entry_page(book: Book, position: int) -> None:
    """Add the sheet of the entry at a position of the assignment."""
    entry = book.assignment.entries[position]
    layout = at.lay_out_entry(book.template.standard, entry.kind)
    _EntryPage(book, entry, position, layout, book.add_page(entry.id, f"{entry.id} {entry.name}")).write()


@dataclass(frozen=True, slots=True)
class _EntryPage:
    book: Book
    entry: Entry
    position: int
    layout: at.EntryLayout
    page: "Worksheet"

    @property
    def _given(self) -> Given:
        return self.book.given.get(self.entry.id, NOTHING)

    def write(self) -> None:
        for column, width in enumerate(_WIDTHS):
            self.page.set_column(column, column, width)
        self._write_title()
        self._write_state()
        self._write_totals_in_words()
        self._write_headings()
        for section in self.layout.sections:
            self._write_section(section)
        self._write_total()
        self._set_rules()
        first = next(self.layout.blocks).top
        self.page.set_selection(first, at.INPUT, first, at.INPUT)

    def _write_title(self) -> None:
        page, styles = self.page, self.book.styles
        title = entry_title(self.entry)
        page.set_row(at.TITLE_ROW, max(_TITLE_HEIGHT, text_height(title, sum(_WIDTHS[: at.INPUT]), TITLE_SIZE)))
        page.merge_range(at.TITLE_ROW, at.LABEL, at.TITLE_ROW, at.POINTS, title, styles["title_wrapped"])
        links = (at.INPUT, wording.OVERVIEW), (at.ELSEWHERE, wording.GUIDE), (at.SCORE, wording.INSTRUCTIONS)
        for column, name in links:
            page.write_url(at.TITLE_ROW, column, f"internal:'{name}'!A1", styles["link"], f"→ {name}")

    def _write_state(self) -> None:
        page, styles, expert = self.page, self.book.styles, self.book.assignment.expert
        phase = wording.phase_name(self.book.template.phase)
        page.set_row(at.STATE_ROW, _LINE_HEIGHT)
        page.write_string(at.STATE_ROW, at.LABEL, f"{phase}　评审专家：{expert.name}（{expert.id}）", styles["plain"])
        page.write_string(at.STATE_ROW, at.POINTS, "状态", styles["right"])
        page.write_string(at.STATE_ROW, at.INPUT, wording.GIVEN, styles["input_state"])
        page.write_string(at.STATE_ROW, at.ELSEWHERE, f"选“{wording.WITHDRAWN}”，整张表不计入", styles["small"])
        rules.allow_states(page, at.STATE_ROW, at.INPUT)

    def _write_totals_in_words(self) -> None:
        """Write the line of totals that stays in sight."""
        sections, standard = self.layout.sections, self.book.template.standard
        parts = [(s.category.name, cell_address(s.row, at.SCORE), s.category.points) for s in sections]
        total, filled = (cell_address(self.layout.total_row, column) for column in (at.SCORE, at.INPUT))
        whole = standard.points, len(list(self.layout.blocks))
        words = formulas.totals_in_words(total, filled, whole, parts)
        state = cell_address(at.STATE_ROW, at.INPUT)
        formula = f'=IF({state}="{wording.WITHDRAWN}","本表已{wording.WITHDRAWN}，不计入。　","")&{words}'
        longest = "本表已撤回，不计入。合计1000.00/1000已填26/26" + "".join(
            f"　{name}100.00／100" for name, _, _ in parts
        )
        self.page.set_row(at.TOTALS_ROW, max(_LINE_HEIGHT, text_height(longest, sum(_WIDTHS), FONT_SIZE)))
        self._write_merged_formula((at.TOTALS_ROW, at.LABEL, at.TOTALS_ROW, at.SCORE), formula, "strip", "")

    def _write_headings(self) -> None:
        self.page.set_row(at.HEADING_ROW, _HEADING_HEIGHT)
        for column, heading in enumerate(at.headings(self.book.template.unit)):
            self.page.write_string(at.HEADING_ROW, column, heading, self.book.styles["heading"])
        self.page.freeze_panes(at.FIRST_ROW, 0)
        self.page.repeat_rows(at.TITLE_ROW, at.HEADING_ROW)

    def _write_section(self, section: at.Section) -> None:
        category, area = section.category, (section.row + 1, section.last)
        self._write_sum(section.row, (category.code, category.name), category.points, len(section.blocks), [area])
        for block in section.blocks:
            self._write_figures(block)
            self._write_texts(block)
            self._write_comments(block)
            self._write_help(block)

    def _write_total(self) -> None:
        sections = self.layout.sections
        areas = [(section.row + 1, section.last) for section in sections]
        points, count = self.book.template.standard.points, sum(len(section.blocks) for section in sections)
        self._write_sum(self.layout.total_row, ("", "合计"), points, count, areas)
        signature = self.layout.total_row + 1
        self.page.set_row(signature, 2 * _LINE_HEIGHT)
        self.page.write_string(signature, at.TEXT, _SIGNATURE, self.book.styles["plain"])

    def _write_sum(
        self, row: int, title: tuple[str, str], points: int, count: int, areas: Sequence[tuple[int, int]]
    ) -> None:
        """Write a row of subtotals or totals over areas of rows: how many figures stand, and their sum."""
        page, styles = self.page, self.book.styles
        page.set_row(row, _LINE_HEIGHT)
        page.write_string(row, at.LABEL, title[0], styles["category_centre"])
        page.write_string(row, at.TEXT, title[1], styles["category"])
        page.write_number(row, at.POINTS, points, styles["category_centre"])
        scores = [formulas.cell_range(at.SCORE, *area) for area in areas]
        maxima = [formulas.cell_range(at.POINTS, *area) for area in areas]
        page.write_formula(row, at.INPUT, formulas.count_filled(scores), count_style(self.book.workbook, count), 0)
        for column in (at.ELSEWHERE, at.PERCENT):
            page.write_blank(row, column, None, styles["category"])
        filled = cell_address(row, at.INPUT)
        total = formulas.total(points, filled, scores, maxima, allow_na=self.book.template.allow_na)
        page.write_formula(row, at.SCORE, total, styles["category_score"], "")

    def _write_figures(self, block: at.Block) -> None:
        """Write the line with an indicator's figures."""
        page, styles, row, template = self.page, self.book.styles, block.top, self.book.template
        page.set_row(row, _FIGURES_HEIGHT)
        page.write_string(row, at.LABEL, block.indicator.code, styles["indicator_centre"])
        page.write_string(row, at.TEXT, block.indicator.name, styles["indicator"])
        page.write_number(row, at.POINTS, block.indicator.points, styles["centre"])
        self._write_mark(row, self._given.marks.get(block.indicator.code, ""))
        overview_row = overview_layout.row_of(template.standard, block.indicator.code)
        overview_cell = formulas.on_sheet(wording.OVERVIEW, overview_row, overview_layout.input_column(self.position))
        page.write_formula(row, at.ELSEWHERE, formulas.repeat(overview_cell), styles["elsewhere"], "")
        columns = (at.POINTS, at.INPUT, at.ELSEWHERE, at.PERCENT, at.SCORE)
        percent, score = formulas.percent_and_score(template.unit, row, columns)
        is_whole = template.unit == "percent" and template.step % 1 == 0
        page.write_formula(row, at.PERCENT, percent, styles["percent" if is_whole else "percent_fraction"], "")
        page.write_formula(row, at.SCORE, score, styles["score"], "")

    def _write_texts(self, block: at.Block) -> None:
        """Write the criteria and notes, high enough for them and for the help beside them."""
        heights = [text_height(text, _WIDTHS[at.TEXT], FONT_SIZE) for _, text in block.texts]
        beside = sum(heights) + _COMMENT_HEIGHT * len(block.comment_rows)
        heights[-1] += max(0.0, self._help_height(block) - beside)
        for row, ((label, text), height) in enumerate(zip(block.texts, heights, strict=True), block.top + 1):
            self.page.set_row(row, height)
            self.page.write_string(row, at.LABEL, label, self.book.styles["label"])
            self.page.write_string(row, at.TEXT, text, self.book.styles["text"])

    def _write_comments(self, block: at.Block) -> None:
        """Write the cells for comments; empty rows have no height of their own and grow with what is typed."""
        given = self._given.texts.get(block.indicator.code, {})
        for row, label in zip(block.comment_rows, wording.COMMENTS, strict=True):
            self.page.write_string(row, at.LABEL, label, self.book.styles["label"])
            text = given.get(label, "")
            if not text or len(text) > _LONGEST:
                self.page.write_blank(row, at.TEXT, None, self.book.styles["input_text"])
                continue
            self.page.set_row(row, text_height(text, _WIDTHS[at.TEXT], FONT_SIZE))
            self.page.write_string(row, at.TEXT, text, self.book.styles["input_text"])

    def _write_mark(self, row: int, mark: str) -> None:
        """Write the cell for a figure with what was given, "" for nothing."""
        style = self.book.styles["input"]
        if not mark:
            self.page.write_blank(row, at.INPUT, None, style)
        elif mark == _NA:
            self.page.write_string(row, at.INPUT, mark, style)
        else:
            self.page.write_number(row, at.INPUT, float(mark), style)

    def _write_help(self, block: at.Block) -> None:
        """Write the words of the guide beside criteria and comments."""
        guide = self.book.template.guide
        formula = help_formula(cell_address(block.top, at.PERCENT), block.indicator, guide)
        area = block.top + 1, at.POINTS, block.comment_rows[-1], at.SCORE
        self._write_merged_formula(area, formula, "help", short_help(block.indicator, guide))

    def _help_height(self, block: at.Block) -> float:
        """Return the height of the longest text that may stand beside a block."""
        width = sum(_WIDTHS[at.POINTS :])
        return max(
            text_height(text, width, HELP_SIZE) for text in possible_helps(block.indicator, self.book.template.guide)
        )

    def _write_merged_formula(self, area: tuple[int, int, int, int], formula: str, style: str, value: str) -> None:
        self.page.merge_range(*area, "", self.book.styles[style])
        self.page.write_formula(area[0], area[1], formula, self.book.styles[style], value)

    def _set_rules(self) -> None:
        page, styles, template = self.page, self.book.styles, self.book.template
        cells = [(block.top, at.INPUT) for block in self.layout.blocks]
        rules.allow_ratings(page, template, cells, at.POINTS, offer=True)
        first, last = at.FIRST_ROW, self.layout.total_row
        here, elsewhere = (f"${cell_address(first, column)}" for column in (at.INPUT, at.ELSEWHERE))
        inputs = first, at.INPUT, last - 1, at.INPUT
        rules.light_up(page, inputs, f'=AND({here}<>"",{elsewhere}<>"",{here}<>{elsewhere})', styles["if_conflict"])
        rules.light_up(page, inputs, f'=AND({here}="",{elsewhere}<>"")', styles["if_elsewhere"])
        withdrawn = f'=$D${at.STATE_ROW + 1}="{wording.WITHDRAWN}"'
        rules.light_up(page, (first, at.LABEL, last, at.SCORE), withdrawn, styles["if_withdrawn"])
