"""The first page 填写说明: what to do, in a few sentences, and how far each entry is."""

from typing import TYPE_CHECKING

from zhiheng.scoring.lists import Entry
from zhiheng.scoring.workbooks import entry_layout, formulas, rules, wording
from zhiheng.scoring.workbooks.book import Book, short_digest
from zhiheng.scoring.workbooks.styles import FONT_SIZE, count_style
from zhiheng.scoring.workbooks.template import Template
from zhiheng.scoring.workbooks.text_height import text_height

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

ID, NAME, KIND, STATE, FILLED, TOTAL = range(6)
_WIDTHS = (16, 66, 18, 12, 16, 14)
_HEADINGS = ("申报编号", "申报组织", "类型", "状态", "进度", "合计")
_LINE_HEIGHT = 24
_TITLE_HEIGHT = 34


def write_instructions_page(book: Book) -> None:
    """Add the page to a book."""
    page, styles = book.add_page(wording.INSTRUCTIONS), book.styles
    for column, width in enumerate(_WIDTHS):
        page.set_column(column, column, width)
    lines = _title_lines(book)
    for row, line in enumerate(lines):
        page.set_row(row, _LINE_HEIGHT if row else _TITLE_HEIGHT)
        page.write_string(row, ID, line, styles["plain" if row else "title"])
    paragraphs = _paragraphs(book.template)
    for row, paragraph in enumerate(paragraphs, len(lines) + 1):
        page.set_row(row, text_height(paragraph, sum(_WIDTHS), FONT_SIZE))
        page.merge_range(row, ID, row, TOTAL, paragraph, styles["paragraph"])
    heading_row = len(lines) + len(paragraphs) + 2
    page.set_row(heading_row, _LINE_HEIGHT)
    page.repeat_rows(heading_row)
    for column, heading in enumerate(_HEADINGS):
        page.write_string(heading_row, column, heading, styles["heading"])
    for row, entry in enumerate(book.assignment.entries, heading_row + 1):
        _write_entry(book, page, row, entry)


def _title_lines(book: Book) -> tuple[str, ...]:
    """Return what the workbook is: its title, whose it is, and for which standard and guide."""
    template, expert = book.template, book.assignment.expert
    standard, guide = template.standard, template.guide
    return (
        f"评分表　{wording.phase_name(template.phase)}",
        f"评审专家：{expert.name}（{expert.id}）",
        f"评分要点：{standard.title}，满分 {standard.points} 分，摘要值 {short_digest(standard.digest)}",
        f"评分指南：{guide.title.zh}，摘要值 {short_digest(guide.digest)}",
    )


def _paragraphs(template: Template) -> tuple[str, ...]:
    rating = wording.RATING[template.unit]
    picked = "从下拉列表选或直接输入" if template.unit == "percent" else "直接输入"
    comments = "、".join(wording.COMMENTS)
    return (
        f"1. 只填有底色的单元格，其余单元格已锁定。{rules.what_to_type(template)}未填和零分是两回事。",
        (
            f"2. {rating}有两种填法，可以混用。一是在每家的评分表上{picked}，旁边随即显示得分和所在评分区间的说明；"
            f"二是在“{wording.OVERVIEW}”上，每家一列，输入数字后按回车到下一项。"
            "同一项在两处填了不同的数会变红，请改成一致，或清空一处。"
        ),
        (f"3. {comments}写在每家的评分表上，写多少行高随之增加。评分区间的全部说明见“{wording.GUIDE}”，可单独打印。"),
        (
            "4. 某家不再由您评分（如需要回避）时，"
            f"把该家评分表上方的“状态”改为“{wording.WITHDRAWN}”：内容保留，整张表不计入。"
        ),
        (
            "5. 请不要改工作表名称，不要增删、移动行列。"
            "填完保存，把文件交回秘书处，由秘书处汇总计算；这里的小计、合计供您核对。"
        ),
    )


def _write_entry(book: Book, page: "Worksheet", row: int, entry: Entry) -> None:
    """Write an entry's line with its progress."""
    styles, layout = book.styles, entry_layout.lay_out_entry(book.template.standard, entry.kind)
    page.set_row(row, max(_LINE_HEIGHT, text_height(entry.name, _WIDTHS[NAME], FONT_SIZE)))
    page.write_url(row, ID, f"internal:'{entry.id}'!A1", styles["link_cell"], entry.id)
    page.write_string(row, NAME, entry.name, styles["cell"])
    page.write_string(row, KIND, wording.KINDS.get(entry.kind, ""), styles["centre"])
    state, filled, total = (
        f"={formulas.on_sheet(entry.id, *cell)}"
        for cell in (
            (entry_layout.STATE_ROW, entry_layout.INPUT),
            (layout.total_row, entry_layout.INPUT),
            (layout.total_row, entry_layout.SCORE),
        )
    )
    page.write_formula(row, STATE, state, styles["centre"], wording.GIVEN)
    page.write_formula(row, FILLED, filled, count_style(book.workbook, len(list(layout.blocks)), "centre"), 0)
    page.write_formula(row, TOTAL, total, styles["score"], "")
