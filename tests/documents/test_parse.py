"""What is a document and what is none; each refused one differs from an allowed one in a single thing."""

import copy
import json

import pytest
from hypothesis import given, settings

from documents.examples import BLOCKS, BREAK, DEEP, FILE, cell, items, paragraph, picture, table, text
from documents.strategies import documents
from zhiheng.canonical import canonical_json
from zhiheng.documents import EMPTY, document_from_text, document_of, parse_document, with_pictures
from zhiheng.problems import BadInputError


def _written(blocks: object) -> str:
    return canonical_json({"type": "doc", "content": blocks}).decode()


def _problems(written: str) -> list[str]:
    with pytest.raises(BadInputError) as refused:
        parse_document(written)
    return [problem.text("zh") for problem in refused.value.problems]


def test_a_document_is_its_blocks_and_its_text() -> None:
    written = _written(BLOCKS)
    document = parse_document(written)
    assert (list(document.blocks), document.text, document) == (BLOCKS, written, document_of(BLOCKS))


@pytest.mark.property
@settings(max_examples=25)
@given(documents())
def test_every_document_is_read_back_from_its_text(document) -> None:
    assert parse_document(document.text).blocks == document.blocks


def test_no_text_is_the_empty_document() -> None:
    assert parse_document("") is EMPTY
    assert document_of([]) is EMPTY
    assert document_of([paragraph(), paragraph()]) is EMPTY


_TOO_WIDE = table([cell("一")] * 31)
_TOO_LONG = table(*[[cell("一")]] * 201)
_PICTURE = "图片要有文件编号（32 位十六进制）和图题 › 重新插入图片"
_FIRST_CELL = "第 3 段表格 › 第 1 行 › 第 1 格"
_SPANS = f"{_FIRST_CELL}: 单元格要有合并的列数和行数，都是 1 以上的整数 › 改正"
_UNEVEN = "第 3 段表格: 合并单元格后各行对不齐 › 检查合并的行数和列数"
_MARKS = "第 1 段 › 第 4 处文字: 文字格式不对 › 只有加粗、下标、上标，依此顺序，下标和上标不能同时用"


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (lambda blocks: blocks.clear(), "文档没有内容 › 写入内容，或删去"),
        (
            lambda blocks: blocks.append(items("bullet_list", [paragraph(), DEEP])),
            f"第 5 段列表{' › 第 1 项 › 第 2 段列表' * 4}: 列表超过 4 层 › 减少缩进",
        ),
        (lambda blocks: blocks.append(items("bullet_list", [DEEP])), None),
        (
            lambda blocks: blocks.append(items("bullet_list", [items("bullet_list", [paragraph()])])),
            "第 5 段列表 › 第 1 项: 列表项不以段落开头 › 先写一段文字",
        ),
        (
            lambda blocks: blocks.append("甲"),
            "第 5 段: None不能放在这里 › 这里只能放：段落、项目符号列表、编号列表、表格、图片",
        ),
        (
            lambda blocks: blocks.append({"type": "heading"}),
            "第 5 段: heading不能放在这里 › 这里只能放：段落、项目符号列表、编号列表、表格、图片",
        ),
        (
            lambda blocks: blocks.append(cell("甲")),
            "第 5 格: 单元格不能放在这里 › 这里只能放：段落、项目符号列表、编号列表、表格、图片",
        ),
        (
            lambda blocks: blocks.append({"type": "paragraph", "content": []}),
            "第 5 段: 段落没有内容 › 写入内容，或删去",
        ),
        (lambda blocks: blocks.append({"type": "bullet_list"}), "第 5 段列表: 项目符号列表没有内容 › 写入内容，或删去"),
        (lambda blocks: blocks[0].update(style="x"), "第 1 段: 不认识键 style › 删去"),
        (lambda blocks: blocks[0]["content"].append(text("")), "第 1 段 › 第 4 处文字: 文字是空的 › 删去"),
        (
            lambda blocks: blocks[0]["content"].append({"type": "text", "text": 1}),
            "第 1 段 › 第 4 处文字: 文字是空的 › 删去",
        ),
        (lambda blocks: blocks[0]["content"].append(text("甲", "sup", "bold")), _MARKS),
        (lambda blocks: blocks[0]["content"].append(text("甲", "sub", "sup")), _MARKS),
        (lambda blocks: blocks[0]["content"].append(text("甲", "link")), _MARKS),
        (lambda blocks: blocks[0]["content"].append({**text("甲"), "marks": []}), _MARKS),
        (
            lambda blocks: blocks[0]["content"].append(text("丁", "sub")),
            "第 1 段 › 第 4 处文字: 格式相同的文字被分成两段 › 合成一段",
        ),
        (
            lambda blocks: blocks[0]["content"].append(text("甲\n")),
            "第 1 段 › 第 4 处文字: 有看不见的控制字符（U+000A） › 删去，换行用编辑器的换行",
        ),
        (
            lambda blocks: blocks[0]["content"].append({**BREAK, "marks": []}),
            "第 1 段 › 第 4 处换行: 不认识键 marks › 删去",
        ),
        (lambda blocks: blocks[2]["content"][1]["content"].pop(), _UNEVEN),
        (lambda blocks: blocks[2]["content"][0]["content"].append(cell("多")), _UNEVEN),
        (lambda blocks: blocks[2]["content"][1]["content"].append(cell("多")), _UNEVEN),
        (lambda blocks: blocks[2]["content"][1]["content"][1]["attrs"].update(colspan=2), _UNEVEN),
        (lambda blocks: blocks[2]["content"].pop(), _UNEVEN),
        (lambda blocks: blocks[2]["content"][0]["content"][0].pop("attrs"), _SPANS),
        (lambda blocks: blocks[2]["content"][0]["content"][0]["attrs"].update(colspan=0), _SPANS),
        (lambda blocks: blocks[2]["content"][0]["content"][0]["attrs"].update(colspan=True), _SPANS),
        (lambda blocks: blocks[2]["content"][0]["content"][0]["attrs"].pop("rowspan"), _SPANS),
        (
            lambda blocks: blocks[2]["content"][0]["content"][0]["content"].append(table([cell("内")])),
            f"{_FIRST_CELL} › 第 2 段表格: 表格不能放在这里 › 这里只能放：段落、项目符号列表、编号列表",
        ),
        (lambda blocks: blocks.append(_TOO_LONG), "第 5 段表格: 表格有 201 行 1 列，最多 200 行 30 列 › 拆成几个表格"),
        (lambda blocks: blocks.append(_TOO_WIDE), "第 5 段表格: 表格有 1 行 31 列，最多 200 行 30 列 › 拆成几个表格"),
        (lambda blocks: blocks[3]["attrs"].update(file="../../secret"), f"第 4 段图片: {_PICTURE}"),
        (lambda blocks: blocks[3]["attrs"].update(caption=1), f"第 4 段图片: {_PICTURE}"),
        (lambda blocks: blocks[3]["attrs"].pop("caption"), f"第 4 段图片: {_PICTURE}"),
        (
            lambda blocks: blocks[3]["attrs"].update(caption="图\x0b"),
            "第 4 段图片: 有看不见的控制字符（U+000B） › 删去，换行用编辑器的换行",
        ),
        (lambda blocks: blocks.__setitem__(slice(None), [paragraph()]), "文档只有空段落 › 写入内容，或存为空文本"),
    ],
)
def test_other_shapes_are_refused_at_their_place(change, problem: str | None) -> None:
    blocks = copy.deepcopy(BLOCKS)
    change(blocks)
    problems = _problems(_written(blocks))
    assert problems == [problem] if problem else problems


