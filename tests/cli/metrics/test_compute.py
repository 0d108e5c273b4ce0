"""``zhiheng metrics compute`` from the outside."""

import json
from pathlib import Path

import pytest

from metrics.company import CATALOGUE, ENTRY, figures_of_company
from zhiheng.cli import main


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The constructed company as metrics.csv."""
    rows = [f"{ENTRY},{year},{name},{value}" for (name, year), value in figures_of_company().items()]
    path = tmp_path / "metrics.csv"
    path.write_text("\n".join(["entry,year,input,value", *rows, ""]), "utf-8")
    return path


def test_json_holds_every_metric_of_every_year(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["metrics", "compute", str(file), "--json"]) == 0
    (entry,) = json.loads(capsys.readouterr().out)["entries"]
    assert (entry["entry"], entry["findings"]) == (ENTRY, [])
    assert list(entry["years"]) == ["2022", "2023", "2024", "2025"]
    metrics = entry["years"]["2025"]["metrics"]
    assert list(metrics) == list(CATALOGUE.metrics)
    assert metrics["asset_liability_ratio"] == {"value": "44", "unit": "%", "status": "ok", "reason": None}
    assert entry["years"]["2022"]["metrics"]["revenue_growth"] == {
        "value": None,
        "unit": "%",
        "status": "missing",
        "reason": "缺少：operating_revenue@2021",
    }


def test_one_year_only(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with file.open("a", encoding="utf-8") as rows:
        rows.write("B,2024,total_assets,1\nB,2024,current_assets,2\nB,2025,inventory,-1\n")
    assert main(["metrics", "compute", str(file), "--year", "2025", "--json"]) == 0
    second, first = json.loads(capsys.readouterr().out)["entries"]
    assert [list(first["years"]), list(second["years"])] == [["2025"], ["2025"]]
    assert {finding["year"] for finding in second["findings"]} == {2025}


def test_unknown_year_is_refused(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["metrics", "compute", str(file), "--year", "2030", "--json"]) == 1
    (problem,) = json.loads(capsys.readouterr().out)["problems"]
    assert (problem["what"], problem["remedy"]) == ("数据里没有 2030 年", "可用的年度：2022, 2023, 2024, 2025")


def test_table_for_people(file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZHIHENG_LANG", "en")
    assert main(["metrics", "compute", str(file), "--year", "2022"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == f"{ENTRY} 2022"
    assert [line.split() for line in lines if line.startswith("Asset-liability")] == [
        ["Asset-liability", "ratio", "44", "%"]
    ]
    assert [line.split()[-2:] for line in lines if line.startswith("Revenue growth")] == [
        ["missing:", "operating_revenue@2021"]
    ]
    assert lines[-1] == "no findings."


def test_findings_for_people(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "m.csv").write_text(
        "entry,year,input,value\nA,2025,valid_patents,1\nA,2025,valid_invention_patents,2\n"
    )
    assert main(["metrics", "compute", str(tmp_path / "m.csv")]) == 0
    assert [line.partition("：")[0] for line in capsys.readouterr().out.splitlines()[-3:-1]] == [
        "发现 2 处",
        "2025 R14 错误: 海外发明≤有效发明≤有效专利；应为 有效发明专利数≤有效专利总数（2 与 1）",
    ]


def test_bad_file_gives_problems_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "m.csv").write_text("entry,year,input,value\nA,2025,coal,1\n")
    assert main(["metrics", "compute", str(tmp_path / "m.csv"), "--json"]) == 1
    assert list(json.loads(capsys.readouterr().out)) == ["problems"]
