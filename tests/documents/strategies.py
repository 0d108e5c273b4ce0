"""Random documents of the whole schema."""

from hypothesis import strategies as st

from zhiheng.documents import LISTS, Document, document_of
from zhiheng.documents.schema import MARKS, MOST_LEVELS

_PHRASES = [*"质量改进 aB1.()<>&\"'　\t﹣①㎡x²𠮷😀é", "1.1a", "  ", "自评得分：1"]
_OTHERS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), min_size=1, max_size=3
)


def texts() -> st.SearchStrategy[str]:
    """Texts that a document may hold: Chinese, Latin, spaces, tabs, signs of XML, emoji, rare and odd characters."""
    return st.lists(st.sampled_from(_PHRASES) | _OTHERS, min_size=1, max_size=3).map("".join)


@st.composite
def paragraphs(draw: st.DrawFn) -> dict:
    nodes: list[dict] = []
    for _ in range(draw(st.integers(0, 3))):
        if draw(st.integers(0, 3)) == 0:
            nodes.append({"type": "hard_break"})
            continue
        marks = [{"type": mark} for mark in draw(st.sampled_from(MARKS))]
        node = {"type": "text", "text": draw(texts())} | ({"marks": marks} if marks else {})
        if not (nodes and nodes[-1]["type"] == "text" and nodes[-1].get("marks") == node.get("marks")):
            nodes.append(node)
    return {"type": "paragraph"} | ({"content": nodes} if nodes else {})


@st.composite
def lists(draw: st.DrawFn, level: int = 1) -> dict:
    items = []
    for _ in range(draw(st.integers(1, 3))):
        content = [draw(paragraphs())]
        content += draw(st.lists(_paragraphs_or_lists(level + 1), max_size=2))
        items.append({"type": "list_item", "content": content})
    return {"type": draw(st.sampled_from(LISTS)), "content": items}


def _paragraphs_or_lists(level: int) -> st.SearchStrategy[dict]:
    return paragraphs() if level > MOST_LEVELS else st.one_of(paragraphs(), st.deferred(lambda: lists(level)))


@st.composite
def tables(draw: st.DrawFn) -> dict:
    """Tables with joined cells; every row has a cell of its own."""
    columns, count = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    taken: set[tuple[int, int]] = set()
    rows: list[list[dict]] = [[] for _ in range(count)]
    for row in range(count):
        for column in range(columns):
            if (row, column) in taken:
                continue
            free = next((c for c in range(column, columns) if (row, c) in taken), columns)
            colspan = draw(st.integers(1, free - column))
            # A cell that covers the whole width would leave the rows below without any.
            rowspan = draw(st.integers(1, count - row)) if column else 1
            taken |= {(r, c) for r in range(row, row + rowspan) for c in range(column, column + colspan)}
            rows[row].append(_cell(draw, colspan, rowspan))
    return {"type": "table", "content": [{"type": "table_row", "content": cells} for cells in rows]}


def _cell(draw: st.DrawFn, colspan: int, rowspan: int) -> dict:
    return {
        "type": draw(st.sampled_from(["table_cell", "table_header"])),
        "attrs": {"colspan": colspan, "rowspan": rowspan},
        "content": draw(st.lists(paragraphs() | lists(3), min_size=1, max_size=2)),
    }


def pictures(files: st.SearchStrategy[str]) -> st.SearchStrategy[dict]:
    captions = st.just("") | texts()
    return st.builds(
        lambda file, caption: {"type": "picture", "attrs": {"file": file, "caption": caption}}, files, captions
    )


FILES = st.integers(0, 2**128 - 1).map("{:032x}".format)


def documents(files: st.SearchStrategy[str] = FILES, most: int = 4) -> st.SearchStrategy[Document]:
    blocks = paragraphs() | lists() | tables() | pictures(files)
    return st.lists(blocks, max_size=most).map(document_of)
