"""Every defect of a standard file is found, and nothing else is."""

from collections.abc import Callable
from contextlib import suppress
from copy import deepcopy
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standard.samples import FIRST, LAST, SECOND, Data, Defect, at, defects_of, document_of, small, standard_of
from zhiheng.problems import BadInputError, Place
from zhiheng.standard import load_standard, messages, parse_standard

key = messages.key_name


def test_parse_gives_back_what_was_written() -> None:
    assert standard_of(small()).as_json() == small()


def test_parse_keeps_own_kind_only_where_it_differs() -> None:
    data = small()
    at(data, *FIRST, "criteria", 0)["kind"] = "process"
    assert standard_of(data).as_json() == small()


def test_parse_accepts_its_own_digest() -> None:
    digest = standard_of(small()).digest
    assert standard_of({**small(), "digest": digest}).digest == digest


def test_parse_refuses_another_digest() -> None:
    digest = standard_of(small()).digest
    assert defects_of({**small(), "digest": "0" * 64}) == [("digest", messages.DIGEST_DIFFERS, {"digest": digest})]


def test_parse_strips_outer_white_space() -> None:
    data = small()
    data["title"] = " 小型评分要点\n"
    assert standard_of(data).as_json() == small()


def test_parse_allows_criteria_to_be_withheld() -> None:
    data = small()
    data["criteria_withheld"] = True
    for path in (FIRST, SECOND, LAST):
        at(data, *path).update(criteria=[], notes=[])
    del at(data, *FIRST)["criteria"]
    parsed = standard_of(data)
    assert (parsed.criteria_withheld, [indicator.criteria for indicator in parsed.indicators]) == (True, [(), (), ()])


def test_parse_reads_flag_as_boolean_or_word() -> None:
    assert standard_of({**small(), "criteria_withheld": False}).as_json() == small()
    assert standard_of({**small(), "criteria_withheld": "false"}).as_json() == small()


def test_parse_accepts_chapters_that_begin_elsewhere() -> None:
    codes = [indicator.code for indicator in load_standard("gbt19580-2012").indicators]
    assert codes[:5] == ["4.1.2", "4.1.3", "4.1.4", "4.2.2", "4.2.3"]


@pytest.mark.parametrize("data", [[], "text", None, {}])
def test_parse_refuses_what_is_no_mapping(data: object) -> None:
    assert defects_of(data) == [(None, messages.NOT_MAPPING, {})]


def _set(*path: str | int, value: object) -> Callable[[Data], None]:
    def change(data: Data) -> None:
        at(data, *path[:-1])[path[-1]] = value

    return change


def _delete(*path: str | int) -> Callable[[Data], None]:
    def change(data: Data) -> None:
        del at(data, *path[:-1])[path[-1]]

    return change


_TOP = "id, title, points, categories, digest, criteria_withheld"

