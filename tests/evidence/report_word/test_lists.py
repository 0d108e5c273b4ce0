"""Lists as Word numbers them."""

from documents.examples import items, paragraph
from evidence.report_word.reading import read_1_1a
from evidence.report_word.word_files import item, p
from zhiheng.documents import Node


def _blocks(*body: str) -> list[Node]:
    document, notes = read_1_1a(*body)
    assert notes == []
    return list(document.blocks)


def test_levels_and_kinds_are_kept() -> None:
    assert _blocks(item("一", 1), item("甲", 1, 1), item("点", 2, 2), item("乙", 1, 1), item("二", 1), p("三")) == [
        items(
            "ordered_list",
            [
                paragraph("一"),
                items("ordered_list", [paragraph("甲"), items("bullet_list", [paragraph("点")])], [paragraph("乙")]),
            ],
            [paragraph("二")],
        ),
        paragraph("三"),
    ]


def test_another_list_at_the_same_level_begins_anew() -> None:
    assert _blocks(item("一", 1), item("点", 2), item("新", 5), item("续", 5)) == [
        items("ordered_list", [paragraph("一")]),
        items("bullet_list", [paragraph("点")]),
        items("ordered_list", [paragraph("新")], [paragraph("续")]),
    ]


def test_lists_of_one_form_are_one_list() -> None:
    assert _blocks(item("新", 5), item("续", 1)) == [items("ordered_list", [paragraph("新")], [paragraph("续")])]


def test_styles_bring_their_list_and_can_lose_it() -> None:
    assert _blocks(p("甲", "list"), item("乙", 0, 0, "list"), p("丙", "list")) == [
        items("ordered_list", [paragraph("甲"), paragraph("乙")], [paragraph("丙")]),
    ]


def test_what_shows_no_number_is_no_item() -> None:
    body = (item("甲", 1, 2), item("乙", 6), item("丙", 77), item("丁", 1, 7))
    assert _blocks(*body) == [paragraph("甲"), paragraph("乙"), paragraph("丙"), paragraph("丁")]


def test_a_numbered_list_counts_on_after_paragraphs() -> None:
    body = (item("一", 1), p("说明"), item("点", 2), item("二", 1), item("甲", 1, 1), p("完"), item("三", 1))
    assert _blocks(*body) == [
        items(
            "ordered_list",
            [paragraph("一"), paragraph("说明"), items("bullet_list", [paragraph("点")])],
            [paragraph("二"), items("ordered_list", [paragraph("甲")]), paragraph("完")],
            [paragraph("三")],
        )
    ]


def test_a_bullet_list_begins_anew_after_paragraphs() -> None:
    assert _blocks(item("点", 2), p("说明"), item("点", 2)) == [
        items("bullet_list", [paragraph("点")]),
        paragraph("说明"),
        items("bullet_list", [paragraph("点")]),
    ]


def test_a_list_that_begins_at_a_deeper_level_is_not_counted_on() -> None:
    assert _blocks(item("甲", 1, 1), item("一", 1), p("说明"), item("乙", 1, 1)) == [
        items("ordered_list", [paragraph("甲")]),
        items("ordered_list", [paragraph("一")]),
        paragraph("说明"),
        items("ordered_list", [paragraph("乙")]),
    ]


def test_a_numbered_list_interrupted_by_a_table_begins_anew_and_says_so() -> None:
    table = f"<w:tbl><w:tr><w:tc>{p('格')}</w:tc></w:tr></w:tbl>"
    document, notes = read_1_1a(item("一", 1), table, item("二", 1), table, item("三", 1))
    assert [block["type"] for block in document.blocks] == ["ordered_list", "table"] * 2 + ["ordered_list"]
    assert notes == ["1.1a › 第 3 段: 编号列表被表格或图片隔开，后一部分从 1 重新编号 › 核对编号"]


def test_too_deep_lists_are_made_shallower_and_say_so() -> None:
    document, notes = read_1_1a(*(item(str(level), 2, level) for level in range(6)))
    deepest = items("bullet_list", [paragraph("3")], [paragraph("4")], [paragraph("5")])
    for level in (2, 1, 0):
        deepest = items("bullet_list", [paragraph(str(level)), deepest])
    assert list(document.blocks) == [deepest]
    assert notes == ["1.1a › 第 5 段: 列表超过 4 层，更深的并入第 4 层 › 核对"]


def test_too_deep_lists_between_are_no_part_of_the_item() -> None:
    body = (item("一", 1), p("说明"), *(item(str(level), 2, level) for level in range(4)), item("二", 1))
    document, notes = read_1_1a(*body)
    assert [block["type"] for block in document.blocks] == ["ordered_list", "paragraph", "bullet_list", "ordered_list"]
    assert notes == ["1.1a › 第 7 段: 编号列表被表格或图片隔开，后一部分从 1 重新编号 › 核对编号"]


def test_numbers_of_subheadings_become_words() -> None:
    first = [item("甲", 4, 0, "4") for _ in range(3)] + [item("乙", 4, 1, "4"), item("丙", 7, 1, "4")]
    document, _ = read_1_1a(*first)
    assert list(document.lines) == ["（九） 甲", "（十） 甲", "（十一） 甲", "A 乙", "%1-1 丙"]
