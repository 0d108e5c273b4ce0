"""``zhiheng standard``: what people see, what programs get, and that nothing is written while a problem remains."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from standard.official import TEXT, word_document, write_workbook
from standard.samples import small, standard_of
from zhiheng.cli import main
from zhiheng.standard import load_guide, load_standard, parse_guide, standard_as_yaml
from zhiheng.tables import InputFile, read_json

OFFICIAL = load_standard("pengjiang-manufacturing")
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run ``zhiheng standard …`` and return exit code, output and errors."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("ZHIHENG_LANG", raising=False)

    def run(*words: object) -> tuple[int, str, str]:
        code = main(["standard", *map(str, words)])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "own.yaml"
    path.write_text(standard_as_yaml(standard_of(small())), "utf-8")
    return path


def _json(result: tuple[int, str, str]) -> dict[str, Any]:
    code, out, err = result
    assert (code, err) == (0, "")
    document: dict[str, Any] = json.loads(out)
    return document


def test_list_shows_a_table(run: Run) -> None:
    code, out, err = run("list")
    assert (code, err) == (0, "")
    assert [line.split() for line in out.splitlines()] == [
        ["编号", "标题", "一级指标", "二级指标", "评价要点", "注", "分值", "摘要值"],
        [
            "gbt19580-2012",
            "卓越绩效评价准则（GB/T",
            "19580—2012）",
            "7",
            "23",
            "未收录",
            "未收录",
            "1000",
            "d71de093067b",
        ],
        ["pengjiang-manufacturing", OFFICIAL.title, "5", "26", "81", "5", "1000", OFFICIAL.digest[:12]],
    ]


def test_list_gives_json(run: Run) -> None:
    national, official = _json(run("list", "--json"))["standards"]
    assert (national["id"], national["criteria"], national["notes"]) == ("gbt19580-2012", None, None)
    assert official == {
        "id": "pengjiang-manufacturing",
        "title": OFFICIAL.title,
        "categories": 5,
        "indicators": 26,
        "criteria": 81,
        "notes": 5,
        "points": 1000,
        "digest": OFFICIAL.digest,
    }


def test_show_prints_a_tree(run: Run, own: Path) -> None:
    assert run("show", own) == (
        0,
        f"""\
小型评分要点
编号：small
2 个一级指标，3 项二级指标，5 条评价要点，3 条注，100 分
摘要值：{standard_of(small()).digest}

1 领导  60 分

  1.1 组织文化  40 分  过程类指标（如何）
      a. 如何确定组织文化体系。
      b. 如何开展质量文化建设。
      注：应突出质量文化。

  1.2 组织治理  20 分  过程类指标（如何）
      a. 如何进行组织架构设计。

2 效益  40 分

  2.1 社会效益  40 分  结果类指标（说明）
      a. 说明社会责任方面情况。
      b. （按过程类评价）说明防治污染的措施。
      注1（先进制造业）：对先进制造业组织来说。
      注2（传统制造业）：对传统制造业组织来说。
