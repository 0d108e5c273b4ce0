"""What pages of visits show: the visits of a cycle, team and plan of one."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

from django.db.models import QuerySet
from django.utils import timezone

from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import OFFICE, Role
from zhiheng.web.panels.models import ExpertProfile, Panel, PanelEntry, PanelMember
from zhiheng.web.programmes.clock import local_day
from zhiheng.web.programmes.models import Cycle
from zhiheng.web.reviews.signed_copies import SignedCopy
from zhiheng.web.visits import doors
from zhiheng.web.visits.models import PlanItem, Visit, VisitMember
from zhiheng.web.visits.signed_copies import copies_of_records
from zhiheng.web.visits.teams import team_of

Row = TypeVar("Row", Visit, PanelEntry)


@dataclass(frozen=True, slots=True)
class VisitLine:
    """An entry that is visited, in the drawn order; ``visit`` is None before it was made.

    ``copy`` is how it stands with the signed record, for the office and the supervisor; None while none is due.
    """

    visit: Visit | None
    panel: Panel
    organisation: str
    order: int | None
    reviewed: PanelEntry | None
    copy: SignedCopy | None = None


@dataclass(frozen=True, slots=True)
class TeamLine:
    """A member of the team, with employer and post as the office wrote them, "" where it did not."""

    member: VisitMember
    is_leader: bool
    employer: str
    post: str


@dataclass(frozen=True, slots=True)
class ItemLine:
    """An item of the plan, with the names of who takes part, without any for the whole team."""

    item: PlanItem
    names: Sequence[str]
    is_own: bool


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the plan with its items in their order."""

    number: int
    items: Sequence[ItemLine]


def visit_lines(actor: Actor, cycle: Cycle | None) -> list[VisitLine]:
    """Return the visits of a cycle that the actor may know of, by panel and drawn order; None for those of all cycles.

    For the office and the supervisor also what is to be visited and has none yet; as many queries however many.
    """
    found = list(_within(doors.visits(actor), cycle).order_by("-panel__cycle", "panel__order", "panel", "pk"))
    now = PanelEntry.objects.filter(panel__in=[one.panel_id for one in found], ended=None)
    places = {(one.panel_id, one.entry_id): one.visit_order for one in now}
    is_overseer = actor.role in OFFICE | {Role.SUPERVISOR}
    copies = copies_of_records(found, local_day(found[0].panel.cycle, timezone.now())) if is_overseer and found else {}
    lines = [
        VisitLine(
            one,
            one.panel,
            one.entry.organisation.name,
            places.get((one.panel_id, one.entry_id)),
            None,
            copies.get(one.pk),
        )
        for one in found
    ]
    if is_overseer:
        made = {(one.panel_id, one.entry_id) for one in found}
        lines += [
            VisitLine(None, one.panel, one.entry.organisation.name, one.visit_order, one)
            for one in _within(doors.entries_to_visit(actor), cycle)
            if (one.panel_id, one.entry_id) not in made
        ]
    return sorted(lines, key=lambda one: (-one.panel.cycle_id, one.panel.order, one.order is None, one.order or 0))


def _within(found: QuerySet[Row], cycle: Cycle | None) -> QuerySet[Row]:
    return found.filter(panel__cycle=cycle) if cycle else found


def team_lines(visit: Visit) -> list[TeamLine]:
    """Return the team of a visit that came through its door; three queries."""
    team = team_of(visit)
    leading = PanelMember.objects.filter(panel=visit.panel_id, ended=None, is_leader=True)
    leader = leading.values_list("person", flat=True).first()
    people = [one.person_id for one in team]
    profiles = ExpertProfile.objects.filter(programme=visit.panel.cycle.programme_id, person__in=people)
    known = {one.person_id: (one.employer, one.post) for one in profiles}
    return [TeamLine(one, one.person_id == leader, *known.get(one.person_id, ("", ""))) for one in team]


def plan_days(actor: Actor, visit: Visit) -> list[Day]:
    """Return the plan of a visit that came through its door, by day."""
    names = {one.person.public_id: one.person.name for one in team_of(visit)}
    items = PlanItem.objects.filter(visit=visit, ended=None)
    lines = [
        ItemLine(one, [names[key] for key in one.people if key in names], not one.people or actor.id in one.people)
        for one in items
    ]
    return [Day(number, list(of)) for number, of in groupby(lines, key=lambda line: line.item.day)]


def plan_by_member(days: Sequence[Day], team: Sequence[TeamLine]) -> list[tuple[str, list[ItemLine]]]:
    """Return the plan of each member: what names the member, and what is for all."""
    items = [line for day in days for line in day.items]
    return [
        (
            one.member.person.name,
            [line for line in items if not line.item.people or one.member.person.public_id in line.item.people],
        )
        for one in team
    ]
