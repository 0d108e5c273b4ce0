"""Every defect of a guide file is found."""

from copy import deepcopy
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from standard.samples import Data, Defect, at, defects_of, document_of
from zhiheng.problems import BadInputError
from zhiheng.standard import load_guide, messages, parse_guide

key = messages.key_name
BUILTIN = load_guide().as_json()
ADOPTED = {"status": "adopted", "decision": "蓬质奖委〔2026〕1号", "date": "2026-03-02"}


def _changed(*path: str | int, value: object) -> Data:
    data = deepcopy(BUILTIN)
    at(data, *path[:-1])[path[-1]] = value
    return data


def test_guide_gives_back_what_was_written() -> None:
    assert parse_guide(document_of(BUILTIN)).as_json() == BUILTIN


def test_guide_may_be_adopted() -> None:
    guide = parse_guide(document_of({**BUILTIN, **ADOPTED}))
    assert (guide.status, guide.decision, guide.date) == ("adopted", "蓬质奖委〔2026〕1号", "2026-03-02")


def test_guide_is_read_from_yaml(tmp_path: Path) -> None:
    path = tmp_path / "guide.yaml"
    path.write_text(yaml.safe_dump({**BUILTIN, "digest": load_guide().digest}, allow_unicode=True), "utf-8")
    assert load_guide("guide.yaml", tmp_path) == load_guide()


def test_guide_in_one_language_shows_it_in_both() -> None:
    title = parse_guide(document_of({**BUILTIN, "title": "评分指南"})).title
    assert (title.zh, title.en) == ("评分指南", "评分指南")


def test_guide_writes_percents_in_their_shortest_form() -> None:
    assert parse_guide(document_of({**BUILTIN, "step": "5.0"})).as_json() == BUILTIN


def test_guide_may_have_other_steps_and_bands() -> None:
    data = _changed("step", value="2.5")
    for scale in data["scales"]:
        scale["bands"] = [
            {**scale["bands"][0], "low": "0", "high": "47.5"},
            {**scale["bands"][1], "low": "50", "high": "100"},
        ]
    guide = parse_guide(document_of(data))
    assert [(band.low, band.high) for band in guide.scale("results").bands] == [
        (Decimal(0), Decimal("47.5")),
        (Decimal(50), Decimal(100)),
    ]


def test_key_with_braces_is_named_as_it_is_written() -> None:
    data = _changed(*PROCESS, "factors", 0, "id", value="{}[]")
    with pytest.raises(BadInputError) as refused:
        parse_guide(document_of(data))
    missing = [problem for problem in refused.value.problems if problem.message == messages.MISSING_KEY]
    assert {problem.what("zh") for problem in missing} == {"缺少{}[]"}


