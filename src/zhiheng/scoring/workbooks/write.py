"""Writing the score workbook (Excel 评分表) of one expert."""

import io
from collections.abc import Mapping
from datetime import UTC, datetime
from types import MappingProxyType

from zhiheng.scoring.assignments import Assignment
from zhiheng.scoring.workbooks import wording
from zhiheng.scoring.workbooks.book import Book
from zhiheng.scoring.workbooks.entry_page import write_entry_page
from zhiheng.scoring.workbooks.given import Given
from zhiheng.scoring.workbooks.guide_page import write_guide_page
from zhiheng.scoring.workbooks.instructions_page import write_instructions_page
from zhiheng.scoring.workbooks.overview_page import write_overview_page
from zhiheng.scoring.workbooks.stamp import write_stamp
from zhiheng.scoring.workbooks.styles import make_styles
from zhiheng.scoring.workbooks.template import Template

# A file carries the time it was made; a fixed one keeps the bytes the same for the same input.
_CREATED = datetime(1980, 1, 1, tzinfo=UTC)
# The height in pixels of rows without a height of their own, those for comments: they grow with what is typed.
_LINE = 24
# Names are texts, whatever they look like.
_OPTIONS = {
    "default_row_height": _LINE,
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


def write_score_workbook(
    template: Template, assignment: Assignment, given: Mapping[str, Given] = MappingProxyType({})
) -> bytes:
    """Return the workbook of one expert as ``.xlsx``; the same input gives the same bytes.

    The assignment must name at least one entry. ``given`` is what stands on their sheets from the beginning, by the
    entries' ids.
    """
    from xlsxwriter import Workbook  # noqa: PLC0415 - Excel libraries are loaded only where a workbook is written

    content = io.BytesIO()
    with Workbook(content, _OPTIONS) as workbook:
        workbook.set_properties({"title": f"评分表 {wording.phase_name(template.phase)}", "created": _CREATED})
        book = Book(workbook, make_styles(workbook), template, assignment, given)
        write_instructions_page(book)
        write_overview_page(book)
        write_guide_page(book)
        for position in range(len(assignment.entries)):
            write_entry_page(book, position)
        write_stamp(book)
    return content.getvalue()
