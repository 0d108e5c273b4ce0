import pytest

from reports.results_workbook.conftest import WritePages
from scoring.make import ONE_PHASE, TWO_PHASES, Files, entries, sheet

WITHDRAWN = ("withdrawn",) * 3


def test_write_experts_puts_experts_across(files: Files, write_pages: WritePages) -> None:
    files.ratings(
        *(sheet("A", "E1", 80, 80, 80), sheet("A", "E2", 60, 60, 60), sheet("A", "E3", 65, 65, 65)),
        *(sheet("B", "E1", 50, 50, 50), sheet("B", "E2", *WITHDRAWN), sheet("B", "E3", 40, 40)),
    )
    assert write_pages(allow_incomplete=True)["专家分 材料评审"] == [
        ["名次", "编号", "申报组织", "E1", "E2", "E3", "阶段得分", "汇总方式"],
        [1, "A", "示例A公司", 80, 60, 65, 68.33, "算术平均"],
        [2, "B", "示例B公司", 50, "撤回", "未填完", 50, "算术平均"],
    ]


def test_write_experts_calls_the_agreed_sheet_by_its_name(files: Files, write_pages: WritePages) -> None:
    files.write("scheme.toml", ONE_PHASE.replace('"mean"', '"consensus"'))
    files.ratings(sheet("A", "E1", 80, 80, 80), sheet("A", "@consensus", 70, 70, 70), sheet("B", "@consensus", 5, 5, 5))
    assert write_pages()["专家分 材料评审"] == [
        ["名次", "编号", "申报组织", "合议", "E1", "阶段得分", "汇总方式"],
        [1, "A", "示例A公司", 70, 80, 70, "合议"],
        [2, "B", "示例B公司", 5, "", 5, "合议"],
    ]


def test_write_experts_writes_a_page_for_each_phase(files: Files, write_pages: WritePages) -> None:
    files.write("scheme.toml", TWO_PHASES.format(gate="advance_top = 1"))
    files.ratings(
        *(sheet("A", "E1", 80, 80, 80), sheet("B", "E2", 50, 50, 50), sheet("A", "E3", 60, 60, 60, phase="visit"))
    )
    pages = write_pages()
    assert [row[1] for row in pages["专家分 材料评审"][1:]] == ["A", "B"]
    assert [row[1:4] for row in pages["专家分 现场评审"][1:]] == [["A", "示例A公司", 60]]


def test_write_experts_lists_many_experts_line_by_line(files: Files, write_pages: WritePages) -> None:
    files.write("entries.csv", entries("A", "B"))
    experts = [f"E{number:02}" for number in range(31)]
    files.ratings(*(sheet("A", expert, 50, 50, 50) for expert in experts), sheet("B", "E00", 40, 40, 40))
    headings, *rows = write_pages()["专家分 材料评审"]
    assert headings == ["名次", "编号", "申报组织", "专家", "总分", "阶段得分", "汇总方式"]
    assert rows == [
        *([1, "A", "示例A公司", expert, 50, 50, "算术平均"] for expert in experts),
        [2, "B", "示例B公司", "E00", 40, 40, "算术平均"],
    ]


def test_write_experts_names_the_track_beside_the_rank(files: Files, write_pages: WritePages) -> None:
    files.write("scheme.toml", ONE_PHASE + '[[tracks]]\nid = "m"\nname = "制造业"\n[[tracks]]\nid = "s"\n')
    files.write("entries.csv", entries(A="示例A公司,advanced,,s", B="示例B公司,advanced,,m"))
    files.ratings(sheet("A", "E1", 50, 50, 50), sheet("B", "E1", 40, 40, 40))
    assert [row[:4] for row in write_pages()["专家分 材料评审"]] == [
        ["申报类别", "名次", "编号", "申报组织"],
        ["制造业", 1, "B", "示例B公司"],
        ["s", 1, "A", "示例A公司"],
    ]


@pytest.mark.parametrize(
    ("high", "low", "name"),
    [
        (1, 1, "去掉1个最高分和1个最低分后平均"),
        (1, 0, "去掉1个最高分后平均"),
        (0, 2, "去掉2个最低分后平均"),
        (0, 0, "算术平均"),
    ],
)
def test_write_experts_names_a_trimmed_mean_by_what_it_drops(
    files: Files, write_pages: WritePages, high: int, low: int, name: str
) -> None:
    trimming = f"drop_high = {high}\ndrop_low = {low}\nwhen_fewer_than = 3\n"
    files.write("scheme.toml", ONE_PHASE.replace('"mean"', '"trimmed_mean"') + trimming)
    files.ratings(*(sheet("A", f"E{number}", 50, 50, 50) for number in range(3)), sheet("B", "E1", 40, 40, 40))
    assert [row[-1] for row in write_pages()["专家分 材料评审"][1:]] == [name, "算术平均"]