PROCESS = ("scales", 0)
DEFECTS: dict[str, tuple[Data, list[Defect]]] = {
    "key unknown": (
        _changed(*PROCESS, "weight", value="1"),
        [("weight", messages.UNKNOWN_KEY, {"key": "weight", "known": "kind, name, factors, bands"})],
    ),
    "language missing": (
        _changed("title", value={"zh": "评分指南"}),
        [("title", messages.MISSING_KEY, {"key": key("en")})],
    ),
    "braces": (_changed("title", value="评分指南{草案}"), [("title", messages.BRACES, {})]),
    "step zero": (_changed("step", value="0"), [("step", messages.BAD_STEP, {"value": Decimal(0)})]),
    "step 3": (_changed("step", value="3"), [("step", messages.BAD_STEP, {"value": Decimal(3)})]),
    "step empty": (_changed("step", value=""), [("step", messages.EMPTY_TEXT, {"key": key("step")})]),
    "step a word": (_changed("step", value="五"), [("step", messages.BAD_PERCENT, {"value": "五"})]),
    "kind twice": (
        _changed("scales", value=[BUILTIN["scales"][0], BUILTIN["scales"][0]]),
        [
            ("scales", messages.NOT_ONE_SCALE, {"kind": "process", "count": 2}),
            ("scales", messages.NOT_ONE_SCALE, {"kind": "results", "count": 0}),
        ],
    ),
    "no scales": (_changed("scales", value=[]), [("scales", messages.EMPTY_LIST, {"key": key("scales")})]),
    "band begins elsewhere": (
        _changed(*PROCESS, "bands", 1, "low", value="15"),
        [("low", messages.BAND_BEGINS_ELSEWHERE, {"value": Decimal(15), "due": Decimal(10)})],
    ),
    "band off step": (
        _changed(*PROCESS, "bands", 5, "high", value="98"),
        [
            ("high", messages.BAND_OFF_STEP, {"value": Decimal(98), "low": Decimal(90), "step": Decimal(5)}),
            ("high", messages.BANDS_END_EARLY, {"value": Decimal(98)}),
        ],
    ),
    "band backwards": (
        _changed(*PROCESS, "bands", 5, "high", value="85"),
        [
            ("high", messages.BAND_OFF_STEP, {"value": Decimal(85), "low": Decimal(90), "step": Decimal(5)}),
            ("high", messages.BANDS_END_EARLY, {"value": Decimal(85)}),
        ],
    ),
    "band unreadable": (
        _changed(*PROCESS, "bands", 1, "low", value="十"),
        [("low", messages.BAD_PERCENT, {"value": "十"})],
    ),
    "no bands": (_changed(*PROCESS, "bands", value=[]), [("bands", messages.EMPTY_LIST, {"key": key("bands")})]),
    "sentences no mapping": (
        _changed(*PROCESS, "bands", 0, "sentences", value="无"),
        [("sentences", messages.NOT_MAPPING, {})],
    ),
    "sentence missing and unknown": (
        _changed(*PROCESS, "factors", 3, "id", value="fit"),
        [
            defect
            for _ in range(6)
            for defect in (
                ("sentences", messages.MISSING_KEY, {"key": key("fit")}),
                (
                    "integration",
                    messages.UNKNOWN_KEY,
                    {"key": "integration", "known": "approach, deployment, learning, fit"},
                ),
            )
        ],
    ),
    "factor repeated": (
        _changed(*PROCESS, "factors", 1, "id", value="approach"),
        [
            ("id", messages.REPEATED_CODE, {"code": "approach"}),
            *[
                (
                    "deployment",
                    messages.UNKNOWN_KEY,
                    {"key": "deployment", "known": "approach, learning, integration"},
                )
            ]
            * 6,
        ],
    ),
    "status unknown": (
        _changed("status", value="final"),
        [("status", messages.NOT_ONE_OF, {"key": key("status"), "value": "final", "allowed": "draft, adopted"})],
    ),
    "draft with decision": (
        {**BUILTIN, **ADOPTED, "status": "draft"},
        [
            ("decision", messages.NOT_IN_DRAFT, {"key": key("decision")}),
            ("date", messages.NOT_IN_DRAFT, {"key": key("date")}),
        ],
    ),
    "adopted without decision": (
        _changed("status", value="adopted"),
        [
            ("decision", messages.EMPTY_TEXT, {"key": key("decision")}),
            ("date", messages.EMPTY_TEXT, {"key": key("date")}),
        ],
    ),
    "no such day": (
        {**BUILTIN, **ADOPTED, "date": "2026-02-30"},
        [("date", messages.BAD_DATE, {"value": "2026-02-30"})],
    ),
    "date in another form": (
        {**BUILTIN, **ADOPTED, "date": "20260302"},
        [("date", messages.BAD_DATE, {"value": "20260302"})],
    ),
    "digest differs": (
        _changed("digest", value="0"),
        [("digest", messages.DIGEST_DIFFERS, {"digest": load_guide().digest})],
    ),
}


@pytest.mark.parametrize("name", DEFECTS)
def test_guide_defects_are_found(name: str) -> None:
    data, defects = DEFECTS[name]
    assert defects_of(data, parse_guide) == defects
