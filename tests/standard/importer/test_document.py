"""The office's document in any format gives the built-in standard; nothing is imported while a problem remains."""

from contextlib import suppress
from pathlib import Path, PurePath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standard.official import TEXT, TITLE, word_document, write_workbook
from zhiheng.canonical import canonical_json
from zhiheng.problems import BadInputError, Message, Place, Problem
from zhiheng.standard import load_standard, messages
from zhiheng.standard.importer import import_standard
from zhiheng.tables import InputFile, read_file

OUTPUT = PurePath("own.yaml")


def _write_text(path: Path) -> None:
    path.write_bytes(TEXT.read_bytes())


def _write_word(path: Path) -> None:
    word_document().save(str(path))


FORMATS = {"a.txt": _write_text, "a.docx": _write_word, "a.xlsx": write_workbook, "A.TXT": _write_text}


@pytest.fixture(params=FORMATS)
def official(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / request.param
    FORMATS[request.param](path)
    return path


def test_every_format_gives_the_built_in_standard(official: Path) -> None:
    standard, findings = import_standard(read_file(official), OUTPUT)
    assert canonical_json(standard.as_json()) == canonical_json(load_standard("pengjiang-manufacturing").as_json())
    assert [finding.message for finding in findings] == [messages.HALF_WIDTH_PUNCTUATION] * 2


def _problems_of(text: str, output: PurePath = OUTPUT) -> list[tuple[int | None, object]]:
    with pytest.raises(BadInputError) as caught:
        import_standard(InputFile("a.txt", text.encode()), output)
    return [(problem.place.line, problem.message) for problem in caught.value.problems]


def _official_text() -> str:
    return TEXT.read_text("utf-8")


def test_import_takes_the_id_from_the_output_for_another_title() -> None:
    text = _official_text().replace(TITLE, "另一份评分要点")
    standard, _ = import_standard(InputFile("a.txt", text.encode()), OUTPUT)
    assert (standard.id, standard.title) == ("own", "另一份评分要点")


def test_import_refuses_an_output_name_that_is_no_id() -> None:
    text = _official_text().replace(TITLE, "另一份评分要点")
    with pytest.raises(BadInputError) as caught:
        import_standard(InputFile("a.txt", text.encode()), PurePath("out/评分要点.yaml"))
    values = (("name", "评分要点.yaml"),)
    assert caught.value.problems == (Problem(Place("out/评分要点.yaml"), messages.BAD_OUTPUT_NAME, values),)


def test_import_does_not_mind_the_output_name_of_a_built_in_standard() -> None:
    standard, _ = import_standard(read_file(TEXT), PurePath("评分要点.yaml"))
    assert standard.id == "pengjiang-manufacturing"


def test_import_does_not_take_a_built_in_title_for_the_standard() -> None:
    text = _official_text().replace("1.1企业家精神", "1.1企业家的精神").replace("战略管理", "战略")
    standard, findings = import_standard(InputFile("a.txt", text.encode()), OUTPUT)
    values = (("builtin", "pengjiang-manufacturing"), ("count", 2), ("code", "1.1"), ("id", "own"))
    assert (standard.id, standard.title) == ("own", TITLE)
    assert (findings[0].message, findings[0].values, findings[0].place.line) == (messages.LIKE_BUILTIN, values, 3)


@pytest.mark.parametrize(
    ("name", "message"),
    [("pengjiang-manufacturing.yaml", messages.BUILTIN_ID), ("评分要点.yaml", messages.BAD_OUTPUT_NAME)],
)
def test_import_refuses_an_output_name_for_a_changed_built_in_standard(name: str, message: Message) -> None:
    text = _official_text().replace("1.1企业家精神", "1.1企业家的精神")
    assert _problems_of(text, PurePath(name)) == [(None, message)]


def test_import_refuses_a_document_without_title() -> None:
    assert _problems_of(_official_text().replace(TITLE, "").replace("附件2", "")) == [(None, messages.NO_TITLE)]


def test_import_tells_all_problems_with_their_lines() -> None:
    text = _official_text()
    text = text.replace("\t1.2组织文化", "\t12组织文化").replace("b.如何建立质量安全保证", "c.如何建立质量安全保证")
    text = text.replace("\t25分", "\t", 1).replace("\t1000分", "\t999分")
    lines = [line.strip() for line in text.splitlines()]
    assert [(lines[(line or 0) - 1][:6], message) for line, message in _problems_of(text)] == [
        ("12组织文化", messages.NOT_PLACED),
        ("1.1企业家", messages.MISSING_KEY),
        ("c.如何建立", messages.CODE_OUT_OF_SEQUENCE),
        ("c.如何建立", messages.REPEATED_CODE),
        ("1.3战略管", messages.CODE_OUT_OF_SEQUENCE),
        ("999分", messages.TOTAL_DIFFERS),
    ]


@st.composite
def changed_text(draw: st.DrawFn) -> str:
    """The official text with some lines left out, repeated, cut short or moved."""
    lines = _official_text().splitlines()
    for _ in range(draw(st.integers(1, 3))):
        position = draw(st.integers(0, len(lines) - 1))
        line = lines.pop(position)
        others = draw(
            st.sampled_from([[], [line, line], [line[: len(line) // 2]]]) | st.text(max_size=5).map(lambda x: [x])
        )
        lines[position:position] = others
        lines.insert(draw(st.integers(0, len(lines))), lines.pop(position % len(lines)))
    return "\n".join(lines)


@pytest.mark.property
@given(changed_text())
def test_import_gives_a_standard_or_its_problems(text: str) -> None:
    with suppress(BadInputError):
        standard, _ = import_standard(InputFile("a.txt", text.encode()), OUTPUT)
        assert standard.points == sum(category.points for category in standard.categories)


@pytest.mark.parametrize("name", ["a.doc", "a.pdf", "a.wps", "a"])
def test_import_refuses_other_formats(name: str) -> None:
    with pytest.raises(BadInputError) as caught:
        import_standard(InputFile(name, b""), OUTPUT)
    assert caught.value.problems == (Problem(Place(name), messages.UNKNOWN_FORMAT),)
