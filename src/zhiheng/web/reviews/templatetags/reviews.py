"""Sheets on pages."""

from collections.abc import Iterator, Mapping

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from zhiheng.documents import Node, lines_of
from zhiheng.problems import Message
from zhiheng.web.documents.rendering import render_blocks
from zhiheng.web.drafts.queries import FieldState
from zhiheng.web.entries.pictures import shown_pictures
from zhiheng.web.entries.submitted import SubmittedResponse
from zhiheng.web.reviews.evidence_refs import Reference
from zhiheng.web.reviews.models import Sheet
from zhiheng.web.reviews.states import NOT_BEGUN, SHEET_STATES
from zhiheng.web.site.texts import say

register = template.Library()

_REFER = Message("引用", "Refer")


@register.filter
def sheet_tag(sheet: Sheet | None) -> SafeString:
    """Return the state of a sheet as a tag; None is one that was not begun."""
    state, tag = SHEET_STATES[Sheet.State(sheet.state)] if sheet else NOT_BEGUN
    return format_html('<span class="{}">{}</span>', tag, say(state))


@register.filter
def of_code(rows: Mapping[str, FieldState], code: str) -> FieldState:
    """Return the field of an indicator."""
    return rows[code]


@register.simple_tag
def citable_text(response: SubmittedResponse, may_refer: bool) -> SafeString:
    """Show a response paragraph by paragraph, each with its anchor and, for who may, the button that refers to it."""
    shown = format_html_join("", "{}", ((_paragraph(*one),) for one in _paragraphs(response, may_refer)))
    return format_html('<div class="document entry-submitted">{}</div>', shown or format_html("<p>{}</p>", "—"))


def _paragraphs(response: SubmittedResponse, may_refer: bool) -> Iterator[tuple[Node, Reference, bool]]:
    for place, block in enumerate(response.text.blocks, 1):
        says = block["type"] == "picture" or any(line.strip() for line in lines_of(block))
        yield block, Reference(response.criterion.code, 0, place), may_refer and says


def _paragraph(block: Node, reference: Reference, may_refer: bool) -> SafeString:
    button = format_html(
        '<button class="button" name="add" value="{}">{}<span class="visually-hidden"> {}</span></button>',
        reference.text,
        say(_REFER),
        say(reference.label),
    )
    return format_html(
        '<div class="review-para" id="p-{}-{}">{}{}</div>',
        reference.criterion,
        reference.place,
        button if may_refer else "",
        render_blocks([block], shown_pictures()),
    )