SINGLE_DEFECTS: dict[str, tuple[Callable[[Data], None], Defect]] = {
    "key missing": (_delete("title"), (None, messages.MISSING_KEY, {"key": key("title")})),
    "key unknown": (_set("year", value="2026"), ("year", messages.UNKNOWN_KEY, {"key": "year", "known": _TOP})),
    "key of an indicator unknown": (
        _set(*FIRST, "weight", value="1"),
        (
            "weight",
            messages.UNKNOWN_KEY,
            {"key": "weight", "known": "code, name, points, kind, criteria, notes"},
        ),
    ),
    "text empty": (_set("title", value=" "), ("title", messages.EMPTY_TEXT, {"key": key("title")})),
    "text null": (_set("title", value=None), ("title", messages.EMPTY_TEXT, {"key": key("title")})),
    "text is a list": (_set("title", value=["小"]), ("title", messages.NOT_TEXT, {"key": key("title")})),
    **{
        f"text with {code}": (
            _set(*FIRST, "name", value=f"组织{character}文化"),
            ("name", messages.CONTROL_CHARACTER, {"key": key("name"), "code": code}),
        )
        for character, code in (("\x1b", "001B"), ("\x85", "0085"), ("\u2028", "2028"), ("\ud800", "D800"))
    },
    "id with a space": (
        _set("id", value="my standard"),
        ("id", messages.BAD_ID, {"key": key("id"), "value": "my standard"}),
    ),
    "id full-width": (
        _set("id", value="ｓｍａｌｌ"),
        ("id", messages.FULL_WIDTH, {"key": key("id"), "value": "ｓｍａｌｌ", "half_width": "small"}),
    ),
    "code full-width": (
        _set(*FIRST, "code", value="１．１"),
        ("code", messages.FULL_WIDTH, {"key": key("code"), "value": "１．１", "half_width": "1.1"}),
    ),
    "points full-width": (
        _set(*FIRST, "points", value="４０"),
        ("points", messages.FULL_WIDTH, {"key": key("points"), "value": "４０", "half_width": "40"}),
    ),
    "points with unit": (
        _set(*FIRST, "points", value="40分"),
        ("points", messages.POINTS_WITH_UNIT, {"value": "40分", "number": "40"}),
    ),
    "points zero": (_set(*FIRST, "points", value=0), ("points", messages.BAD_POINTS, {"value": "0"})),
    "points negative": (_set(*FIRST, "points", value=-5), ("points", messages.BAD_POINTS, {"value": "-5"})),
    "points beyond reason": (
        _set(*FIRST, "points", value=10**6),
        ("points", messages.BAD_POINTS, {"value": "1000000"}),
    ),
    "points a fraction": (_set(*FIRST, "points", value=2.5), ("points", messages.BAD_POINTS, {"value": "2.5"})),
    **{
        f"points {kind}": (_set(*FIRST, "points", value=value), ("points", messages.POINTS_NOT_WRITTEN, {}))
        for kind, value in (("a list", []), ("a boolean", True))
    },
    "total differs": (_set("points", value=99), ("points", messages.TOTAL_DIFFERS, {"points": 99, "total": 100})),
    "kind unknown": (
        _set(*FIRST, "kind", value="result"),
        ("kind", messages.NOT_ONE_OF, {"key": key("kind"), "value": "result", "allowed": "process, results"}),
    ),
    "own kind unknown": (
        _set(*FIRST, "criteria", 0, "kind", value="both"),
        ("kind", messages.NOT_ONE_OF, {"key": key("kind"), "value": "both", "allowed": "process, results"}),
    ),
    "audience unknown": (
        _set(*LAST, "notes", 0, "audience", value="new"),
        (
            "audience",
            messages.NOT_ONE_OF,
            {"key": key("audience"), "value": "new", "allowed": "advanced, traditional, all"},
        ),
    ),
    "flag unknown": (
        _set("criteria_withheld", value="yes"),
        (
            "criteria_withheld",
            messages.NOT_ONE_OF,
            {"key": key("criteria_withheld"), "value": "yes", "allowed": "true, false"},
        ),
    ),
    "indicator without criteria": (
        _set(*FIRST, "criteria", value=[]),
        ("criteria", messages.EMPTY_LIST, {"key": key("criteria")}),
    ),
    "notes no list": (_set(*FIRST, "notes", value="无"), ("notes", messages.NOT_LIST, {"key": key("notes")})),
    "criterion no mapping": (_set(*FIRST, "criteria", 1, value="如何"), ("criteria", messages.NOT_MAPPING, {})),
    "code not dotted": (_set(*FIRST, "code", value="一"), ("code", messages.BAD_CODE, {"value": "一"})),
    "code beyond reason": (_set(*FIRST, "code", value="1.1000"), ("code", messages.BAD_CODE, {"value": "1.1000"})),
    "criterion without letter": (
        _set(*FIRST, "criteria", 1, "code", value="1.1"),
        ("code", messages.BAD_CODE, {"value": "1.1"}),
    ),
    "label in criterion": (
        _set(*FIRST, "criteria", 0, "text", value="a. 如何"),
        ("text", messages.LABEL_IN_TEXT, {"label": "a."}),
    ),
    "full-width label in criterion": (
        _set(*FIRST, "criteria", 0, "text", value="（ａ）如何"),
        ("text", messages.LABEL_IN_TEXT, {"label": "（ａ）"}),
    ),
    "label in note": (
        _set(*LAST, "notes", 0, "text", value="注1：对"),
        ("text", messages.LABEL_IN_TEXT, {"label": "注1："}),
    ),
    "label in name": (
        _set(*FIRST, "name", value="1.1组织文化"),
        ("name", messages.LABEL_IN_TEXT, {"label": "1.1"}),
    ),
    "note number a word": (
        _set(*LAST, "notes", 1, "number", value="二"),
        ("number", messages.BAD_NOTE_NUMBER, {"value": "二"}),
    ),
}


@pytest.mark.parametrize("name", SINGLE_DEFECTS)
def test_parse_finds_single_defect(name: str) -> None:
    change, defect = SINGLE_DEFECTS[name]
    data = small()
    change(data)
    assert defects_of(data) == [defect]


def test_parse_refuses_criteria_that_should_be_withheld() -> None:
    assert defects_of({**small(), "criteria_withheld": True}) == [
        ("criteria", messages.CRITERIA_NOT_WITHHELD, {"code": code}) for code in ("1.1", "1.2", "2.1")
    ]


