"""Days written in a list: 2027-02-05 or 2027-02-05 至 2027-02-11, one a line."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from zhiheng.problems import BadInputError, Message, Place, Problem, Problems

_SEPARATOR = re.compile(r"\s*(?:至|到|~|—|to|\.\.)\s*")
_LONGEST = 31

BAD_LINE = Message(
    "“{line}”不是日期 › 每行写一天或一段，如 2027-02-05 至 2027-02-11",
    "“{line}” is no date › write one day or span a line, such as 2027-02-05 to 2027-02-11",
)
OTHER_YEAR = Message("{day} 不在 {year} 年 › 只写 {year} 年的日期", "{day} is not in {year} › give days of {year} only")


def days_of(text: str, year: int, field: str) -> list[date]:
    """Return the days of a list, sorted, each once.

    Raises BadInputError with every line that is no day or span of the year, at the place ``field``.
    """
    problems, days = Problems(), set[date]()
    for line in filter(None, map(str.strip, text.splitlines())):
        with problems.collecting():
            days.update(_span(line, year, field))
    problems.raise_if_any()
    return sorted(days)


def lines_of(days: Iterable[date]) -> str:
    """Return days as a list, consecutive ones as a span."""
    spans: list[list[date]] = []
    for day in sorted(days):
        if spans and day - spans[-1][-1] == timedelta(days=1):
            spans[-1].append(day)
        else:
            spans.append([day])
    return "\n".join(f"{one[0]} 至 {one[-1]}" if len(one) > 1 else str(one[0]) for one in spans)


def _span(line: str, year: int, field: str) -> list[date]:
    place = Place(cell=field)
    try:
        ends = [date.fromisoformat(part) for part in _SEPARATOR.split(line)]
    except ValueError:
        ends = []
    first, last = (ends[0], ends[-1]) if len(ends) in (1, 2) else (date.max, date.min)
    if not 0 <= (last - first).days < _LONGEST:
        raise BadInputError([Problem(place, BAD_LINE, (("line", line),))])
    for day in (first, last):
        if day.year != year:
            raise BadInputError([Problem(place, OTHER_YEAR, (("day", day), ("year", year)))])
    return [first + timedelta(days=ahead) for ahead in range((last - first).days + 1)]
