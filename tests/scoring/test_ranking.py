import pytest

from scoring.make import ONE_PHASE, TWO_PHASES, entries, kinds, sheet

TIERS = """\
[[tiers]]
id = "award"
name = "质量奖"
ceiling = {award}
min_percent = 60
[[tiers]]
id = "nomination"
ceiling = {nomination}
min_percent = 50
"""


def rank(files, percents, scheme=ONE_PHASE):
    files.write("scheme.toml", scheme)
    files.write("entries.csv", entries(*percents))
    files.ratings(*[sheet(entry, "E1", *marks) for entry, marks in percents.items()])
    return files.result()


def uniform(**percents):
    return {entry: (percent,) * 3 for entry, percent in percents.items()}


def test_ranks_are_1_2_2_4(files):
    result = rank(files, uniform(A=50, B=70, C=50, D=20))
    assert {entry: found["rank"] for entry, found in result.items()} == {"B": 1, "A": 2, "C": 2, "D": 4}
    assert result["A"]["flags"] == [{"kind": "tie", "text": "与C并列第2名"}]
    assert kinds(result["B"]) == []


def test_entries_stand_by_rank_then_id(files):
    assert list(rank(files, uniform(Z=50, B=70, A=50))) == ["B", "A", "Z"]


def test_ties_are_broken_by_categories_in_order(files):
    marks = {"A": (100, 50, 50), "B": (0, 100, 50), "C": (65, 65, 50)}
    even = rank(files, marks)
    assert [even[entry]["rank"] for entry in "ABC"] == [1, 1, 3]
    broken = rank(files, {"A": (70, 0, 55), "B": (0, 70, 50)}, ONE_PHASE)
    assert [broken[entry]["total"] for entry in "AB"] == ["45.50", "49.00"]
    same = {"A": (35, 0, 55), "B": (0, 35, 50)}
    assert rank(files, same)["A"]["total"] == rank(files, same)["B"]["total"] == "42.00"
    by_two = rank(files, same, ONE_PHASE + '[ties]\norder = ["2"]\n')
    assert [by_two[entry]["rank"] for entry in "AB"] == [1, 2]
    by_one = rank(files, same, ONE_PHASE + '[ties]\norder = ["1", "2"]\n')
    assert [by_one[entry]["rank"] for entry in "AB"] == [2, 1]


def test_a_category_that_is_null_stands_last(files):
    scheme = "allow_na = true\n" + ONE_PHASE + '[ties]\norder = ["1"]\n'
    result = rank(files, {"A": ("NA", "NA", 0), "B": (0, 0, 0)}, scheme)
    assert [result[entry]["rank"] for entry in "AB"] == [2, 1]


def test_a_later_phase_stands_before_a_higher_total(files):
    files.write("scheme.toml", TWO_PHASES.format(gate="advance_top = 1"))
    files.ratings(
        *[sheet(e, "E1", *[p] * 3) for e, p in (("A", 80), ("B", 60))], sheet("A", "E1", 0, 0, 0, phase="visit")
    )
    result = files.result()
    assert [(result[entry]["rank"], result[entry]["total"]) for entry in "AB"] == [(1, "20.00"), (2, "60.00")]


def test_ranking_compares_published_totals(files):
    result = rank(files, {"A": (50, 50, 45), "B": (55, 50, 45)}, "rounding = {digits = 0}\n" + ONE_PHASE)
    assert [(result[entry]["rank"], result[entry]["total"]) for entry in "AB"] == [(1, "47"), (1, "47")]


@pytest.mark.parametrize(
    ("ceilings", "percents", "tiers"),
    [
        ((2, 3), {"A": 80, "B": 70, "C": 65, "D": 55, "E": 40}, ["award", "award", "nomination", "nomination", None]),
        ((2, 3), {"A": 80, "B": 55, "C": 45}, ["award", "nomination", None]),
        ((1, 1), {"A": 80, "B": 80, "C": 70}, [None, None, None]),
        ((1, 2), {"A": 80, "B": 80, "C": 70}, [None, None, "nomination"]),
        ((2, 1), {"A": 80, "B": 80, "C": 70}, ["award", "award", "nomination"]),
        ((0, 1), {"A": 80, "B": 80, "C": 70}, [None, None, None]),
        ((0, 2), {"A": 80, "B": 80, "C": 70}, ["nomination", "nomination", None]),
        ((1, 1), {"A": 80, "B": 70, "C": 60, "D": 50}, ["award", "nomination", None, None]),
        ((1, 2), {"A": 80, "B": 80, "C": 80, "D": 80, "E": 70}, [None, None, None, None, None]),
    ],
)
def test_tiers_fill_from_the_top(files, ceilings, percents, tiers):
    scheme = ONE_PHASE + TIERS.format(award=ceilings[0], nomination=ceilings[1])
    result = rank(files, uniform(**percents), scheme)
    assert [result[entry]["tier"] for entry in percents] == tiers


def test_a_tie_at_the_ceiling_is_flagged_and_left_to_the_committee(files):
    result = rank(files, uniform(A=80, B=70, C=70, D=60), ONE_PHASE + TIERS.format(award=2, nomination=2))
    assert result["B"]["flags"] == [
        {"kind": "tie", "text": "与C并列第2名"},
        {
            "kind": "tie_at_ceiling",
            "tier": "award",
            "text": "并列第2名共2家，“质量奖”剩余名额1个，由评审委员会决定",
        },
    ]
    assert [result[entry]["tier"] for entry in "ABCD"] == ["award", None, None, "nomination"]


def test_an_excess_counts_against_the_next_tier_alone(files):
    third = '[[tiers]]\nid = "third"\nceiling = 1\n'
    scheme = ONE_PHASE + TIERS.format(award=1, nomination=1) + third
    result = rank(files, uniform(A=80, B=80, C=80, D=70), scheme)
    assert [result[entry]["tier"] for entry in "ABCD"] == [None, None, None, "third"]


def test_a_tier_wants_the_last_phase(files):
    files.write("scheme.toml", TWO_PHASES.format(gate="") + TIERS.format(award=2, nomination=2))
    files.ratings(*[sheet(e, "E1", 80, 80, 80) for e in "AB"], sheet("A", "E1", 80, 80, 80, phase="visit"))
    result = files.result()
    assert [result[entry]["tier"] for entry in "AB"] == ["award", None]


def test_tracks_are_ranked_and_awarded_by_themselves(files):
    tracks = '[[tracks]]\nid = "x"\n[[tracks]]\nid = "y"\nceilings = {award = 2}\n'
    files.write("scheme.toml", ONE_PHASE + TIERS.format(award=1, nomination=1) + tracks)
    rows = {entry: f"示例{entry}公司,advanced,,{track}" for entry, track in zip("ABCD", "xxyy", strict=True)}
    files.write("entries.csv", entries(**rows))
    files.ratings(*[sheet(e, "E1", p, p, p) for e, p in zip("ABCD", (90, 80, 70, 70), strict=True)])
    result = files.result()
    assert {entry: (found["track"], found["rank"], found["tier"]) for entry, found in result.items()} == {
        "A": ("x", 1, "award"),
        "B": ("x", 2, "nomination"),
        "C": ("y", 1, "award"),
        "D": ("y", 1, "award"),
    }
    assert result["C"]["flags"] == [{"kind": "tie", "text": "与D并列第1名"}]
