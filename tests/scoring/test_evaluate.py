import pytest

from scoring.make import ONE_PHASE, TINY, TWO_PHASES, entries, kinds, sheet
from zhiheng.scoring import evaluate

FORM = """\
id: form
title: 答辩评分表
points: 50
categories:
  - code: "1"
    name: 答辩
    points: 50
    indicators:
      - {code: "1.1", name: 陈述, points: 50, kind: process, criteria: [{code: 1.1a, text: 如何陈述。}], notes: []}
"""


def test_a_single_sheet_is_the_whole_result(files):
    files.write("entries.csv", entries("A"))
    files.ratings(sheet("A", "E1", 50, 60, 75))
    assert files.result()["A"] == {
        "entry": "A",
        "name": "示例A公司",
        "kind": "advanced",
        "track": None,
        "rank": 1,
        "tier": None,
        "total": "69.50",
        "reached": "desk",
        "phases": {
            "desk": {
                "score": "69.50",
                "experts": 1,
                "aggregate": "mean",
                "sheets": {"E1": "69.50"},
                "categories": {"1": "17.00", "2": "52.50"},
                "indicators": {"1.1": "5.00", "1.2": "12.00", "2.1": "52.50"},
            }
        },
        "categories": {"1": "17.00", "2": "52.50"},
        "indicators": {"1.1": "5.00", "1.2": "12.00", "2.1": "52.50"},
        "spread": {"1.1": "0.00", "1.2": "0.00", "2.1": "0.00"},
        "flags": [],
    }


def test_an_unrated_and_a_withdrawn_entry_have_nulls(files):
    files.write("entries.csv", entries("A", "B", C="示例C公司,advanced,withdrawn,"))
    files.ratings(*[sheet(entry, "E1", 50, 50, 50) for entry in "AC"])
    result = files.result()
    assert list(result) == ["A", "B", "C"]
    for entry in "BC":
        found = result[entry]
        nulls = [found[key] for key in ("rank", "tier", "total", "reached")]
        assert nulls == [None] * 4
        assert found["phases"] == {}
        assert found["categories"] == {"1": None, "2": None}
        assert found["indicators"] == found["spread"] == {"1.1": None, "1.2": None, "2.1": None}
    assert result["C"]["flags"] == [{"kind": "withdrawn", "text": "申报已撤回"}]
    assert kinds(result["B"]) == ["not_scored"]


def test_weights_are_relative_and_may_be_fractions(files):
    two = TWO_PHASES.format(gate="").replace("weight = 1", "weight = 0.1").replace("weight = 3", "weight = 0.2")
    files.write("scheme.toml", two)
    files.ratings(sheet("A", "E1", 0, 0, 0), sheet("A", "E1", 100, 100, 100, phase="visit"))
    assert files.result()["A"]["total"] == "66.67"


def test_where_the_weights_reached_are_zero_the_last_score_counts(files):
    files.write("scheme.toml", TWO_PHASES.format(gate="").replace("weight = 1", "weight = 0"))
    files.ratings(sheet("A", "E1", 50, 50, 50))
    assert files.result()["A"]["total"] == "50.00"
    files.ratings(sheet("A", "E1", 50, 50, 50), sheet("A", "E1", 70, 70, 70, phase="visit"))
    assert files.result()["A"]["total"] == "70.00"


def test_a_form_with_other_points_is_scaled_to_the_standard(files):
    files.write("form.yaml", FORM)
    files.write("scheme.toml", TWO_PHASES.format(gate="") + 'form = "form.yaml"\n')
    files.ratings(sheet("A", "E1", 50, 50, 50), "visit,A,E1,1.1,80\n")
    found = files.result()["A"]
    assert found["phases"]["visit"]["score"] == "40.00"
    assert found["total"] == "72.50"
    assert found["indicators"] == {"1.1": "5.00", "1.2": "10.00", "2.1": "35.00"}


def test_without_a_phase_of_the_standard_there_are_no_indicators(files):
    files.write("form.yaml", FORM)
    files.write("scheme.toml", ONE_PHASE + 'form = "form.yaml"\n')
    files.ratings("desk,A,E1,1.1,80\n")
    found = files.result()["A"]
    assert (found["total"], found["indicators"], found["categories"]) == (
        "80.00",
        {"1.1": None, "1.2": None, "2.1": None},
        {"1": None, "2": None},
    )


def test_na_in_one_phase_leaves_the_other(files):
    files.write("scheme.toml", "allow_na = true\n" + TWO_PHASES.format(gate=""))
    files.ratings(sheet("A", "E1", "NA", 50, 50), sheet("A", "E1", 80, 50, "NA", phase="visit"))
    found = files.result()["A"]
    assert found["indicators"] == {"1.1": "8.00", "1.2": "10.00", "2.1": "35.00"}
    assert [flag for flag in found["flags"] if flag["kind"] == "na"] == [
        {"kind": "na", "phase": "desk", "indicator": "1.1", "text": "“材料评审”1.1不适用，按其余二级指标折算"},
        {"kind": "na", "phase": "visit", "indicator": "2.1", "text": "“现场评审”2.1不适用，按其余二级指标折算"},
    ]


def test_na_in_both_phases_is_null(files):
    files.write("scheme.toml", "allow_na = true\n" + TWO_PHASES.format(gate=""))
    files.ratings(*[sheet("A", "E1", 50, 50, "NA", phase=phase) for phase in ("desk", "visit")])
    found = files.result()["A"]
    assert (found["total"], found["categories"], found["spread"]["2.1"]) == ("50.00", {"1": "15.00", "2": None}, None)


