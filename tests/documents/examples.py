"""Nodes written by hand."""

FILE = "0123456789abcdef" * 2


def text(words: str, *marks: str) -> dict:
    return {"type": "text", "text": words} | ({"marks": [{"type": mark} for mark in marks]} if marks else {})


def paragraph(*inline: dict | str) -> dict:
    nodes = [text(node) if isinstance(node, str) else node for node in inline]
    return {"type": "paragraph"} | ({"content": nodes} if nodes else {})


BREAK = {"type": "hard_break"}


def items(kind: str, *contents: list[dict]) -> dict:
    return {"type": kind, "content": [{"type": "list_item", "content": content} for content in contents]}


def cell(words: str, colspan: int = 1, rowspan: int = 1, kind: str = "table_cell") -> dict:
    content = [paragraph(words) if words else paragraph()]
    return {"type": kind, "attrs": {"colspan": colspan, "rowspan": rowspan}, "content": content}


def table(*rows: list[dict]) -> dict:
    return {"type": "table", "content": [{"type": "table_row", "content": row} for row in rows]}


def picture(file: str = FILE, caption: str = "") -> dict:
    return {"type": "picture", "attrs": {"file": file, "caption": caption}}


DEEP = items(
    "bullet_list",
    [
        paragraph(),
        items(
            "ordered_list", [paragraph(), items("bullet_list", [paragraph(), items("bullet_list", [paragraph("深")])])]
        ),
    ],
)
BLOCKS = [
    paragraph(text("甲", "bold", "sup"), BREAK, text("乙 丙", "sub")),
    DEEP,
    table([cell("一", 2), cell("二", 1, 2)], [cell("三"), cell("四")]),
    picture(caption="图 1"),
]
