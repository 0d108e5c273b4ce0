import re
import zipfile
from io import BytesIO

import pytest

from reports.results_workbook.conftest import WritePages, workbook_bytes
from scoring.make import ONE_PHASE, TINY, Files, entries, sheet

TIERS = """\
[[tiers]]
id = "award"
name = "质量奖"
ceiling = 1
min_percent = 50
"""


def test_write_ranking_shows_points_percent_tier_and_flags(files: Files, write_pages: WritePages) -> None:
    files.write("scheme.toml", ONE_PHASE + TIERS)
    files.ratings(sheet("A", "E1", 80, 80, 80), sheet("A", "E2", 50, 80, 80), sheet("B", "E1", 40, 40, 45))
    assert write_pages()["得分排序"] == [
        *[
            [
                "名次",
                "编号",
                "申报组织",
                "类型",
                "甲\n(30)",
                "乙\n(70)",
                "总分\n(100)",
                "得分率\n(%)",
                "建议奖项",
                "到达阶段",
                "提示",
            ]
        ],
        [1, "A", "示例A公司", "先进制造业", 22.5, 56, 78.5, 78.5, "质量奖", "材料评审", "分差超限1处"],
        [2, "B", "示例B公司", "先进制造业", 12, 31.5, 43.5, 43.5, "—", "材料评审", ""],
        ["—", "C", "示例C公司", "先进制造业", "—", "—", "—", "—", "—", "—", "“材料评审”没有可用的评分表"],
    ]


def test_write_ranking_leaves_a_tie_at_the_ceiling_to_the_committee(files: Files, write_pages: WritePages) -> None:
    files.write("scheme.toml", ONE_PHASE + TIERS)
    files.ratings(*(sheet(entry, "E1", 60, 60, 60) for entry in "ABC"))
    ranking = write_pages()["得分排序"]
    assert [(row[0], row[-3]) for row in ranking[1:]] == [(1, "由评审委员会决定")] * 3


def test_write_ranking_leaves_the_kind_out_where_no_entry_has_one(files: Files, write_pages: WritePages) -> None:
    files.write("entries.csv", "entry,name,kind\nA,示例A公司,\n")
    files.ratings(sheet("A", "E1", 80, 80, 80))
    assert "类型" not in write_pages()["得分排序"][0]


def test_write_ranking_gives_each_track_its_page(files: Files, write_pages: WritePages) -> None:
    files.write("other.yaml", TINY.replace("id: tiny", "id: other").replace("name: 甲\n", "name: 服务\n"))
    tracks = '[[tracks]]\nid = "m"\nname = "制造业"\n[[tracks]]\nid = "s"\nname = "服务/业"\nstandard = "other.yaml"\n'
    files.write("scheme.toml", ONE_PHASE + tracks)
    files.write("entries.csv", entries(A="示例A公司,advanced,,s", B="示例B公司,advanced,,m", C="示例C公司,advanced,,s"))
    files.ratings(sheet("A", "E1", 50, 50, 50), sheet("B", "E1", 40, 40, 40), sheet("C", "E1", 60, 60, 60))
    pages = write_pages()
    assert [name for name in pages if name.startswith("得分排序")] == ["得分排序 制造业", "得分排序 服务 业"]
    assert [(row[0], row[1]) for row in pages["得分排序 制造业"][1:]] == [(1, "B")]
    assert [(row[0], row[1]) for row in pages["得分排序 服务 业"][1:]] == [(1, "C"), (2, "A")]
    assert pages["得分排序 服务 业"][0][4] == "服务\n(30)"


@pytest.mark.parametrize(
    ("least", "shown", "finer_formats"),
    [("70", 69.8, ["0.0"]), ("69.86", 69.8, ["0.0"]), ("69.8", 70, []), ("71", 70, [])],
)
def test_write_ranking_shows_no_percent_as_if_it_met_a_tier(
    files: Files, write_pages: WritePages, least: str, shown: float, finer_formats: list[str]
) -> None:
    larger = TINY.replace("points: 100\n", "points: 700\n").replace("points: 30\n", "points: 630\n")
    files.write("tiny.yaml", larger.replace("points: 10\n", "points: 610\n"))
    files.write("scheme.toml", ONE_PHASE + "[rounding]\ndigits = 0\n" + TIERS.replace("= 50", f"= {least}"))
    files.ratings(sheet("A", "E1", 70, 65, 70))
    assert [row[6:8] for row in write_pages()["得分排序"][1:2]] == [[489, shown]]
    with zipfile.ZipFile(BytesIO(workbook_bytes(files.season()))) as archive:
        styles = archive.read("xl/styles.xml").decode()
    assert re.findall(r'formatCode="([^"]+)"', styles) == finer_formats
