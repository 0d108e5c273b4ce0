"""How figures are shown."""

from django import template

register = template.Library()


@register.filter
def is_opening(year: int, first_year: int) -> bool:
    """Return whether a year is there for its year-end alone."""
    return year < first_year
