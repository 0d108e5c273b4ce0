import re
import zipfile
from io import BytesIO

import pytest

from reports.results_workbook.conftest import workbook_bytes
from scoring.make import Files, sheet


@pytest.mark.parametrize(("name", "height"), [("示例企业", "20.25"), ("示例" * 8, "35.25"), ("示例" * 22, "65.25")])
def test_write_table_makes_rows_high_enough_for_their_texts(files: Files, name: str, height: str) -> None:
    files.write("entries.csv", f"entry,name,kind\nA,{name},advanced\n")
    files.ratings(sheet("A", "E1", 80, 80, 80))
    with zipfile.ZipFile(BytesIO(workbook_bytes(files.season()))) as archive:
        ranking = archive.read("xl/worksheets/sheet1.xml").decode()
    assert re.findall(r'<row r="5"[^>]* ht="([\d.]+)"', ranking) == [height]