@pytest.mark.parametrize(
    ("over", "categories"), [("total", {"1": "18.75", "2": "35.00"}), ("indicator", {"1": "12.50", "2": "35.00"})]
)
def test_categories_with_na_follow_over(files, over, categories):
    scheme = ONE_PHASE.replace('"mean"', f'"mean"\nover = "{over}"')
    files.write("scheme.toml", "allow_na = true\n" + scheme)
    files.ratings(sheet("A", "E1", "NA", 50, 50), sheet("A", "E2", "NA", 75, 50))
    assert files.result()["A"]["categories"] == categories


def test_spread_is_the_widest_and_flagged_per_phase(files):
    files.write("scheme.toml", TWO_PHASES.format(gate=""))
    files.ratings(
        sheet("A", "E1", 50, 50, 50), sheet("A", "E2", 70, 75, 50),
        sheet("A", "E1", 50, 40, 50, phase="visit"), sheet("A", "E2", 80, 50, 50, phase="visit"),
    )  # fmt: skip
    found = files.result()["A"]
    assert found["spread"] == {"1.1": "30.00", "1.2": "25.00", "2.1": "0.00"}
    assert found["flags"] == [
        {
            "kind": "spread",
            "phase": "desk",
            "indicator": "1.2",
            "text": "“材料评审”1.2分差25.00个百分点，超过20个百分点",
        },
        {
            "kind": "spread",
            "phase": "visit",
            "indicator": "1.1",
            "text": "“现场评审”1.1分差30.00个百分点，超过20个百分点",
        },
    ]


def test_spread_of_points_is_in_percentage_points(files):
    files.write("scheme.toml", 'unit = "points"\nspread_limit = 14\n' + ONE_PHASE)
    files.ratings(sheet("A", "E1", 5, 10, 35), sheet("A", "E2", 5, 10, 45), unit="points")
    found = files.result()["A"]
    assert found["spread"]["2.1"] == "14.29"
    assert [flag["indicator"] for flag in found["flags"]] == ["2.1"]


def test_sheets_left_out_are_named(files):
    files.ratings(
        sheet("A", "E1", 50, 50, 50), sheet("A", "E3", 50), sheet("A", "E2", 90), sheet("A", "E4", *["withdrawn"] * 3),
    )  # fmt: skip
    found = files.result(allow_incomplete=True)["A"]
    assert found["phases"]["desk"]["sheets"] == {"E1": "50.00"}
    assert found["flags"] == [
        {
            "kind": "incomplete",
            "phase": "desk",
            "experts": ["E2", "E3"],
            "text": "“材料评审”评分表未填完，未计入：E2、E3",
        },
        {"kind": "withdrawn", "phase": "desk", "experts": ["E4"], "text": "“材料评审”评分表已撤回，未计入：E4"},
    ]


def test_too_few_sheets_fall_back_to_the_mean(files):
    files.write("scheme.toml", ONE_PHASE.replace('"mean"', '"trimmed_mean"\nwhen_fewer_than = 3'))
    files.ratings(sheet("A", "E1", 50, 50, 50), sheet("A", "E2", 60, 60, 60))
    found = files.result()["A"]
    assert (found["total"], found["phases"]["desk"]["aggregate"]) == ("55.00", "mean")
    assert found["flags"] == [
        {"kind": "fallback", "phase": "desk", "text": "“材料评审”可用评分表2份，少于3份，改用算术平均"}
    ]
    files.ratings(*[sheet("A", f"E{n}", *[p] * 3) for n, p in enumerate((50, 60, 90))])
    found = files.result()["A"]
    assert (found["total"], found["phases"]["desk"]["aggregate"]) == ("60.00", "trimmed_mean")


def test_consensus_takes_the_agreed_sheet_and_shows_the_members(files):
    files.write("scheme.toml", ONE_PHASE.replace('"mean"', '"consensus"'))
    files.ratings(sheet("A", "E1", 50, 50, 50), sheet("A", "E2", 60, 60, 60), sheet("A", "@consensus", 70, 70, 70))
    desk = files.result()["A"]["phases"]["desk"]
    assert (desk["score"], desk["experts"], desk["aggregate"]) == ("70.00", 1, "consensus")
    assert desk["sheets"] == {"@consensus": "70.00", "E1": "50.00", "E2": "60.00"}


def test_the_result_says_that_categories_need_not_add_up(files):
    files.ratings(sheet("A", "E1", 50, 50, 50))
    assert evaluate(files.season()).as_json()["notes"] == []
    files.write("scheme.toml", ONE_PHASE.replace('"mean"', '"median"'))
    assert evaluate(files.season()).as_json()["notes"] == [
        "按总分汇总的阶段，各一级指标得分之和不一定等于阶段得分：材料评审"
    ]


def test_the_order_of_rows_and_entries_changes_nothing(files):
    rows = [sheet(entry, expert, p, p, 50) for entry, expert, p in [("A", "E1", 50), ("B", "E1", 60), ("A", "E2", 70)]]
    files.ratings(*rows)
    first = evaluate(files.season()).as_bytes()
    lines = "".join(rows).splitlines(keepends=True)
    files.ratings(*reversed(lines))
    files.write("entries.csv", entries("C", "B", "A"))
    assert evaluate(files.season()).as_bytes() == first


def test_a_track_may_have_its_own_standard(files):
    files.write(
        "other.yaml", TINY.replace("id: tiny", "id: other").replace("points: 70", "points: 170").replace("100", "200")
    )
    files.write("scheme.toml", ONE_PHASE + '[[tracks]]\nid = "x"\n[[tracks]]\nid = "y"\nstandard = "other.yaml"\n')
    files.write("entries.csv", entries(A="示例A公司,advanced,,x", B="示例B公司,advanced,,y"))
    files.ratings(*[sheet(entry, "E1", 50, 50, 50) for entry in "AB"])
    assert {entry: found["total"] for entry, found in files.result().items()} == {"A": "50.00", "B": "100.00"}
