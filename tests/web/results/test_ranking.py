"""What the pages of a result say beside the library's own numbers."""

from dataclasses import replace

import pytest

from web.results.conftest import DESK, VISIT, Judged
from zhiheng.web.entries.models import Entry
from zhiheng.web.results.came_about import parts_of, total_of
from zhiheng.web.results.flag_words import words_of
from zhiheng.web.results.frozen_result import shown_now
from zhiheng.web.results.given_sheets import AGREED, GivenSheet
from zhiheng.web.results.ranking import RankedLine, Share, TrackRanking, rankings_of
from zhiheng.web.results.season import PANEL, Gathered, Listed, gathered


def visited(judged: Judged, desk: Gathered) -> Gathered:
    """The same with one agreed sheet of a visit for each of the first two companies."""
    marks = dict.fromkeys(desk.sheets[0].given.marks, "90")
    sheets = [
        Listed("visit", one.code, PANEL, GivenSheet(one.pk, AGREED, marks, "0" * 64)) for one in judged.entries[:2]
    ]
    return replace(desk, sheets=sorted([*desk.sheets, *sheets], key=lambda one: one.key))


@pytest.mark.parametrize(
    ("weights", "total"),
    [
        ((40, 60), "(40 × 800.00 + 60 × 900.00) ÷ (40 + 60) = 860.00"),
        ((0, 60), "现场评审 900.00"),
        ((40, 0), "材料评审 800.00"),
    ],
)
def test_the_sum_of_a_total(judged: Judged, weights: tuple[int, int], total: str) -> None:
    desk, visit = ({**one, "weight": weight} for one, weight in zip((DESK, VISIT), weights, strict=True))
    judged.set_scheme({**desk, "advance_top": 2}, visit)
    judged.confirm_all("80", "60", "55", "45")
    found = visited(judged, gathered(judged.cycle, judged.desk))
    shown = shown_now(judged.cycle, found)
    (ranking,) = rankings_of(shown, found.scheme, judged.entries, {})
    line = ranking.lines[0]
    parts = parts_of(shown, found.scheme, line, {})
    assert (total_of(parts, found.scheme, line), [part.experts for part in parts]) == (total, [3, 1])
    assert [column.name.zh for column in parts[1].columns] == ["合议"]
    assert parts[1].rows()[0][1] == [None]


def line_of(points: str | None) -> RankedLine:
    found = {"total": points, "categories": {"1": points}, "indicators": {}, "spread": {"1.1": "20.00", "1.2": None}}
    return RankedLine(Entry(), found, "", ())


def test_a_median_is_of_five_entries_at_least(judged: Judged) -> None:
    standard = gathered(judged.cycle).scheme.standard
    category = standard.categories[0]
    four = TrackRanking("", standard, [line_of(points) for points in ("90.00", "60.00", "70.00", "80.00", None)])
    five = TrackRanking("", standard, [*four.lines, line_of("100.00")])
    assert (four.median_of(category), five.median_of(category)) == (None, Share("80.00", 150))


def test_shares_and_ranges() -> None:
    shares = [Share(points, 40) for points in ("3.99", "4.00", "12", "20", "28", "36", "40", None)]
    assert [(one.percent, one.band) for one in shares] == [
        (10, 1),
        (10, 1),
        (30, 2),
        (50, 3),
        (70, 4),
        (90, 5),
        (100, 5),
        (None, None),
    ]
    assert line_of("1").widest == ("20.00", "1.1")
    assert RankedLine(Entry(), {"spread": {"1.1": "0.00"}}, "", ()).widest is None


def test_flags_in_words() -> None:
    flags = [
        {"kind": "tie", "text": ""},
        {"kind": "spread", "phase": "desk", "indicator": "1.1", "text": ""},
        {"kind": "spread", "phase": "visit", "indicator": "1.1", "text": ""},
        {"kind": "spread", "phase": "desk", "indicator": "2.1", "text": ""},
        {"kind": "withdrawn", "phase": "desk", "experts": ["E1", "E2"], "text": ""},
    ]
    assert [one.zh for one in words_of(flags, {"E1": "专家甲"})] == [
        "名次并列",
        "分差超限 2 项：1.1、2.1",
        "评分表撤回，未计入：专家甲、E2",
    ]
