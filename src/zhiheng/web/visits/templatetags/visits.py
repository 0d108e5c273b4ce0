"""``{% carry_link entry indicator %}``: from where a question arises to carrying it to the site."""

from typing import Any
from urllib.parse import urlencode

from django import template
from django.urls import reverse

from zhiheng.web.entries.models import Entry
from zhiheng.web.visits import doors, rules

register = template.Library()


@register.simple_tag(takes_context=True)
def carry_link(context: dict[str, Any], entry: Entry, indicator: str) -> str:
    """Return where the actor carries a question on an indicator to the site, "" for who may not."""
    actor = context["request"].actor
    found = doors.visits(actor).filter(entry=entry).first() if actor.role in rules.CARRY_ISSUE.roles else None
    if found is None or not rules.CARRY_ISSUE.allows(actor, found):
        return ""
    return f"{reverse('visits:carry', args=[found.public_id])}?{urlencode({'indicator': indicator})}"
