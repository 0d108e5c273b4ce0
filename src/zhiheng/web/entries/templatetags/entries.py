"""Applications on pages: states as tags."""

from decimal import Decimal

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from zhiheng.web.entries.models import Entry, Part
from zhiheng.web.entries.states import ENTRY_STATES, PART_STATES
from zhiheng.web.site.texts import say

register = template.Library()


@register.filter
def state_tag(row: Entry | Part) -> SafeString:
    """Return the state of an application or of a part as a tag."""
    state, tag = ENTRY_STATES[Entry.State(row.state)] if isinstance(row, Entry) else PART_STATES[Part.State(row.state)]
    return format_html('<span class="{}">{}</span>', tag, say(state))


@register.filter
def plain_number(number: Decimal) -> str:
    """Return a number without noughts at its end."""
    return f"{number.normalize():f}"
