import pytest
from hypothesis import given, settings

from documents.examples import BLOCKS, BREAK, FILE, cell, items, paragraph, picture, table, text
from documents.strategies import documents
from zhiheng.documents import EMPTY, LineChange, compare_documents, document_of


def _same(line: str) -> LineChange:
    return LineChange(line, line, is_same=True)


def test_every_document_has_its_state() -> None:
    one, other = document_of([paragraph("甲")]), document_of([paragraph("乙")])
    before = {"1.1a": one, "1.1b": one, "1.1c": one, "1.1d": EMPTY, "1.1e": one}
    after = {"1.1f": other, "1.1a": one, "1.1b": other, "1.1c": EMPTY, "1.1d": one}
    changes = compare_documents(before, after)
    assert [(change.code, change.state) for change in changes] == [
        ("1.1a", "unchanged"),
        ("1.1b", "changed"),
        ("1.1c", "removed"),
        ("1.1d", "new"),
        ("1.1e", "absent"),
        ("1.1f", "new"),
    ]
    assert [list(change.lines) for change in changes] == [
        [_same("甲")],
        [LineChange("甲", "乙", is_same=False)],
        [LineChange("甲", None, is_same=False)],
        [LineChange(None, "甲", is_same=False)],
        [_same("甲")],
        [LineChange(None, "乙", is_same=False)],
    ]
    assert [(change.old, change.new) for change in changes][4:] == [(one, one), (EMPTY, other)]


def _lines(old: list[dict], new: list[dict]) -> list[LineChange]:
    (change,) = compare_documents({"1.1a": document_of(old)}, {"1.1a": document_of(new)})
    return list(change.lines)


def test_changes_are_told_line_by_line() -> None:
    old = [paragraph("一"), paragraph("二"), table([cell("三"), cell("四")]), paragraph("五"), picture(caption="图")]
    new = [
        paragraph("一"),
        table([cell("三"), cell("4")]),
        paragraph("五"),
        paragraph("六", BREAK),
        picture(caption="图"),
    ]
    assert _lines(old, new) == [
        _same("一"),
        LineChange("二", "三\t4", is_same=False),
        LineChange("三\t四", None, is_same=False),
        _same("五"),
        LineChange(None, "六\n", is_same=False),
        _same("图"),
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (paragraph("甲"), paragraph(text("甲", "bold"))),
        (items("bullet_list", [paragraph("甲")]), items("ordered_list", [paragraph("甲")])),
        (items("bullet_list", [paragraph("甲")]), paragraph("甲")),
        (picture(FILE, "甲"), picture("f" * 32, "甲")),
    ],
)
def test_a_change_of_format_alone_is_a_change(old: dict, new: dict) -> None:
    assert _lines([old], [new]) == [LineChange("甲", "甲", is_same=False)]


@pytest.mark.property
@settings(max_examples=25)
@given(documents(), documents())
def test_lines_make_both_texts(old, new) -> None:
    (change,) = compare_documents({"1.1a": old}, {"1.1a": new})
    assert [line.old for line in change.lines if line.old is not None] == list(old.lines)
    assert [line.new for line in change.lines if line.new is not None] == list(new.lines)
    assert all(line.is_same for line in change.lines) == (old == new)


def test_documents_of_little_but_repetition_are_compared_line_by_line() -> None:
    old = [paragraph("甲"), *[paragraph("一"), paragraph("二")] * 1000, *BLOCKS]
    new = [paragraph("乙"), *[paragraph("二"), paragraph("一")] * 1000]
    lines = _lines(old, new)
    assert len(lines) == 2001 + 8
