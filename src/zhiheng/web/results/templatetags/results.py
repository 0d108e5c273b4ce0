"""Results on pages: rows of many cells are made here, since a template takes long over each of thousands."""

from collections.abc import Sequence
from functools import lru_cache

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from zhiheng.problems import Message
from zhiheng.web.results.ranking import Share
from zhiheng.web.site.texts import say

register = template.Library()

_BETWEEN = Message("；", "; ")


@register.filter
def heat_cells(shares: Sequence[Share]) -> SafeString:
    """Return the cells of a row of the map: whole percents on the colour of their band."""
    return format_html("{}" * len(shares), *map(_heat_cell, shares))


@register.filter
def point_cells(shares: Sequence[Share]) -> SafeString:
    """Return a cell with the points of each."""
    return format_html('<td class="num">{}</td>' * len(shares), *(one.points or "—" for one in shares))


@register.filter
def flag_words(flags: Sequence[Message]) -> str:
    """Return flags in words, a dash for none."""
    return say(_BETWEEN).join(say(one) for one in flags) or "—"


@lru_cache(maxsize=4096)
def _heat_cell(share: Share) -> SafeString:
    if share.percent is None:
        return SafeString("<td>—</td>")
    return format_html('<td class="heat-{}">{}</td>', share.band, share.percent)
