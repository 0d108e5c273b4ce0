"""The only way for experts to what they review.

An expert finds an entry of the own panels from when the pledge was given and no conflict declared, and never again once
there is one (回避).
"""

from django.db.models import Exists, OuterRef, QuerySet

from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import Role
from zhiheng.web.panels.models import Conflict, Declaration, PanelEntry, PanelMember, Pledge


def reviewed_entries(actor: Actor) -> QuerySet[PanelEntry]:
    """The entries that the expert reviews now, with their panels."""
    found = PanelEntry.objects.select_related("panel__cycle__programme", "entry__organisation", "entry__track")
    if actor.role is not Role.EXPERT or actor.cycle is None:
        return found.none()
    own = PanelMember.objects.filter(person=actor.person, ended=None, panel__cycle=actor.cycle)
    about = {"entry": OuterRef("entry"), "person": actor.person}
    return found.filter(
        Exists(Pledge.objects.filter(cycle=actor.cycle, person=actor.person)),
        Exists(Declaration.objects.filter(**about, kind="")),
        ~Exists(Conflict.objects.filter(**about)),
        ended=None,
        panel__in=own.values("panel"),
    )
