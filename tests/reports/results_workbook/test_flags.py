from reports.results_workbook.conftest import WritePages
from scoring.make import ONE_PHASE, TINY, Files, entries, sheet


def test_write_flags_explains_every_flag(files: Files, write_pages: WritePages) -> None:
    files.write("entries.csv", entries("A", "B", C="示例C公司,advanced,withdrawn,"))
    files.ratings(sheet("A", "E1", 80, 80, 80), sheet("A", "E2", 80, 55, 80), sheet("B", "E1", 50, 50, 50))
    assert write_pages()["提示"] == [
        ["编号", "申报组织", "提示", "阶段", "二级指标", "内容"],
        ["A", "示例A公司", "分差超限", "材料评审", "1.2 甲二", "“材料评审”1.2分差25.00个百分点，超过20个百分点"],
        ["C", "示例C公司", "撤回", "", "", "申报已撤回"],
    ]


def test_write_flags_names_an_indicator_as_the_phases_form_does(files: Files, write_pages: WritePages) -> None:
    files.write("defence.yaml", TINY.replace("id: tiny", "id: defence").replace("甲二", "答辩二"))
    files.write("scheme.toml", "allow_na = true\n" + ONE_PHASE + 'form = "defence.yaml"\n')
    files.write("entries.csv", entries("A"))
    files.ratings(sheet("A", "E1", 80, "NA", 80))
    assert [row[4] for row in write_pages()["提示"][1:]] == ["1.2 答辩二"]
