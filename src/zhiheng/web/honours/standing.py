"""Who is named by an announcement, and until when the award is valid."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from zhiheng.web.committee.models import ProposedList
from zhiheng.web.committee.queries import seats_of
from zhiheng.web.honours.models import Winner
from zhiheng.web.notices.listed import taken_off
from zhiheng.web.programmes.models import Cycle
from zhiheng.web.programmes.scheme import scheme_of
from zhiheng.web.programmes.values import value_of


@dataclass(frozen=True, slots=True)
class Named:
    """Who is named: code and name, the tier as it is read, and its id in the scheme."""

    code: str
    name: str
    tier: str
    tier_id: str


def named_on(listed: ProposedList) -> Sequence[Named]:
    """Return who stands on a list, in its order, without whom an upheld objection took off."""
    gone, tiers = taken_off(listed), {one.name: one.tier for one in seats_of(listed.meeting)}
    return [
        Named(line["entry"], line["name"], tier["name"], tiers.get(tier["name"], ""))
        for tier in listed.said["tiers"]
        for line in tier["entries"]
        if line["entry"] not in gone
    ]


def valid_until(cycle: Cycle, announced_on: date) -> date | None:
    """Return the last day of the validity that begins with the announcement, None where the setting is 0."""
    years = int(str(value_of(cycle, "after.validity_years")))
    return years_after(announced_on, years) if years else None


def years_after(day: date, years: int) -> date:
    """Return the day before the same one that many years later; of 29 February the 28th."""
    leap_day = (2, 29)
    if (day.month, day.day) == leap_day:
        return date(day.year + years, 2, 28)
    return date.fromordinal(day.replace(year=day.year + years).toordinal() - 1)


def money_of(cycle: Cycle, tier_id: str) -> int:
    """Return the award money of a tier in yuan by the settings, 0 while the office set none."""
    is_award = tier_id == scheme_of(cycle).tiers[0].id
    return int(str(value_of(cycle, "after.award_money" if is_award else "after.nomination_money")))


def follow_up_years(winner: Winner) -> range:
    """Return the years of the follow-up period: from that of the announcement on, none after the validity's end."""
    first = winner.announcement.announced_on.year
    last = first + int(str(value_of(winner.cycle, "after.watch_years")))
    return range(first, min(last, winner.valid_until.year if winner.valid_until else last) + 1)