""",
        "",
    )


def test_show_speaks_english(run: Run, own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZHIHENG_LANG", "en")
    lines = run("show", own)[1].splitlines()
    assert lines[2] == "2 categories, 3 indicators, 5 criteria, 3 notes, 100 points"
    assert lines[-5:] == [
        "  2.1 社会效益  40 points  results indicator",
        "      a. 说明社会责任方面情况。",
        "      b. (judged as process) 说明防治污染的措施。",
        "      note 1 (advanced manufacturing): 对先进制造业组织来说。",
        "      note 2 (traditional manufacturing): 对传统制造业组织来说。",
    ]


def test_show_says_that_criteria_are_withheld(run: Run) -> None:
    lines = run("show", "gbt19580-2012")[1].splitlines()
    assert lines[2] == "7 个一级指标，23 项二级指标，1000 分；评价要点未收录，请查阅原文"


def test_show_keeps_lines_within_the_terminal_and_loses_no_text(run: Run) -> None:
    out = run("show", "pengjiang-manufacturing")[1]
    shown = "".join(out.split())
    texts = [one.text for indicator in OFFICIAL.indicators for one in (*indicator.criteria, *indicator.notes)]
    assert [text for text in texts if "".join(text.split()) not in shown] == []
    assert max(len(line) for line in out.splitlines()) <= 80


def test_show_adds_guide_and_hints_on_request(run: Run) -> None:
    plain = run("show", "pengjiang-manufacturing")[1]
    full = run("show", "pengjiang-manufacturing", "--guide", "--hints")[1]
    for text, count in (("申报提示（参考，非评分依据）：", 26), ("查证提示（参考，非评分依据）：", 26)):
        assert (plain.count(text), full.count(text)) == (0, count)
    assert ("草案，待评审委员会通过" in plain, full.count("草案，待评审委员会通过")) == (False, 1)
    assert full.count("90–100 %") == 2


def test_show_says_where_there_are_no_hints(run: Run, own: Path) -> None:
    assert run("show", own, "--hints")[1].splitlines()[4] == "这份评分要点没有内置的提示。"


def test_show_gives_json_that_can_be_checked(run: Run, tmp_path: Path) -> None:
    shown = run("show", "pengjiang-manufacturing", "--json")
    assert _json(shown) == {**OFFICIAL.as_json(), "digest": OFFICIAL.digest}
    saved = tmp_path / "saved.json"
    saved.write_text(shown[1], "utf-8")
    assert _json(run("check", saved, "--json"))["digest"] == OFFICIAL.digest


def test_show_refuses_an_unknown_standard(run: Run) -> None:
    code, out, err = run("show", "none")
    assert (code, out) == (1, "")
    assert err == (
        "none: 没有这份评分要点：none › 内置的有 gbt19580-2012, pengjiang-manufacturing；自己的写文件的路径\n"
    )


def test_check_prints_totals_digest_and_findings(run: Run, own: Path) -> None:
    own.write_text(own.read_text("utf-8").replace("组织文化体系", "组织,文化体系"), "utf-8")
    code, out, err = run("check", own)
    assert (code, err) == (0, "")
    assert out.splitlines()[2:] == [
        "2 个一级指标，3 项二级指标，5 条评价要点，3 条注，100 分",
        f"摘要值：{load_standard(str(own)).digest}",
        f"提示：{own} › 第 15 行 › text: 汉字之间有半角标点：“确定组织,文化体系” › 请核对原文；原文如此的可以保留",
    ]


def test_check_gives_json(run: Run, own: Path) -> None:
    digest = standard_of(small()).digest
    assert _json(run("check", own, "--json")) == {"problems": [], "findings": [], "digest": digest}


def test_check_reports_every_defect_with_its_line(run: Run, own: Path) -> None:
    own.write_text(own.read_text("utf-8").replace("points: 20", "points: 20分").replace("kind: results", "kind: 结果"))
    code, out, err = run("check", own)
    assert (code, out) == (1, "")
    assert err.splitlines() == [
        f"{own} › 第 24 行 › points: 分值带了单位：20分 › 只写数字：20",
        f"{own} › 第 37 行 › kind: 类型（kind）不能是 结果 › 改为以下之一：process, results",
        "共 2 个问题，改正后再运行一次。",
    ]


def test_check_reports_defects_as_json(run: Run, own: Path) -> None:
    own.write_text(own.read_text("utf-8").replace("points: 20", "points: 0"))
    code, out, _ = run("check", own, "--json")
    problems = json.loads(out)["problems"]
    assert (code, [(one["file"], one["line"], one["cell"]) for one in problems]) == (1, [(str(own), 24, "points")])


def _write_text(path: Path) -> None:
    path.write_bytes(TEXT.read_bytes())


def _write_word(path: Path) -> None:
    word_document().save(str(path))


@pytest.mark.parametrize("output", ["out.yaml", "out.yml", "out.json"])
@pytest.mark.parametrize(
    ("name", "write"), [("a.txt", _write_text), ("a.docx", _write_word), ("a.xlsx", write_workbook)]
)
def test_import_of_every_format_writes_the_built_in_standard(
    run: Run, tmp_path: Path, name: str, write: Callable[[Path], None], output: str
) -> None:
    document, path = tmp_path / name, tmp_path / output
    write(document)
    code, out, err = run("import", document, "-o", path)
    assert (code, err) == (0, "")
    assert load_standard(str(path)) == OFFICIAL
    lines = out.splitlines()
    assert lines[2:4] == [
        "5 个一级指标，26 项二级指标，81 条评价要点，5 条注，1000 分",
        "摘要值：d64099d4c5ba864608f0eb10702e64479777dfd94425ff9aac4ea219da48d5f3",
    ]
    assert [line.startswith(f"提示：{document} › ") for line in lines[4:-1]] == [True, True]
    assert lines[-1] == f"已写入 {path}"


def test_import_gives_json(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "out.yaml"
    document = _json(run("import", TEXT, "-o", path, "--json"))
    findings = document.pop("findings")
    assert document == {"file": str(path), "id": OFFICIAL.id, "digest": OFFICIAL.digest}
    assert [finding["line"] for finding in findings] == [34, 282]


def test_import_writes_nothing_while_a_problem_remains(run: Run, tmp_path: Path) -> None:
    document, path = tmp_path / "a.txt", tmp_path / "out.yaml"
    document.write_text(TEXT.read_text("utf-8").replace("1000分", "999分"), "utf-8")
    code, out, err = run("import", document, "-o", path)
    assert (code, out, path.exists()) == (1, "", False)
    assert err == f"{document} › 第 306 行: 总分为 999，一级指标合计为 1000 › 改正总分或一级指标的分值\n"


def test_import_does_not_overwrite(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "out.yaml"
    path.write_text("改过", "utf-8")
    code, out, err = run("import", TEXT, "-o", path)
    assert (code, out, path.read_text("utf-8")) == (1, "", "改过")
    assert err == f"{path}: 已有这个文件，没有覆盖 › 换一个文件名，或先移走原文件\n"


def test_import_reports_a_bad_output_name_with_the_rest(run: Run, tmp_path: Path) -> None:
    code, _, err = run("import", tmp_path / "none.docx", "-o", tmp_path / "out.docx")
    assert (code, err.splitlines()) == (
        1,
        [
            f"{tmp_path / 'out.docx'}: 输出文件的扩展名不对 › 用 .yaml 或 .json",
            f"{tmp_path / 'none.docx'}: 没有这个文件 › 检查路径和文件名",
            "共 2 个问题，改正后再运行一次。",
        ],
    )


def test_import_says_why_it_cannot_write(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "none" / "out.yaml"
    code, _, err = run("import", TEXT, "-o", path)
    assert (code, err) == (
        1,
        f"{path}: 写不进去（没有这个文件或文件夹） › 换一个位置，或关闭正在打开的文件\n",
    )


def test_guide_prints_every_sentence(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    lines = run("guide")[1].splitlines()
    assert lines[:8] == [
        "过程类与结果类评分指南",
        "编号：process-results",
        "状态：草案，待评审委员会通过",
        "得分率步长：5 个百分点",
        f"摘要值：{load_guide().digest}",
        "",
        "过程类指标",
        "    方法  用什么方法满足要求？是否系统、有效、可重复，并以事实为依据？",
    ]
    texts = [text.zh for scale in load_guide().scales for band in scale.bands for text in band.sentences.values()]
    shown = {line.split()[-1] for line in lines if line}
    assert [text for text in texts if text not in shown] == []


def test_guide_speaks_english(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZHIHENG_LANG", "en")
    lines = run("guide")[1].splitlines()
    assert lines[13:19] == [
        "    Integration  Do the methods fit the organisation's needs; do measures, plans",
        "                 and actions work together?",
        "",
        "  0–5 %",
        "    Approach     No systematic approach can be seen; only single examples are",
        "                 given.",
    ]


def test_guide_shows_an_adopted_one(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "guide.json"
    adoption = {"status": "adopted", "decision": "〔2026〕1号", "date": "2026-03-02"}
    path.write_text(json.dumps({**load_guide().as_json(), **adoption}), "utf-8")
    assert run("guide", path)[1].splitlines()[2] == "状态：评审委员会已通过（〔2026〕1号，2026-03-02）"


def test_guide_gives_json_that_reads_back(run: Run) -> None:
    code, out, err = run("guide", "--json")
    assert (code, err) == (0, "")
    assert parse_guide(read_json(InputFile("guide.json", out.encode()))) == load_guide()


def test_standard_without_action_is_a_usage_error(run: Run) -> None:
    assert run()[0] == 2