def test_all_problems_are_told_at_once() -> None:
    blocks = [paragraph(text("")), picture("x"), table([cell("一"), cell("")], [cell("二")])]
    assert [one.partition(":")[0] for one in _problems(_written(blocks))] == [
        "第 1 段 › 第 1 处文字",
        "第 2 段图片",
        "第 3 段表格",
    ]


def test_places_are_told_in_english_too() -> None:
    with pytest.raises(BadInputError) as refused:
        document_of([table([cell("一"), {**cell("二"), "attrs": {}}])])
    assert refused.value.problems[0].text("en") == (
        "paragraph 1, table › row 1 › cell 2: "
        "a cell needs how many columns and rows it covers, whole numbers from 1 › correct them"
    )


@pytest.mark.parametrize(
    "written", ["甲", "{", "[" * 100_000, _written([paragraph("甲")]).replace("甲", "\\ud800"), "1.5"]
)
def test_other_texts_are_refused(written: str) -> None:
    assert _problems(written) == ["这不是本系统的文档 › 重新打开页面，在编辑器里填写"]


@pytest.mark.parametrize("written", ["null", "[]"])
def test_other_json_is_refused(written: str) -> None:
    assert _problems(written) == ["None不能放在这里 › 这里只能放：文档"]


@pytest.mark.parametrize("written", [_written(BLOCKS) + " ", json.dumps(json.loads(_written(BLOCKS)))])
def test_the_text_must_be_canonical(written: str) -> None:
    assert _problems(written) == ["文档不是规范形式（RFC 8785） › 重新打开页面，在编辑器里保存"]


def test_the_longest_text_is_allowed() -> None:
    around = len(_written([paragraph("甲")])) - 1
    longest = _written([paragraph("甲" * (200_000 - around))])
    assert parse_document(longest).length == 200_000 - around
    assert _problems(longest.replace("甲", "甲甲", 1)) == [
        "文档有 200001 个字符（含格式），超过 200000 › 删减或拆分内容"
    ]


def test_the_largest_tables_are_allowed() -> None:
    assert len(document_of([table(*[[cell("一")]] * 200), table([cell("一")] * 30)]).blocks) == 2


def test_blocks_without_a_canonical_form_are_refused() -> None:
    with pytest.raises(BadInputError):
        document_of([{"type": "paragraph", "width": 1.5}])


def test_plain_text_becomes_paragraphs_without_control_characters() -> None:
    document = document_from_text("甲\x00乙\n\n\t丙\ud800")
    assert list(document.blocks) == [paragraph("甲乙"), paragraph(), paragraph("\t丙")]


def test_pictures_are_given_other_files() -> None:
    document = document_of([picture(FILE, "图"), picture("f" * 32), paragraph("甲")])
    changed = with_pictures(document, {FILE: "a" * 32})
    assert list(changed.blocks) == [picture("a" * 32, "图"), picture("f" * 32), paragraph("甲")]
