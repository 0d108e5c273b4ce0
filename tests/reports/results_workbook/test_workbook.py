import re
import zipfile
from io import BytesIO

import pytest

from reports.results_workbook.conftest import WritePages, workbook_bytes
from scoring.make import ONE_PHASE, TWO_PHASES, Files, entries, sheet
from zhiheng.tables import InputFile, read_workbook


def _members(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_write_results_workbook_gives_the_same_bytes_again(files: Files) -> None:
    files.ratings(sheet("A", "E1", 80, 80, 80))
    assert workbook_bytes(files.season()) == workbook_bytes(files.season())


def test_write_results_workbook_writes_the_pages_in_reading_order(files: Files, write_pages: WritePages) -> None:
    files.ratings(sheet("A", "E1", 80, 80, 80))
    assert list(write_pages()) == ["得分排序", "得分矩阵", "专家分 材料评审", "提示", "说明"]


def test_write_results_workbook_numbers_pages_that_would_share_a_name(files: Files, write_pages: WritePages) -> None:
    long_name = "评审" * 15
    second = ONE_PHASE.partition("\n")[2].replace("desk", "visit").replace("材料评审", long_name + "二")
    files.write("scheme.toml", ONE_PHASE.replace("材料评审", long_name + "一") + second)
    files.ratings(sheet("A", "E1", 80, 80, 80), sheet("A", "E1", 80, 80, 80, phase="visit"))
    pages = [name for name in write_pages() if name.startswith("专家分")]
    assert pages == [f"专家分1 {long_name[:26]}", f"专家分2 {long_name[:26]}"]


def test_write_results_workbook_leaves_out_phases_without_sheets(files: Files, write_pages: WritePages) -> None:
    files.write("scheme.toml", TWO_PHASES.format(gate=""))
    files.ratings(sheet("A", "E1", 80, 80, 80))
    assert [name for name in write_pages() if name.startswith("专家分")] == ["专家分 材料评审"]


@pytest.mark.parametrize(
    ("name", "page"),
    [
        ("[?]", "专家分"),
        ("'[材料]:*?/\\\\'", "专家分   材料"),
        ("\U00020000" * 20, "专家分 " + "\U00020000" * 13),
    ],
)
def test_write_results_workbook_makes_page_names_that_excel_allows(
    files: Files, write_pages: WritePages, name: str, page: str
) -> None:
    files.write("scheme.toml", ONE_PHASE.replace("材料评审", name))
    files.ratings(sheet("A", "E1", 80, 80, 80))
    assert list(write_pages())[2] == page


def test_write_results_workbook_numbers_pages_of_tracks_whose_names_excel_refuses(
    files: Files, write_pages: WritePages
) -> None:
    files.write("scheme.toml", ONE_PHASE + '[[tracks]]\nid = "m"\nname = "?"\n[[tracks]]\nid = "s"\nname = "*"\n')
    files.write("entries.csv", entries(A="示例A公司,advanced,,m"))
    files.ratings(sheet("A", "E1", 80, 80, 80))
    assert list(write_pages())[:2] == ["得分排序1", "得分排序2"]


def test_write_results_workbook_keeps_texts_as_texts(files: Files, write_pages: WritePages) -> None:
    files.write("entries.csv", "entry,name,kind\nA,=1+1,advanced\nB,http://示例.example,advanced\n")
    files.ratings(sheet("A", "E1", 80, 80, 80))
    assert [row[2] for row in write_pages()["得分排序"][1:]] == ["=1+1", "http://示例.example"]
    assert "<f>" not in _members(workbook_bytes(files.season()))["xl/worksheets/sheet1.xml"]


def test_write_results_workbook_marks_every_page_as_internal(files: Files) -> None:
    files.ratings(sheet("A", "E1", 80, 80, 80))
    for page in read_workbook(InputFile("results.xlsx", workbook_bytes(files.season()))):
        assert page.rows[1][0] == "内部资料，不公开"


def test_write_results_workbook_sets_every_page_up_for_paper(files: Files) -> None:
    files.write("scheme.toml", ONE_PHASE.replace('"tiny.yaml"', '"tiny.yaml"\nname = "一 & 二"'))
    files.ratings(sheet("A", "E1", 80, 80, 80))
    digest = files.season().scheme.standard.digest[:12]
    members = _members(workbook_bytes(files.season()))
    pages = [text for name, text in sorted(members.items()) if name.startswith("xl/worksheets/")]
    assert len(pages) == 5
    for page in pages:
        assert re.search(r'<pageSetup paperSize="9" [^>]*fitToHeight="0" orientation="landscape"', page)
        footer = f"&amp;L评分要点 tiny　摘要值 {digest}&amp;R第 &amp;P 页，共 &amp;N 页"
        assert f"<oddHeader>&amp;R内部资料，不公开</oddHeader><oddFooter>{footer}</oddFooter>" in page


def test_write_results_workbook_keeps_headings_in_sight_and_on_every_sheet_of_paper(files: Files) -> None:
    files.ratings(sheet("A", "E1", 80, 80, 80))
    members = _members(workbook_bytes(files.season()))
    assert '<pane xSplit="3" ySplit="4" topLeftCell="D5"' in members["xl/worksheets/sheet1.xml"]
    assert '<pane xSplit="4" ySplit="5" topLeftCell="E6"' in members["xl/worksheets/sheet2.xml"]
    titles = re.findall(r"Print_Titles[^>]*>'?([^'!<]+)'?!\$1:\$(\d)<", members["xl/workbook.xml"])
    assert titles == [("专家分 材料评审", "4"), ("得分排序", "4"), ("得分矩阵", "5"), ("提示", "4")]


@pytest.mark.parametrize(("digits", "formats"), [(3, ["0.000"]), (6, ["0.000000"])])
def test_write_results_workbook_shows_the_decimals_of_the_scheme(files: Files, digits: int, formats: list[str]) -> None:
    files.write("scheme.toml", ONE_PHASE + f"[rounding]\ndigits = {digits}\n")
    files.ratings(sheet("A", "E1", 80, 80, 80))
    styles = _members(workbook_bytes(files.season()))["xl/styles.xml"]
    assert re.findall(r'formatCode="([^"]+)"', styles) == formats


def test_write_results_workbook_colours_the_matrix_by_share_of_points(files: Files) -> None:
    files.ratings(sheet("A", "E1", 80, 80, 80))
    matrix = _members(workbook_bytes(files.season()))["xl/worksheets/sheet2.xml"]
    scales = re.findall(r'sqref="(\w+):\w+".*?val="([\d.]+)"/><cfvo type="num" val="([\d.]+)"', matrix)
    assert scales == [("E6", "3.0", "9.0"), ("F6", "6.0", "18.0"), ("G6", "21.0", "63.0")]
