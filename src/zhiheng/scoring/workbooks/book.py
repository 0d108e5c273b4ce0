"""A score workbook while it is being written: what every page shares."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from zhiheng.scoring.assignments import Assignment
from zhiheng.scoring.lists import Entry
from zhiheng.scoring.workbooks import wording
from zhiheng.scoring.workbooks.given import Given
from zhiheng.scoring.workbooks.styles import Styles
from zhiheng.scoring.workbooks.template import Template

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_A4 = 9
_MARGINS = {"left": 0.4, "right": 0.4, "top": 0.45, "bottom": 0.6}
# Experts may widen columns and raise rows to their liking; everything else that is locked stays.
_ALLOWED = {"format_columns": True, "format_rows": True}
# Excel would mark codes such as 1.1 and sums over parts of a column as suspicious.
_NO_ERRORS = ("number_stored_as_text", "formula_range", "formula_differs")
_EVERYWHERE = "A1:XFD1048576"
_FOOTER_NAME_LENGTH = 40
_DIGEST_LENGTH = 12


@dataclass(frozen=True, slots=True)
class Book:
    """The workbook of one expert, its styles, what it is about, and what stands in it by the entries' ids."""

    workbook: "Workbook"
    styles: Styles
    template: Template
    assignment: Assignment
    given: Mapping[str, Given] = field(default_factory=dict)

    def add_page(self, name: str, subject: str = "") -> "Worksheet":
        """Add a locked sheet that prints on A4 landscape; ``subject`` stands in its footer."""
        page = self.workbook.add_worksheet(name)
        page.protect("", _ALLOWED)
        page.ignore_errors(dict.fromkeys(_NO_ERRORS, _EVERYWHERE))
        page.hide_gridlines(2)
        page.set_landscape()
        page.set_paper(_A4)
        page.set_margins(**_MARGINS)
        page.fit_to_pages(1, 0)
        page.set_footer(self._footer(subject or name))
        return page

    def _footer(self, subject: str) -> str:
        expert = self.assignment.expert
        left = f"{wording.phase_name(self.template.phase)} {_clip(expert.name)}（{expert.id}） {_clip(subject)}"
        right = f"评分要点摘要值 {short_digest(self.template.standard.digest)}"
        return f"&L&9{left.replace('&', '&&')}&C&9第 &P 页，共 &N 页&R&9{right}"


def short_digest(digest: str) -> str:
    """Return the first digits of a standard's digest, enough to compare by eye."""
    return digest[:_DIGEST_LENGTH]


def entry_title(entry: Entry) -> str:
    """Return an entry's id and name, with its kind if it has one; the id is the first word."""
    return f"{entry.id}　{wording.name_and_kind(entry)}"


def _clip(text: str) -> str:
    """Return a name short enough for a footer, which holds 255 characters at most."""
    return text if len(text) <= _FOOTER_NAME_LENGTH else f"{text[: _FOOTER_NAME_LENGTH - 1]}…"
