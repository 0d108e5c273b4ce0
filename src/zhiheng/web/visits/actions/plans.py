"""The plan of a visit: items are added, changed, and taken out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from django.utils import timezone

from zhiheng.problems import BadInputError, Place, Problem
from zhiheng.web.audit.acting import acting
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import NotFoundError
from zhiheng.web.people.models import Person
from zhiheng.web.visits import doors, rules
from zhiheng.web.visits.messages import visits as messages
from zhiheng.web.visits.models import PlanItem, Visit, VisitMember

MOST_DAYS = 10


@dataclass(frozen=True, slots=True)
class Planned:
    """What an item of the plan says; without ``people`` the whole team takes part."""

    day: int
    what: str
    begins: time | None = None
    ends: time | None = None
    place: str = ""
    people: Sequence[Person] = ()


def add_item(actor: Actor, visit: Visit, planned: Planned) -> PlanItem:
    """Add an item to the plan; return it.

    Raises NotPermittedError, NotFoundError for who is not in the team, and BadInputError with the places ``day``,
    ``what`` and ``ends``.
    """
    with acting(actor, rules.PLAN_VISIT, visit) as deed:
        fresh = doors.visit(actor, visit.public_id)
        made = PlanItem.objects.create(visit=fresh, **_checked(fresh, planned))
        deed.record(day=made.day, what=made.what, item=made.public_id)
    return made


def change_item(actor: Actor, item: PlanItem, planned: Planned) -> None:
    """Change an item of the plan; raises as ``add_item``, NotFoundError for one that was taken out too."""
    with acting(actor, rules.PLAN_VISIT, item.visit) as deed:
        fresh = doors.plan_item(actor, item.public_id)
        PlanItem.objects.filter(pk=fresh.pk).update(**_checked(fresh.visit, planned))
        deed.record(day=planned.day, what=planned.what.strip(), item=fresh.public_id)


def drop_item(actor: Actor, item: PlanItem) -> None:
    """Take an item out of the plan; raises NotPermittedError, and NotFoundError for one that was."""
    with acting(actor, rules.PLAN_VISIT, item.visit) as deed:
        fresh = doors.plan_item(actor, item.public_id)
        PlanItem.objects.filter(pk=fresh.pk).update(ended=timezone.now())
        deed.record(day=fresh.day, what=fresh.what, item=fresh.public_id, is_dropped=True)


def _checked(visit: Visit, planned: Planned) -> dict[str, object]:
    """Return the values of an item."""
    problems = []
    if not 1 <= planned.day <= MOST_DAYS:
        problems.append(Problem(Place(cell="day"), messages.NO_DAY))
    if not planned.what.strip():
        problems.append(Problem(Place(cell="what"), messages.NO_WHAT))
    if planned.begins and planned.ends and planned.ends < planned.begins:
        problems.append(Problem(Place(cell="ends"), messages.ENDS_EARLIER))
    if problems:
        raise BadInputError(problems)
    team = set(VisitMember.objects.filter(visit=visit, ended=None).values_list("person", flat=True))
    if not {one.pk for one in planned.people} <= team:
        raise NotFoundError
    return {
        "day": planned.day,
        "what": planned.what.strip(),
        "begins": planned.begins,
        "ends": planned.ends,
        "place": planned.place.strip(),
        "people": [one.public_id for one in planned.people],
    }
