"""Applications on pages: states as tags."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from zhiheng.documents import Document
from zhiheng.web.documents.rendering import render
from zhiheng.web.entries.models import AttachmentLink, Entry, Part
from zhiheng.web.entries.queries import RemarkLine
from zhiheng.web.entries.states import ENTRY_STATES, PART_STATES
from zhiheng.web.site.texts import say

register = template.Library()


@register.filter
def state_tag(row: Entry | Part) -> SafeString:
    """Return the state of an application or of a part as a tag."""
    state, tag = ENTRY_STATES[Entry.State(row.state)] if isinstance(row, Entry) else PART_STATES[Part.State(row.state)]
    return format_html('<span class="{}">{}</span>', tag, say(state))


@register.simple_tag
def submitted_text(text: Document) -> SafeString:
    """Show a text of a snapshot; an empty one as a dash."""
    return render(text, "") if text.blocks else format_html("<p>{}</p>", "—")


@register.filter
def plain_number(number: Decimal) -> str:
    """Return a number without noughts at its end."""
    return f"{number.normalize():f}"


@register.filter
def on_field(lines: Iterable[RemarkLine], name: str) -> list[RemarkLine]:
    """Return the remarks on one field."""
    return [line for line in lines if line.remark.field == name]


@register.filter
def settled(lines: Iterable[RemarkLine]) -> list[RemarkLine]:
    """Return the remarks that were dealt with."""
    return [line for line in lines if line.remark.settled]


@register.filter
def label_in(name: str, labels: Mapping[str, str]) -> str:
    """Return what people call a field; its name for one that the form has no longer."""
    return labels.get(name, name)


@register.filter
def supporting(links: Iterable[AttachmentLink], criterion: str) -> list[AttachmentLink]:
    """Return the links to one criterion."""
    return [link for link in links if link.criterion == criterion]
