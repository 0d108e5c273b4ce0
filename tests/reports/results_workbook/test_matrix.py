import pytest

from reports.results_workbook.conftest import WritePages
from scoring.make import TINY, Files, sheet


def test_write_matrix_shows_every_indicator_below_its_category(files: Files, write_pages: WritePages) -> None:
    files.ratings(sheet("A", "E1", 80, 75, 50), sheet("B", "E1", 10, 10, 10))
    groups, headings, *rows = write_pages()["得分矩阵"]
    assert groups == ["", "", "", "", "甲 (30)", "", "乙 (70)"]
    assert headings == [
        "名次",
        "编号",
        "申报组织",
        "总分\n(100)",
        "1.1\n甲一\n(10)",
        "1.2\n甲二\n(20)",
        "2.1\n乙一\n(70)",
    ]
    assert rows == [
        [1, "A", "示例A公司", 58, 8, 15, 35],
        [2, "B", "示例B公司", 10, 1, 2, 7],
        ["—", "C", "示例C公司", "—", "—", "—", "—"],
    ]


@pytest.mark.parametrize(("name", "folded"), [("组织文化", "组织\n文化"), ("企业家精神", "企业家\n精神")])
def test_write_matrix_folds_names_into_even_lines(
    files: Files, write_pages: WritePages, name: str, folded: str
) -> None:
    files.write("tiny.yaml", TINY.replace("name: 甲一", f"name: {name}"))
    files.ratings(sheet("A", "E1", 80, 75, 50))
    assert write_pages()["得分矩阵"][1][4] == f"1.1\n{folded}\n(10)"
