"""A document as HTML for reading and print: every text escaped, nothing but the elements named here.

In Python, as a page may hold 81 documents with thousands of nodes, for which templates within templates are slow.
"""

from collections.abc import Mapping, Sequence

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from zhiheng.documents import Document, Node
from zhiheng.problems import Message
from zhiheng.web.site.texts import say

_ELEMENTS = {"bullet_list": "ul", "ordered_list": "ol", "list_item": "li", "table_row": "tr"}
_CELLS = frozenset({"table_cell", "table_header"})
_MARKS = {"bold": "strong", "sub": "sub", "sup": "sup"}
_PICTURE = Message("图片", "Picture")


def render(document: Document, picture: str) -> SafeString:
    """Return the HTML of a document; ``picture`` is the address of a picture with ``{file}`` for its public id."""
    return render_blocks(document.blocks, picture)


def render_blocks(blocks: Sequence[Node], picture: str) -> SafeString:
    """Return the HTML of blocks of a document, as ``render`` does."""
    return mark_safe(_blocks(blocks, picture))  # noqa: S308 - every text is escaped below


def _blocks(blocks: Sequence[Node], picture: str) -> str:
    return "".join(_block(block, picture) for block in blocks)


def _block(block: Node, picture: str) -> str:
    kind = block["type"]
    if kind == "paragraph":
        return f"<p>{''.join(map(_inline, block.get('content', ())))}</p>"
    if kind == "picture":
        return _picture(block["attrs"], picture)
    inner = _blocks(block["content"], picture)
    if kind == "table":
        return f'<div class="document-table" tabindex="0"><table><tbody>{inner}</tbody></table></div>'
    if kind in _CELLS:
        return _cell(kind, _spans(block["attrs"]), inner)
    return f"<{_ELEMENTS[kind]}>{inner}</{_ELEMENTS[kind]}>"


def _cell(kind: str, spans: str, inner: str) -> str:
    if kind == "table_cell":
        return f"<td{spans}>{inner}</td>"
    if inner == "<p></p>":  # a heading without words is a barrier
        return f'<td class="document-head"{spans}>{inner}</td>'
    return f"<th{spans}>{inner}</th>"


def _inline(node: Node) -> str:
    if node["type"] == "hard_break":
        return "<br>"
    html = str(escape(node["text"]))
    for mark in reversed(node.get("marks", ())):
        name = _MARKS[mark["type"]]
        html = f"<{name}>{html}</{name}>"
    return html


def _spans(attrs: Mapping[str, int]) -> str:
    return "".join(f' {name}="{attrs[name]}"' for name in ("colspan", "rowspan") if attrs[name] > 1)


def _picture(attrs: Mapping[str, str], picture: str) -> str:
    address, caption = escape(picture.replace("{file}", attrs["file"])), escape(attrs["caption"])
    alternative = caption or escape(say(_PICTURE))
    shown = f"<figcaption>{caption}</figcaption>" if caption else ""
    return f'<figure><img src="{address}" alt="{alternative}" loading="lazy">{shown}</figure>'
