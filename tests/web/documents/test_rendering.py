"""Documents as HTML: nothing but our elements, every text escaped."""

import pytest

from zhiheng.documents import document_of
from zhiheng.web.documents.rendering import render

_EVIL = "<script>alert(1)</script>&\"'"
_ESCAPED = "&lt;script&gt;alert(1)&lt;/script&gt;&amp;&quot;&#x27;"
_SPANS = {"colspan": 1, "rowspan": 1}
_FILE = "0123456789abcdef" * 2


def _paragraph(text: str) -> dict:
    return {"type": "paragraph", "content": [{"type": "text", "text": text}]}


def _cell(kind: str, block: dict, **spans: int) -> dict:
    return {"type": kind, "attrs": {**_SPANS, **spans}, "content": [block]}


@pytest.mark.parametrize(
    ("block", "html"),
    [
        (_paragraph(_EVIL), f"<p>{_ESCAPED}</p>"),
        (
            {
                "type": "paragraph",
                "content": [
                    {"type": "text", "text": "2", "marks": [{"type": "bold"}, {"type": "sup"}]},
                    {"type": "hard_break"},
                    {"type": "text", "text": "x", "marks": [{"type": "sub"}]},
                ],
            },
            "<p><strong><sup>2</sup></strong><br><sub>x</sub></p>",
        ),
        (
            {"type": "ordered_list", "content": [{"type": "list_item", "content": [_paragraph("甲")]}]},
            "<ol><li><p>甲</p></li></ol>",
        ),
        (
            {
                "type": "table",
                "content": [
                    {
                        "type": "table_row",
                        "content": [
                            _cell("table_header", _paragraph("甲"), colspan=2),
                            _cell("table_header", {"type": "paragraph"}),
                            _cell("table_cell", _paragraph("乙"), rowspan=2),
                        ],
                    },
                    {"type": "table_row", "content": [_cell("table_cell", _paragraph("丙"), colspan=3)]},
                ],
            },
            (
                '<div class="document-table" tabindex="0"><table><tbody><tr><th colspan="2"><p>甲</p></th>'
                '<td class="document-head"><p></p></td><td rowspan="2"><p>乙</p></td></tr>'
                '<tr><td colspan="3"><p>丙</p></td></tr></tbody></table></div>'
            ),
        ),
        (
            {"type": "picture", "attrs": {"file": _FILE, "caption": _EVIL}},
            (
                f'<figure><img src="/p/{_FILE}" alt="{_ESCAPED}" loading="lazy">'
                f"<figcaption>{_ESCAPED}</figcaption></figure>"
            ),
        ),
        (
            {"type": "picture", "attrs": {"file": _FILE, "caption": ""}},
            f'<figure><img src="/p/{_FILE}" alt="图片" loading="lazy"></figure>',
        ),
    ],
    ids=["text", "marks", "list", "table", "picture", "picture without caption"],
)
def test_block_is_rendered(block: dict, html: str) -> None:
    assert render(document_of([block]), "/p/{file}") == html
