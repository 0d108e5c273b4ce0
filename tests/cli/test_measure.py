import json
import sys

import pytest

from measurement.make import SHROUT_FLEISS
from zhiheng.cli import main


@pytest.fixture
def scores(tmp_path, monkeypatch):
    monkeypatch.delenv("ZHIHENG_LANG", raising=False)
    path = tmp_path / "scores.csv"
    rows = [f"P{p},R{o},1.1,{mark}" for p, marks in enumerate(SHROUT_FLEISS) for o, mark in enumerate(marks)]
    path.write_text("entry,expert,indicator,score\n" + "\n".join(rows), encoding="utf-8")
    return path


def run(capsys, *words):
    code = main(["measure", *map(str, words), "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_measure_prints_one_document(scores, capsys):
    code, found = run(capsys, scores, "--scale", 1, 10, "--step", 1, "--top", 2)
    assert code == 0
    assert list(found) == [
        "model",
        "n",
        "mean",
        "criterion",
        "components",
        "entries",
        "experts",
        "indicators",
        "reliability",
        "flags",
        "line",
        "notes",
    ]
    assert found["n"] == {"entries": 6, "experts": 4, "indicators": 1, "scores": 24}
    assert found["reliability"]["icc"]["icc2"]["value"] == pytest.approx(0.29, abs=0.005)
    assert list(found["entries"][0]["p_top"]) == ["2"]


def test_measure_does_not_depend_on_the_order_of_rows(scores, capsys):
    first = run(capsys, scores)
    head, *rows = scores.read_text("utf-8").split("\n")
    scores.write_text("\n".join([head, *reversed(rows)]), encoding="utf-8")
    assert run(capsys, scores) == first


def test_measure_prints_a_table_for_people(scores, capsys):
    assert main(["measure", str(scores)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "统计参考，不作为评审依据"
    assert lines[2].split()[0] == "P4"


def test_measure_with_weights_and_official_totals(scores, tmp_path, capsys):
    weights = tmp_path / "weights.csv"
    weights.write_text("indicator,weight\n1.1,2\n", encoding="utf-8")
    results = tmp_path / "results.json"
    results.write_text('{"entries":[{"entry":"P0","total":"812.35"},{"entry":"P1","total":null}]}', encoding="utf-8")
    _, found = run(capsys, scores, "--weights", weights, "--results", results)
    assert [one["official"] for one in found["entries"][:3]] == [812.35, None, None]


def test_measure_in_points_of_the_standard(scores, capsys):
    _, plain = run(capsys, scores)
    _, found = run(capsys, scores, "--standard", "pengjiang-manufacturing")
    share = found["entries"][0]["estimate"] / plain["entries"][0]["estimate"]
    assert found["entries"][0]["official"] == pytest.approx(6 * share)
    assert found["components"] == plain["components"]


def test_measure_refuses_what_is_of_no_use(scores, tmp_path, capsys):
    assert run(capsys, scores, "--scale", 9, 1)[0] == 1
    assert run(capsys, scores, "--step", 0)[0] == 1
    wrong = tmp_path / "results.json"
    wrong.write_text("[]", encoding="utf-8")
    assert run(capsys, scores, "--results", wrong)[0] == 1
    scores.write_text(scores.read_text("utf-8").replace("1.1", "9.9"), encoding="utf-8")
    assert run(capsys, scores, "--standard", "pengjiang-manufacturing")[0] == 1


def test_measure_without_numpy_names_the_extra(scores, capsys, monkeypatch):
    monkeypatch.setitem(sys.modules, "threadpoolctl", None)
    code, found = run(capsys, scores)
    assert code == 1
    assert "zhiheng[measurement]" in found["problems"][0]["remedy"]
