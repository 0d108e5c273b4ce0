"""Who is in the team of a visit."""

from django.db.models import QuerySet

from zhiheng.web.audit.actor import Actor
from zhiheng.web.panels.models import Conflict, PanelMember
from zhiheng.web.visits.models import Visit, VisitMember


def team_of(visit: Visit) -> list[VisitMember]:
    """Return who is in the team now, the panel's leader first, then in the order of names."""
    leader = PanelMember.objects.filter(panel=visit.panel_id, ended=None, is_leader=True).values_list("person")
    leading = set(leader.values_list("person", flat=True))
    found = VisitMember.objects.filter(visit=visit, ended=None).select_related("person", "visit__panel__cycle")
    return sorted(
        found.order_by("person__name_key", "pk"), key=lambda one: (one.person_id not in leading, one.person.name_key)
    )


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
