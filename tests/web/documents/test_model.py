"""What is a document and what is none; each refused one differs from an allowed one in a single thing."""

import copy
import json

import pytest

from zhiheng.canonical import canonical_json
from zhiheng.problems import BadInputError
from zhiheng.web.documents.model import parse_document

_FILE = "0123456789abcdef" * 2


def _text(text: str, *marks: str) -> dict:
    return {"type": "text", "text": text} | ({"marks": [{"type": mark} for mark in marks]} if marks else {})


def _paragraph(*inline: dict) -> dict:
    return {"type": "paragraph"} | ({"content": list(inline)} if inline else {})


def _list(*blocks: dict) -> dict:
    return {"type": "bullet_list", "content": [{"type": "list_item", "content": list(blocks)}]}


def _cell(text: str, colspan: int = 1, rowspan: int = 1) -> dict:
    attrs = {"colspan": colspan, "rowspan": rowspan}
    return {"type": "table_cell", "attrs": attrs, "content": [_paragraph(_text(text))]}


def _table(*rows: list[dict]) -> dict:
    return {"type": "table", "content": [{"type": "table_row", "content": row} for row in rows]}


_DEEP = _list(_paragraph(), _list(_paragraph(), _list(_paragraph(), _list(_paragraph(_text("深"))))))
BLOCKS = [
    _paragraph(_text("甲", "bold", "sup"), {"type": "hard_break"}, _text("乙", "sub")),
    _DEEP,
    _table([_cell("一", 2), _cell("二", 1, 2)], [_cell("三"), _cell("四")]),
    {"type": "picture", "attrs": {"file": _FILE, "caption": "图 1"}},
]


def _written(blocks: object) -> str:
    return canonical_json({"type": "doc", "content": blocks}).decode()


def _changed(change) -> str:
    blocks = copy.deepcopy(BLOCKS)
    change(blocks)
    return _written(blocks)


def test_document_is_read_and_told_in_plain_text() -> None:
    document = parse_document(_written(BLOCKS))
    assert document.blocks == BLOCKS
    assert document.plain_text == "甲\n乙\n\n\n\n深\n一\t二\n三\t四\n图 1"


def test_empty_text_has_no_blocks() -> None:
    assert (parse_document("").blocks, parse_document("").plain_text) == ((), "")


@pytest.mark.parametrize(
    "change",
    [
        lambda blocks: blocks.clear(),
        lambda blocks: blocks.append(_list(_DEEP)),
        lambda blocks: blocks.append(_list(_paragraph(), _DEEP)),
        lambda blocks: blocks.append("甲"),
        lambda blocks: blocks.append({"type": "heading", "content": [_text("甲")]}),
        lambda blocks: blocks.append({"type": "paragraph", "content": []}),
        lambda blocks: blocks[0].update(style="x"),
        lambda blocks: blocks[0]["content"].append(_text("")),
        lambda blocks: blocks[0]["content"].append(_text("甲", "sup", "bold")),
        lambda blocks: blocks[0]["content"].append(_text("甲", "sub", "sup")),
        lambda blocks: blocks[0]["content"].append(_text("甲", "link")),
        lambda blocks: blocks[0]["content"].append({"type": "hard_break", "text": "x"}),
        lambda blocks: blocks[2]["content"][1]["content"].pop(),
        lambda blocks: blocks[2]["content"][0]["content"].append(_cell("多")),
        lambda blocks: blocks[2]["content"].pop(),
        lambda blocks: blocks[2]["content"][0]["content"][0].pop("attrs"),
        lambda blocks: blocks[2]["content"][0]["content"][0]["attrs"].update(colspan=0),
        lambda blocks: blocks[2]["content"][0]["content"][0]["attrs"].update(colspan=True),
        lambda blocks: blocks[2]["content"][0]["content"][0]["content"].append(_table([_cell("内")])),
        lambda blocks: blocks.append(_table(*[[_cell("一")]] * 201)),
        lambda blocks: blocks.append(_table([_cell("一")] * 31)),
        lambda blocks: blocks[3]["attrs"].update(file="../../secret"),
        lambda blocks: blocks[3]["attrs"].update(caption=1),
        lambda blocks: blocks[3]["attrs"].pop("caption"),
    ],
)
def test_other_shapes_are_refused(change) -> None:
    with pytest.raises(BadInputError):
        parse_document(_changed(change))


@pytest.mark.parametrize(
    "text", ["甲", "null", "[]", "{", "[" * 100_000, _written(BLOCKS) + " ", json.dumps(json.loads(_written(BLOCKS)))]
)
def test_other_texts_are_refused(text: str) -> None:
    with pytest.raises(BadInputError) as refused:
        parse_document(text)
    assert len(refused.value.problems) == 1


def test_largest_tables_are_allowed() -> None:
    parse_document(_written([_table(*[[_cell("一")]] * 200), _table([_cell("一")] * 30)]))
