"""Error values, which calamine does not tell from empty cells."""

import io
import zipfile

import pytest

from scoring.workbooks.make import ErrorValue, make
from zhiheng.problems import BadInputError
from zhiheng.scoring.workbooks.error_cells import find_error_cells
from zhiheng.tables import InputFile


def _with_part(name: str, data: bytes | None) -> bytes:
    """Return a workbook with one part replaced, or left out."""
    content = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(make().content)) as source, zipfile.ZipFile(content, "w") as target:
        for info in source.infolist():
            if info.filename != name or data is not None:
                target.writestr(info, source.read(info) if info.filename != name else data or b"")
    return content.getvalue()


def test_find_error_cells_of_every_sheet() -> None:
    assert find_error_cells(make()) == set()
    file = make(cells={"M01": {"D6": ErrorValue()}, "总表": {"E7": ErrorValue("#N/A"), "G7": 5}})
    assert find_error_cells(file) == {("M01", "D6"), ("总表", "E7")}


@pytest.mark.parametrize(
    "content",
    [b"", b"no zip", _with_part("xl/_rels/workbook.xml.rels", None), _with_part("xl/workbook.xml", b"<workbook")],
)
def test_find_error_cells_refuses_another_format(content: bytes) -> None:
    with pytest.raises(BadInputError) as caught:
        find_error_cells(InputFile("E1.xlsx", content))
    assert [problem.text("zh") for problem in caught.value.problems] == [
        "E1.xlsx: 不是 .xlsx 格式 › 用 Excel 或 WPS 打开，另存为 .xlsx"
    ]
