import pytest

from scoring.make import TWO_PHASES, kinds, sheet


def rate(files, desk, visit=(), gate=""):
    """Give each entry one uniform sheet per phase."""
    files.write("scheme.toml", TWO_PHASES.format(gate=gate))
    files.write("entries.csv", "entry,name,kind\n" + "".join(f"{entry},示例{entry}公司,advanced\n" for entry in "ABCD"))
    rows = [sheet(entry, "E1", *[percent] * 3) for entry, percent in dict(desk).items()]
    rows += [sheet(entry, "E1", *[percent] * 3, phase="visit") for entry, percent in dict(visit).items()]
    files.ratings(*rows)
    return files.result()


def reached(result):
    return {entry: found["reached"] for entry, found in result.items()}


def test_without_a_gate_everyone_goes_on(files):
    result = rate(files, {"A": 10, "B": 20}, {"A": 30, "B": 40})
    assert {entry: found["total"] for entry, found in result.items()} == {
        "A": "25.00",
        "B": "35.00",
        "C": None,
        "D": None,
    }


def test_the_best_n_go_on_and_rows_of_the_others_are_not_used(files):
    desk, visit = {"A": 50, "B": 70, "C": 60, "D": 20}, {"A": 100, "B": 70, "C": 70}
    result = rate(files, desk, visit, gate="advance_top = 2")
    assert reached(result) == {"A": "desk", "B": "visit", "C": "visit", "D": "desk"}
    assert result["A"]["total"] == "50.00"
    assert result["A"]["rank"] == 3
    assert result["A"]["flags"] == [
        {"kind": "stopped_by_gate", "phase": "desk", "text": "“材料评审”未达到入围线，未入围"}
    ]
    assert kinds(result["D"]) == ["stopped_by_gate"]
    assert kinds(result["B"]) == []


def test_everyone_tied_at_the_last_place_goes_on(files):
    result = rate(files, {"A": 50, "B": 70, "C": 50, "D": 20}, {"A": 50, "B": 50, "C": 50}, gate="advance_top = 2")
    assert reached(result) == {"A": "visit", "B": "visit", "C": "visit", "D": "desk"}
    assert result["A"]["flags"][-1] == {
        "kind": "tie_at_gate",
        "phase": "desk",
        "text": "“材料评审”得分与入围线相同，一并入围",
    }
    assert "tie_at_gate" in kinds(result["C"])
    assert "tie_at_gate" not in kinds(result["B"])


@pytest.mark.parametrize(("percent", "who"), [(50, "ABC"), (55, "B"), ("50.0", "ABC"), (75, "")])
def test_a_percent_must_be_reached(files, percent, who):
    desk = {"A": 50, "B": 70, "C": 50, "D": 20}
    result = rate(files, desk, dict.fromkeys("ABCD", 50), gate=f"advance_min_percent = {percent}")
    assert "".join(entry for entry in "ABCD" if reached(result)[entry] == "visit") == who


def test_both_keys_must_hold(files):
    gate = "advance_top = 3\nadvance_min_percent = 60"
    result = rate(files, {"A": 50, "B": 70, "C": 50, "D": 60}, dict.fromkeys("ABCD", 50), gate=gate)
    assert "".join(entry for entry in "ABCD" if reached(result)[entry] == "visit") == "BD"
    assert "tie_at_gate" not in kinds(result["A"])


def test_fewer_candidates_than_places_all_go_on(files):
    result = rate(files, {"A": 50, "B": 5}, dict.fromkeys("AB", 50), gate="advance_top = 2")
    assert reached(result) == {"A": "visit", "B": "visit", "C": None, "D": None}


def test_an_admitted_entry_without_rows_keeps_its_earlier_phase(files):
    result = rate(files, {"A": 50, "B": 70}, {"B": 60})
    assert (result["A"]["reached"], result["A"]["total"], kinds(result["A"])) == ("desk", "50.00", ["not_scored"])
    assert result["A"]["flags"][0] == {"kind": "not_scored", "phase": "visit", "text": "“现场评审”没有可用的评分表"}


def test_a_phase_not_yet_held_flags_nobody(files):
    result = rate(files, {"A": 50, "B": 70})
    assert [kinds(result[entry]) for entry in "AB"] == [[], []]
    assert reached(result)["A"] == "desk"


def test_without_a_score_nobody_passes_a_gate(files):
    result = rate(files, {"A": 50}, {"A": 60, "B": 60}, gate="advance_top = 3")
    assert (result["B"]["reached"], result["B"]["total"]) == (None, None)
    assert kinds(result["B"]) == ["stopped_by_gate", "not_scored"]
    assert kinds(result["C"]) == ["not_scored"]


def test_without_a_gate_a_phase_can_be_missed(files):
    result = rate(files, {"A": 50}, {"A": 60, "B": 60})
    assert (result["B"]["reached"], result["B"]["total"], kinds(result["B"])) == ("visit", "60.00", ["not_scored"])


def test_the_gate_compares_published_scores(files):
    files.write("scheme.toml", "rounding = {digits = 0}\n" + TWO_PHASES.format(gate="advance_min_percent = 50"))
    files.ratings(
        sheet("A", "E1", 45, 50, 50),  # 49.5 is published as 50
        sheet("B", "E1", 40, 50, 50),  # 49
        *[sheet(entry, "E1", 50, 50, 50, phase="visit") for entry in "AB"],
    )
    assert {entry: found["reached"] for entry, found in files.result().items()} == {
        "A": "visit",
        "B": "desk",
        "C": None,
    }
