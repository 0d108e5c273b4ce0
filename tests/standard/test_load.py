"""Standards by reference: the built-in ones against the official text, and files of one's own."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from standard.samples import small, standard_of
from zhiheng.problems import BadInputError, Message, Place
from zhiheng.standard import (
    Standard,
    builtin_standards,
    load_guide,
    load_standard,
    messages,
    standard_as_json,
    standard_as_yaml,
)

OFFICIAL_TEXT = (Path(__file__).parent / "fixtures/pengjiang-manufacturing.txt").read_text("utf-8")


@pytest.fixture
def official() -> Standard:
    return load_standard("pengjiang-manufacturing")


def test_builtin_standards_are_named() -> None:
    assert builtin_standards() == ("gbt19580-2012", "pengjiang-manufacturing")


def test_official_standard_has_its_digest(official: Standard) -> None:
    assert official.digest == "d64099d4c5ba864608f0eb10702e64479777dfd94425ff9aac4ea219da48d5f3"


def test_official_points_of_categories(official: Standard) -> None:
    assert [(category.code, category.name, category.points) for category in official.categories] == [
        ("1", "领导", 150),
        ("2", "质量", 300),
        ("3", "创新", 200),
        ("4", "品牌", 100),
        ("5", "效益", 250),
    ]
    assert official.points == 1000


def test_official_points_of_indicators(official: Standard) -> None:
    assert [[indicator.points for indicator in category.indicators] for category in official.categories] == [
        [25, 35, 35, 25, 30],
        [35, 60, 40, 40, 40, 35, 50],
        [30, 80, 45, 45],
        [30, 40, 30],
        [50, 50, 30, 30, 30, 30, 30],
    ]


def test_official_numbers_of_criteria(official: Standard) -> None:
    counts = [sum(len(indicator.criteria) for indicator in category.indicators) for category in official.categories]
    assert counts == [15, 20, 12, 10, 24]


def test_official_texts_stand_verbatim_in_the_document(official: Standard) -> None:
    texts = [criterion.text for indicator in official.indicators for criterion in indicator.criteria]
    notes = [note.text for indicator in official.indicators for note in indicator.notes]
    names = [f"{indicator.code}{indicator.name}" for indicator in official.indicators]
    assert (len(texts), len(notes), len(names)) == (81, 5, 26)
    assert [text for text in (official.title, *texts, *notes, *names) if text not in OFFICIAL_TEXT] == []


def test_official_texts_leave_nothing_out(official: Standard) -> None:
    texts = [criterion.text for indicator in official.indicators for criterion in indicator.criteria]
    notes = [note.text for indicator in official.indicators for note in indicator.notes]
    rest = OFFICIAL_TEXT
    for text in sorted((official.title, *texts, *notes), key=len, reverse=True):
        rest = rest.replace(text, "", 1)
    assert max(len(line.strip()) for line in rest.splitlines()) <= len("1.1企业家精神")


def test_official_kinds(official: Standard) -> None:
    results = [indicator.code for indicator in official.indicators if indicator.kind == "results"]
    own = [(one.code, one.kind) for indicator in official.indicators for one in indicator.criteria if one.kind]
    assert (results, own) == (["5.1", "5.2", "5.3", "5.4", "5.5", "5.6", "5.7"], [("5.7c", "process")])


def test_official_notes(official: Standard) -> None:
    notes = [(one.code, note.number, note.audience) for one in official.indicators for note in one.notes]
    assert notes == [
        ("1.2", None, "advanced"),
        ("2.2", "1", "advanced"),
        ("2.2", "2", "traditional"),
        ("3.4", "1", "advanced"),
        ("3.4", "2", "traditional"),
    ]


def test_national_standard_has_its_points() -> None:
    national = load_standard("gbt19580-2012")
    assert (national.points, national.criteria_withheld) == (1000, True)
    assert [
        (category.points, [indicator.points for indicator in category.indicators]) for category in national.categories
    ] == [
        (110, [50, 30, 30]),
        (90, [40, 50]),
        (90, [40, 50]),
        (130, [60, 15, 20, 15, 10, 10]),
        (100, [50, 50]),
        (80, [40, 40]),
        (400, [80, 80, 80, 60, 50, 50]),
    ]
    assert {indicator.kind for indicator in national.categories[-1].indicators} == {"results"}
    assert {indicator.kind for category in national.categories[:-1] for indicator in category.indicators} == {"process"}


@pytest.mark.parametrize("name", ["own.json", "own.yaml", "own.YML"])
def test_load_reads_a_file_relative_to_its_folder(tmp_path: Path, name: str) -> None:
    standard = standard_of(small())
    write = standard_as_json if name.endswith("json") else standard_as_yaml
    (tmp_path / name).write_text(write(standard), "utf-8")
    assert load_standard(name, tmp_path) == standard


def test_load_reads_what_show_prints(tmp_path: Path, official: Standard) -> None:
    path = tmp_path / "shown.json"
    path.write_text(json.dumps({**official.as_json(), "digest": official.digest}), "utf-8")
    assert load_standard(str(path)) == official


def test_load_prefers_a_built_in_standard_to_a_file(tmp_path: Path, official: Standard) -> None:
    (tmp_path / "pengjiang-manufacturing").write_text(yaml.safe_dump(small()), "utf-8")
    assert load_standard("pengjiang-manufacturing", tmp_path) == official


def test_load_refuses_a_reference_no_file_can_have() -> None:
    with pytest.raises(BadInputError) as caught:
        load_standard("x" * 5000)
    assert [problem.message for problem in caught.value.problems] == [messages.NO_SUCH_STANDARD]


@pytest.mark.parametrize(
    ("load", "message", "known"),
    [
        (load_standard, messages.NO_SUCH_STANDARD, "gbt19580-2012, pengjiang-manufacturing"),
        (load_guide, messages.NO_SUCH_GUIDE, "process-results"),
    ],
)
def test_load_names_what_is_built_in(
    tmp_path: Path, load: Callable[[str, Path], object], message: Message, known: str
) -> None:
    with pytest.raises(BadInputError) as caught:
        load("none.yaml", tmp_path)
    place = Place(str(tmp_path / "none.yaml"))
    assert [(problem.place, problem.message, dict(problem.values)) for problem in caught.value.problems] == [
        (place, message, {"reference": "none.yaml", "known": known})
    ]


@pytest.mark.parametrize("name", ["standard.docx", "standard.TXT", "standard.xlsx"])
def test_load_tells_how_to_convert_an_office_document(tmp_path: Path, name: str) -> None:
    (tmp_path / name).touch()
    with pytest.raises(BadInputError) as caught:
        load_standard(name, tmp_path)
    assert [problem.message for problem in caught.value.problems] == [messages.OFFICE_DOCUMENT]


def test_load_refuses_changed_content_under_a_built_in_id(tmp_path: Path, official: Standard) -> None:
    path = tmp_path / "own.json"
    changed = {**official.as_json(), "title": "另一份评分要点"}
    path.write_text(json.dumps(changed), encoding="utf-8")
    with pytest.raises(BadInputError) as caught:
        load_standard("own.json", tmp_path)
    assert [problem.message for problem in caught.value.problems] == [messages.BUILTIN_ID]
    assert caught.value.problems[0].place.cell == "id"
    path.write_text(json.dumps({**changed, "id": "own"}), encoding="utf-8")
    assert load_standard("own.json", tmp_path).id == "own"


def test_parse_leaves_a_built_in_id_to_bundles_of_any_release(official: Standard) -> None:
    changed = {**official.as_json(), "title": "另一份评分要点"}
    assert standard_of(changed).title == "另一份评分要点"
