"""Who is in the team of a visit."""

from collections.abc import Collection

from django.db.models import QuerySet

from zhiheng.web.audit.actor import Actor
from zhiheng.web.panels.models import Conflict, PanelMember
from zhiheng.web.visits.models import Visit, VisitMember


def team_of(visit: Visit) -> list[VisitMember]:
    """Return who is in the team now, the panel's leader first, then in the order of names."""
    return teams_of([visit])[visit.pk]


def teams_of(visits: Collection[Visit]) -> dict[int, list[VisitMember]]:
    """Return the same for many visits, by primary key; two queries however many."""
    leaders = PanelMember.objects.filter(panel__in=[one.panel_id for one in visits], ended=None, is_leader=True)
    leading = set(leaders.values_list("panel", "person"))
    found: dict[int, list[VisitMember]] = {one.pk: [] for one in visits}
    rows = VisitMember.objects.filter(visit__in=found, ended=None).select_related("person", "visit__panel__cycle")
    for one in rows.order_by("person__name_key", "pk"):
        found[one.visit_id].append(one)
    for team in found.values():
        team.sort(key=lambda one: ((one.visit.panel_id, one.person_id) not in leading, one.person.name_key))
    return found


def fit_members(visit: Visit) -> QuerySet[PanelMember]:
    """Return the members of the panel who may visit: without a conflict with the entry, confirmed or not."""
    recused = Conflict.objects.filter(entry=visit.entry_id).values("person")
    found = PanelMember.objects.filter(panel=visit.panel_id, ended=None).exclude(person__in=recused)
    return found.select_related("person").order_by("-is_leader", "person__name_key", "pk")


def is_in_team(actor: Actor, visit: Visit) -> bool:
    """Whether the actor is in the team now."""
    return VisitMember.objects.filter(visit=visit, person=actor.person, ended=None).exists()


def leads(actor: Actor, visit: Visit) -> bool:
    """Whether the actor is in the team and leads the panel."""
    leading = PanelMember.objects.filter(panel=visit.panel_id, person=actor.person, ended=None, is_leader=True)
    return leading.exists() and is_in_team(actor, visit)
