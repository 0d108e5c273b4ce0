"""Tabs begin cells, lines are paragraphs."""

import pytest

from zhiheng.problems import BadInputError, Place, Problem
from zhiheng.standard import messages
from zhiheng.standard.importer.cells import Cell, CriteriaTable, Paragraph
from zhiheng.standard.importer.plain_text import read_plain_text
from zhiheng.tables import InputFile


def _read(text: str) -> CriteriaTable:
    return read_plain_text(InputFile("a.txt", text.encode()))


def _paragraph(text: str, line: int) -> Paragraph:
    return Paragraph(text, Place("a.txt", line=line))


def test_plain_text_is_split_into_title_and_cells() -> None:
    assert _read("附件2\n\n标题 \n\t序号\n\t评价要点\n\n\t\n\t领导\n\n150分\n") == CriteriaTable(
        _paragraph("标题", 3),
        (
            Cell((_paragraph("序号", 4),)),
            Cell((_paragraph("评价要点", 5),)),
            Cell((_paragraph("领导", 8), _paragraph("150分", 10))),
        ),
    )


def test_plain_text_may_have_no_title() -> None:
    assert _read("\t评价要点").title is None


@pytest.mark.parametrize("text", ["", "标题", "标题\n\t要点"])
def test_plain_text_without_table_is_refused(text: str) -> None:
    with pytest.raises(BadInputError) as caught:
        _read(text)
    problem = Problem(Place("a.txt"), messages.NO_TABLE, (("heading", "评价要点"),))
    assert caught.value.problems == (problem,)