def test_parse_compares_category_and_total() -> None:
    data = small()
    data["categories"][0]["points"] = 50
    assert defects_of(data) == [
        ("points", messages.CATEGORY_DIFFERS, {"code": "1", "points": 50, "total": 60}),
        ("points", messages.TOTAL_DIFFERS, {"points": 100, "total": 90}),
    ]


def test_parse_refuses_standard_without_categories() -> None:
    assert defects_of({**small(), "categories": []}) == [
        ("categories", messages.EMPTY_LIST, {"key": key("categories")}),
    ]


def test_parse_refuses_category_without_indicators() -> None:
    data = small()
    data["categories"][1]["indicators"] = []
    assert defects_of(data) == [("indicators", messages.EMPTY_LIST, {"key": key("indicators")})]


def test_parse_accepts_name_that_begins_like_a_code() -> None:
    data = small()
    data["categories"][0]["name"] = "1G应用"
    assert standard_of(data).categories[0].name == "1G应用"


def test_parse_tells_line_and_key() -> None:
    data = small()
    data["title"] = ""
    with pytest.raises(BadInputError) as caught:
        parse_standard(document_of(data))
    assert [problem.place for problem in caught.value.problems] == [Place("small.json", cell="title", line=3)]


def test_parse_finds_all_defects_at_once() -> None:
    data = small()
    names = ("key unknown", "text empty", "kind unknown", "label in name", "audience unknown", "label in note")
    for name in names:
        SINGLE_DEFECTS[name][0](data)
    found = defects_of(data)
    assert sorted(map(repr, found)) == sorted(repr(SINGLE_DEFECTS[name][1]) for name in names)


OFFICIAL = {**load_standard("pengjiang-manufacturing").as_json(), "id": "own"}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda values: st.lists(values, max_size=3) | st.dictionaries(st.text(), values, max_size=3),
    max_leaves=5,
)


@st.composite
def replaced_value(draw: st.DrawFn) -> object:
    """The small standard with any JSON in place of one of its values."""
    top: Any = {"whole": small()}
    parent, key = top, "whole"
    while parent[key] and isinstance(parent[key], dict | list) and draw(st.integers(0, 4)):
        parent = parent[key]
        key = draw(st.sampled_from(list(parent) if isinstance(parent, dict) else range(len(parent))))
    parent[key] = draw(JSON)
    return top["whole"]


@pytest.mark.property
@given(replaced_value())
def test_parse_gives_a_standard_or_its_defects(data: object) -> None:
    with suppress(BadInputError):
        assert len(standard_of(data).digest) == 64


@st.composite
def changed_points(draw: st.DrawFn) -> Data:
    """The official standard with the points of one category or indicator changed."""
    data = deepcopy(OFFICIAL)
    category = draw(st.sampled_from(data["categories"]))
    changed = draw(st.sampled_from([category, *category["indicators"]]))
    changed["points"] = draw(st.integers(1, 2000).filter(lambda points: points != changed["points"]))
    return data


@st.composite
def dropped_member(draw: st.DrawFn) -> Data:
    """The official standard without one category, indicator or criterion, the last criterion of an indicator apart."""
    data = deepcopy(OFFICIAL)
    category = draw(st.sampled_from(data["categories"]))
    indicator = draw(st.sampled_from(category["indicators"]))
    members, last = draw(
        st.sampled_from([(data["categories"], 0), (category["indicators"], 0), (indicator["criteria"], 1)])
    )
    del members[draw(st.integers(0, len(members) - 1 - last))]
    return data


@st.composite
def repeated_member(draw: st.DrawFn) -> Data:
    """The official standard with one category, indicator or criterion twice, anywhere among its like."""
    data = deepcopy(OFFICIAL)
    category = draw(st.sampled_from(data["categories"]))
    indicator = draw(st.sampled_from(category["indicators"]))
    members = draw(st.sampled_from([data["categories"], category["indicators"], indicator["criteria"]]))
    members.insert(draw(st.integers(0, len(members))), deepcopy(draw(st.sampled_from(members))))
    return data


@st.composite
def swapped_members(draw: st.DrawFn) -> Data:
    """The official standard with two neighbours in the wrong order."""
    data = deepcopy(OFFICIAL)
    category = draw(st.sampled_from(data["categories"]))
    indicator = draw(st.sampled_from(category["indicators"]))
    members = draw(st.sampled_from([data["categories"], category["indicators"], indicator["criteria"]]))
    position = draw(st.integers(0, len(members) - 2))
    members[position], members[position + 1] = members[position + 1], members[position]
    return data


@pytest.mark.property
@given(changed_points() | dropped_member() | repeated_member() | swapped_members())
def test_parse_always_finds_a_changed_standard(data: Data) -> None:
    without_lines = replace(document_of(data), line_of=lambda _: None)  # to look them up takes longest
    with pytest.raises(BadInputError):
        parse_standard(without_lines)
