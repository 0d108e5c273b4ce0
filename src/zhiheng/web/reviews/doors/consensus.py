"""The only ways to what panels agree on, for an actor.

An expert finds the consensus on an entry that the expert reviews, once the own sheet is confirmed, and no other; one
that revises what was agreed on before, if the expert is in the team of the visit. Who scores again after the visit
finds the earlier one once the own new sheet is confirmed. Who is recused or no longer in the panel finds none. The
office, which writes for panels, and the supervisor find those of their cycles.
"""

from typing import TypeVar

from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import NotFoundError
from zhiheng.web.audit.roles import OFFICE, Role
from zhiheng.web.panels.doors import panel_entries, reviewed_entries
from zhiheng.web.panels.models import PanelEntry
from zhiheng.web.programmes.doors import cycles
from zhiheng.web.reviews.models import ConfirmedConsensus, Consensus, Sheet
from zhiheng.web.reviews.on_site import is_visited_by

One = TypeVar("One", bound=Model)


def entries_to_agree_on(actor: Actor) -> QuerySet[PanelEntry]:
    """What panels review, on which the actor may be asked to open a consensus."""
    if actor.role is Role.EXPERT:
        return reviewed_entries(actor)
    return panel_entries(actor).filter(ended=None)


def entry_to_agree_on(actor: Actor, public_id: str) -> PanelEntry:
    """One of those, by the public id of its entry; raises NotFoundError."""
    return _first(entries_to_agree_on(actor).filter(entry__public_id=public_id))


def consensuses(actor: Actor) -> QuerySet[Consensus]:
    """The consensuses that the actor may see."""
    found = Consensus.objects.select_related(
        "entry__organisation", "entry__cycle__programme", "entry__track", "phase__cycle", "base"
    )
    if actor.role in OFFICE | {Role.SUPERVISOR}:
        return found.filter(entry__cycle__in=cycles(actor))
    own = Sheet.objects.filter(entry=OuterRef("entry"), person=actor.person)
    confirmed = own.filter(phase=OuterRef("phase"), state=Sheet.State.CONFIRMED)
    revised = Q(base__isnull=False) & is_visited_by(actor)
    is_scoring_again = own.filter(state=Sheet.State.OPEN, phase__order__gt=OuterRef("phase__order"))
    reviewed = reviewed_entries(actor).order_by().values("entry")
    return found.filter(Q(Exists(confirmed)) | revised, ~Exists(is_scoring_again), entry__in=reviewed)


def consensus(actor: Actor, public_id: str) -> Consensus:
    """One of those; raises NotFoundError."""
    return _first(consensuses(actor).filter(public_id=public_id))


def confirmed_consensuses(actor: Actor) -> QuerySet[ConfirmedConsensus]:
    """Those of them that are closed, as closed."""
    found = ConfirmedConsensus.objects.select_related("consensus__entry__cycle__programme")
    return found.filter(consensus__in=consensuses(actor).order_by().values("pk"))


def _first(found: QuerySet[One]) -> One:
    row = found.first()
    if row is None:
        raise NotFoundError
    return row
