import pytest
from hypothesis import given, settings

from documents.examples import BLOCKS, FILE, cell, items, paragraph, picture, table
from documents.strategies import documents
from zhiheng.documents import EMPTY, document_of, grid_of, lines_of, stored_document, width_of


def test_lines_are_paragraphs_rows_and_captions() -> None:
    document = document_of(BLOCKS)
    assert list(document.lines) == ["甲\n乙 丙", "", "", "", "深", "一\t二", "三\t四", "图 1"]
    assert document.plain_text == "甲\n乙 丙\n\n\n\n深\n一\t二\n三\t四\n图 1"
    assert list(lines_of(BLOCKS[2])) == ["一\t二", "三\t四"]


def test_length_counts_characters_without_white_space() -> None:
    assert document_of(BLOCKS).length == 10
    assert document_of([paragraph("𠮷 \t\u3000x\u00a0"), picture(caption="")]).length == 2
    assert EMPTY.length == 0


def test_pictures_are_named_once_in_their_order() -> None:
    document = document_of([picture("f" * 32), picture(FILE), picture("f" * 32, "图")])
    assert document.pictures == ("f" * 32, FILE)


@pytest.mark.parametrize(
    ("blocks", "has_content"),
    [
        ([], False),
        ([table([cell(" "), cell("")]), items("bullet_list", [paragraph()])], False),
        ([table([cell(""), cell("一")])], True),
        ([picture(caption="")], True),
    ],
)
def test_empty_tables_and_lists_are_no_content(blocks: list[dict], has_content: bool) -> None:
    assert document_of(blocks).has_content == has_content


def test_equal_documents_are_one_in_a_set() -> None:
    assert len({document_of(BLOCKS), document_of(BLOCKS), EMPTY}) == 2


@pytest.mark.property
@settings(max_examples=25)
@given(documents())
def test_length_is_that_of_the_plain_text(document) -> None:
    assert document.length == len("".join(document.plain_text.split()))


@pytest.mark.property
@settings(max_examples=25)
@given(documents())
def test_stored_document_is_the_one_that_was_stored(document) -> None:
    read = stored_document(document.text)
    assert (read, read.blocks) == (document, document.blocks)


def test_the_grid_tells_what_covers_each_row() -> None:
    rows = table([cell("一", 2), cell("二", 1, 2)], [cell("三"), cell("四")])["content"]
    grid = grid_of(rows)
    assert width_of(rows) == 3
    assert [[(slot.column, slot.is_continued) for slot in slots] for slots in grid] == [
        [(0, False), (2, False)],
        [(0, False), (1, False), (2, True)],
    ]
