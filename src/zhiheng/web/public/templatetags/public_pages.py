"""``{% has_public_pages as name %}``: whether there is anything to read without an account."""

from django import template

from zhiheng.web.public.doors import public_cycles

register = template.Library()


@register.simple_tag
def has_public_pages() -> bool:
    """Whether the public pages of a cycle are open."""
    return public_cycles().exists()
