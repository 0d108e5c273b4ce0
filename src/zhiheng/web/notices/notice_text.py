"""The text of a public notice from its template, and how long it lasts."""

from datetime import date

from zhiheng.web.committee.models import ProposedList
from zhiheng.web.messages.letter_templates import all_templates
from zhiheng.web.messages.letter_text import common_values
from zhiheng.web.messages.models import Letter
from zhiheng.web.notices.listed import text_of
from zhiheng.web.notices.models import PublicNotice
from zhiheng.web.programmes.models import Cycle
from zhiheng.web.programmes.queries import working_day_tables
from zhiheng.web.programmes.values import value_of
from zhiheng.web.programmes.working_days import add_working_days

KIND = "public_notice"


def last_day(cycle: Cycle, published_on: date) -> date:
    """Return the last day of a notice published on a day, which itself does not count.

    Raises UnknownYearError as ``add_working_days`` does.
    """
    return add_working_days(published_on, _days(cycle), working_day_tables(cycle.programme))


def new_text(listed: ProposedList, planned_on: date) -> str:
    """Return the text of a new notice of a list: what the office has not set yet is marked as to be filled in."""
    cycle, template = listed.meeting.cycle, all_templates()[KIND]
    values = {
        "candidates": text_of(listed),
        "notice_from": said_day(add_working_days(planned_on, 1, working_day_tables(cycle.programme))),
        "notice_to": said_day(last_day(cycle, planned_on)),
        "notice_days": str(_days(cycle)),
    }
    return common_values(cycle).with_typed(template, values).filled(template.text)


def letter_of(notice: PublicNotice, text: str) -> Letter:
    """Return the letter of a notice with a text, neither saved nor issued."""
    known, template = common_values(notice.cycle), all_templates()[KIND]
    return Letter(
        cycle=notice.cycle,
        programme=notice.cycle.programme,
        kind=KIND,
        title=known.filled(template.title),
        signer=known.filled(f"{{{template.signer}}}"),
        body=text,
    )


def _days(cycle: Cycle) -> int:
    return int(str(value_of(cycle, "notice.days")))


def said_day(day: date) -> str:
    """Return a day as letters write it."""
    return f"{day.year}年{day.month}月{day.day}日"
