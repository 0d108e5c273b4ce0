import pytest

from scoring.make import ONE_PHASE, TINY, entries, sheet

CONSENSUS = ONE_PHASE.replace('"mean"', '"consensus"')
TRACKS = ONE_PHASE + '[[tracks]]\nid = "x"\n[[tracks]]\nid = "y"\n'
FOUND = {
    "incomplete": "E1 对 A 的评分表未填完，缺 1.2、2.1",
    "na_differs": "A 的 1.1：E1 填了不适用，其他人没有",
    "all_na": "A 的二级指标全部不适用",
    "no_consensus": "A 在阶段 desk 没有合议分",
    "too_few": "A 在阶段 desk 只有 1 份可用评分表，少于 2 份",
}


def whats(files, **options):
    return [problem.partition(": ")[2].partition(" › ")[0] for problem in files.problems(**options)]


def test_incomplete_sheets_are_refused_unless_allowed(files):
    files.ratings(sheet("A", "E1", 50), sheet("A", "E2", 50, 60, 70))
    assert whats(files) == [FOUND["incomplete"]]
    assert [item.expert for item in files.season(allow_incomplete=True).usable_sheets["desk", "A"]] == ["E2"]


def test_na_must_be_given_by_all_usable_sheets(files):
    files.write("scheme.toml", "allow_na = true\n" + ONE_PHASE)
    files.ratings(sheet("A", "E1", "NA", 60, 70), sheet("A", "E2", 50, 60, 70))
    assert whats(files) == [FOUND["na_differs"]]
    files.ratings(sheet("A", "E1", "NA", 60, 70), sheet("A", "E2", *["withdrawn"] * 3))
    assert whats_or_none(files) == []


def whats_or_none(files):
    files.season()
    return []


def test_all_indicators_na_is_refused(files):
    files.write("scheme.toml", "allow_na = true\n" + ONE_PHASE)
    files.ratings(sheet("A", "E1", "NA", "NA", "NA"))
    assert whats(files) == [FOUND["all_na"]]


def test_consensus_needs_the_agreed_sheet(files):
    files.write("scheme.toml", CONSENSUS)
    members = sheet("A", "E1", 50, 60, 70)
    files.ratings(members)
    assert whats(files) == [FOUND["no_consensus"]]
    files.ratings(members, sheet("A", "@consensus", 55, 60, 70))
    assert len(files.season().usable_sheets["desk", "A"]) == 2


def test_an_agreed_sheet_left_out_is_a_missing_one(files):
    files.write("scheme.toml", CONSENSUS)
    files.ratings(sheet("A", "E1", 50, 60, 70), sheet("A", "@consensus", 55))
    assert whats(files, allow_incomplete=True) == ["A 在阶段 desk 的合议分未填完，缺 1.2、2.1"]
    assert whats(files) == ["@consensus 对 A 的评分表未填完，缺 1.2、2.1"]


def test_blank_sheet_is_not_listed_indicator_by_indicator(files):
    files.write("scheme.toml", ONE_PHASE)
    files.ratings(sheet("A", "E1", 50, 60, 70), sheet("A", "E2", "", "", ""))
    assert whats(files) == ["E2 对 A 的评分表还是空白的"]


def test_too_few_sheets_are_refused_where_the_fallback_is_an_error(files):
    trimming = '"trimmed_mean"\ndrop_high = 0\ndrop_low = 1\nwhen_fewer_than = 2\nfallback = "error"'
    files.write("scheme.toml", ONE_PHASE.replace('"mean"', trimming))
    files.ratings(sheet("A", "E1", 50, 60, 70))
    assert whats(files) == [FOUND["too_few"]]
    files.ratings(sheet("A", "E1", 50, 60, 70), sheet("A", "E2", 50, 60, 70))
    assert len(files.season().usable_sheets["desk", "A"]) == 2


def test_sheets_of_withdrawn_entries_are_not_checked_further(files):
    files.write("entries.csv", entries("B", A="示例A公司,advanced,withdrawn,"))
    files.ratings(sheet("A", "E1", 50), sheet("B", "E1", 50, 60, 70))
    assert ("desk", "A") in files.season().sheets


@pytest.mark.parametrize(
    ("scheme", "track", "what"),
    [
        (TRACKS, "z", "申报类别 z 不在评审方案中"),
        (TRACKS, "", "没有申报类别"),
        (ONE_PHASE, "x", "评审方案没有申报类别，这里却写了 x"),
    ],
)
def test_tracks_are_those_of_the_scheme(files, scheme, track, what):
    files.write("scheme.toml", scheme)
    good = "x" if scheme is TRACKS else ""
    files.write("entries.csv", entries(A=f"示例A公司,advanced,,{good}", B=f"示例B公司,advanced,,{track}"))
    files.ratings(sheet("A", "E1", 50, 60, 70), sheet("B", "E1", 83, 60, 70))
    assert whats(files) == [what, "得分率 83 无效"]


def test_the_kind_may_be_empty_only_without_notes_for_a_kind(files):
    files.write("entries.csv", entries(A="示例A公司,,,"))
    files.ratings(sheet("A", "E1", 50, 60, 70))
    assert files.season().entries[0].kind == ""
    note = 'notes: [{number: null, audience: advanced, text: "对先进制造业组织来说，应突出。"}]'
    files.write("tiny.yaml", TINY.replace("notes: []", note, 1))
    assert whats(files) == ["没有类型"]


def test_differing_na_is_one_problem_for_the_same_experts(files):
    files.write("scheme.toml", "allow_na = true\n" + ONE_PHASE)
    files.ratings(sheet("A", "E1", "NA", "NA", 70), sheet("A", "E2", 50, 60, 70))
    assert whats(files) == ["A 的 1.1、1.2：E1 填了不适用，其他人没有"]
