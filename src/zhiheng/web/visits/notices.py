"""The notice of a visit (现场评审通知书): its letter, whether it is issued, until when a member can be challenged."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import OuterRef, QuerySet

from zhiheng.web.messages.actions import Recipient
from zhiheng.web.messages.letter_templates import all_templates
from zhiheng.web.messages.models import Letter
from zhiheng.web.panels.models import ExpertProfile
from zhiheng.web.programmes.clock import local_day
from zhiheng.web.programmes.queries import working_day_tables
from zhiheng.web.programmes.values import value_of
from zhiheng.web.programmes.working_days import Tables, UnknownYearError, add_working_days
from zhiheng.web.visits.models import PlanItem, Visit, VisitMember, VisitNotice
from zhiheng.web.visits.teams import team_of

KIND = "visit_notice"
_ISSUED = (Letter.State.ISSUED, Letter.State.DELIVERED)


def issued_notices() -> QuerySet[VisitNotice]:
    """Return the notices of an outer query's visits that were issued and are not void."""
    return VisitNotice.objects.filter(visit=OuterRef("pk"), letter__state__in=_ISSUED)


def is_noticed(visit: Visit) -> bool:
    """Whether a notice was issued and is not void."""
    return VisitNotice.objects.filter(visit=visit, letter__state__in=_ISSUED).exists()


def last_days_to_challenge(visit: Visit, members: Iterable[VisitMember]) -> dict[int, date | None]:
    """Return until when the applicant may challenge members, by primary key; as many queries however many.

    Working days count from when the first notice came, for who joined after that from then. None while no notice came,
    or where the holidays of the year are not known.
    """
    notices = VisitNotice.objects.filter(visit=visit, letter__state=Letter.State.DELIVERED)
    came = notices.order_by("letter__delivered_at").values_list("letter__delivered_at", flat=True).first()
    cycle = visit.panel.cycle
    if came is None:
        return {one.pk: None for one in members}
    days, tables = int(str(value_of(cycle, "visit.challenge_days"))), working_day_tables(cycle.programme)
    return {one.pk: _added(local_day(cycle, max(came, one.joined_at)), days, tables) for one in members}


def _added(day: date, days: int, tables: Tables) -> date | None:
    try:
        return add_working_days(day, days, tables)
    except UnknownYearError:
        return None


def letter_of(visit: Visit) -> tuple[str, Recipient, Mapping[str, str]]:
    """Return the kind of the letter, the applicant it goes to, and what its fields are filled with."""
    organisation = visit.entry.organisation
    known = {
        "time": _days(visit),
        "venue": visit.place,
        "team": _team(visit),
        "agenda": "；".join(_line(one) for one in PlanItem.objects.filter(visit=visit, ended=None)),
        "recusal_days": str(value_of(visit.panel.cycle, "visit.challenge_days")),
    }
    fields = all_templates()[KIND].fields
    return (
        KIND,
        Recipient(organisation.name, organisation),
        {one.key: known.get(one.key) or one.default for one in fields},
    )


def _team(visit: Visit) -> str:
    team = team_of(visit)
    people = [one.person_id for one in team]
    profiles = ExpertProfile.objects.filter(programme=visit.panel.cycle.programme_id, person__in=people)
    known = {one.person_id: "，".join(filter(None, (one.employer, one.post))) for one in profiles}
    names = [(one.person.name, known.get(one.person_id, "")) for one in team]
    return "；".join(f"{name}（{about}）" if about else name for name, about in names)


def _days(visit: Visit) -> str:
    first, last = visit.begins, visit.ends
    if first is None:
        return ""
    return _day(first) if last in (None, first) else f"{_day(first)}至{_day(last)}"


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _line(item: PlanItem) -> str:
    times = f"{item.begins:%H:%M}" if item.begins else ""
    until = f"–{item.ends:%H:%M}" if item.begins and item.ends else ""
    return f"第{item.day}天 {times}{until} {item.what}".replace("  ", " ")
