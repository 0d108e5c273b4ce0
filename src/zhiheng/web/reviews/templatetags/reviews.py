"""Sheets on pages."""

from collections.abc import Mapping

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from zhiheng.web.drafts.queries import FieldState
from zhiheng.web.reviews.models import Sheet
from zhiheng.web.reviews.states import NOT_BEGUN, SHEET_STATES
from zhiheng.web.site.texts import say

register = template.Library()


@register.filter
def sheet_tag(sheet: Sheet | None) -> SafeString:
    """Return the state of a sheet as a tag; None is one that was not begun."""
    state, tag = SHEET_STATES[Sheet.State(sheet.state)] if sheet else NOT_BEGUN
    return format_html('<span class="{}">{}</span>', tag, say(state))


@register.filter
def of_code(rows: Mapping[str, FieldState], code: str) -> FieldState:
    """Return the field of an indicator."""
    return rows[code]
