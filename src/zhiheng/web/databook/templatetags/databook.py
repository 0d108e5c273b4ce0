"""How figures and metrics are shown."""

from decimal import ROUND_HALF_UP, Decimal

from django import template

from zhiheng.web.databook.cards import movement_of
from zhiheng.web.databook.spark import HEIGHT, WIDTH
from zhiheng.web.databook.submitted import SubmittedBook, submitted_book_of
from zhiheng.web.entries.models import Entry
from zhiheng.web.entries.submitted import Submitted

register = template.Library()

_DIGITS = ((Decimal(1000), Decimal(1)), (Decimal(1), Decimal("0.01")), (Decimal(0), Decimal("0.0001")))


@register.filter
def is_opening(year: int, first_year: int) -> bool:
    """Return whether a year is there for its year-end alone."""
    return year < first_year


@register.filter
def metric_value(value: str | Decimal) -> str:
    """Return a value as people read it: rounded half up, to two digits or, below 1, to four; thousands in groups."""
    number = Decimal(value)
    digits = next(digits for least, digits in _DIGITS if abs(number) >= least)
    text = f"{number.quantize(digits, ROUND_HALF_UP):,f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


register.filter("movement", movement_of)


@register.simple_tag
def spark_box() -> str:
    """Return the box in which lines of metrics are drawn."""
    return f"0 0 {WIDTH} {HEIGHT}"


@register.inclusion_tag("databook/_submitted.html")
def submitted_book(content: Submitted, entry: Entry) -> dict[str, SubmittedBook | None]:
    """Show the data book of a snapshot: figures sheet by sheet, what is not explained, every metric with a value."""
    return {"book": submitted_book_of(content, entry)}
