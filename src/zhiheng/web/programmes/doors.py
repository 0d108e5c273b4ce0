"""The only ways to programmes, cycles and what belongs to them, for an actor."""

from typing import TypeVar

from django.db.models import Model, QuerySet

from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import NotFoundError
from zhiheng.web.audit.roles import APPLICANT, OFFICE, Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.programmes.models import (
    Cycle,
    DeadlineExtension,
    FormVersion,
    GuideVersion,
    HolidayYear,
    Phase,
    Programme,
    RulesVersion,
    Setting,
    StandardVersion,
    Track,
)

One = TypeVar("One", bound=Model)

INSIDE = OFFICE | {Role.CONTRACTOR, Role.SUPERVISOR}
"""Who works on a cycle or watches over it as a whole."""

_WITHOUT_CYCLES = (Role.PUBLIC, Role.PERSON, Role.OPERATOR)


def programmes(actor: Actor) -> QuerySet[Programme]:
    """The awards whose own pages the actor may open: all for the operator, the own one for who works inside it."""
    found = Programme.objects.order_by("name_key", "pk")
    if actor.role is Role.OPERATOR:
        return found
    if actor.role not in INSIDE:
        return found.none()
    return found if actor.programme is None else found.filter(pk=actor.programme)


def programme(actor: Actor, public_id: str) -> Programme:
    """One of those awards; raises NotFoundError."""
    return _one(programmes(actor), public_id)


def cycles(actor: Actor) -> QuerySet[Cycle]:
    """The cycles whose content the actor may know of, the newest first; none for the operator.

    Applicants who are not yet in a cycle find those of their reach that have been called.
    """
    found = Cycle.objects.select_related("programme").order_by("-pk")
    if actor.role in _WITHOUT_CYCLES:
        return found.none()
    if actor.cycle is not None:
        return found.filter(pk=actor.cycle)
    if actor.role in APPLICANT:
        found = found.filter(is_practice=False).exclude(stage=Stage.DRAFT)
    elif actor.role not in INSIDE:
        return found.none()
    return found if actor.programme is None else found.filter(programme=actor.programme)


def cycle(actor: Actor, public_id: str) -> Cycle:
    """One of those cycles; raises NotFoundError."""
    return _one(cycles(actor), public_id)


def titled_cycles(actor: Actor) -> QuerySet[Cycle]:
    """The cycles whose titles the actor may read: the operator reads all titles, and nothing else of a cycle."""
    if actor.role is Role.OPERATOR:
        return Cycle.objects.select_related("programme").order_by("-pk")
    return cycles(actor)


def phases(actor: Actor) -> QuerySet[Phase]:
    """The phases of the actor's cycles."""
    return Phase.objects.filter(cycle__in=cycles(actor)).select_related("cycle__programme")


def phase(actor: Actor, public_id: str) -> Phase:
    """One of those phases; raises NotFoundError."""
    return _one(phases(actor), public_id)


def track(actor: Actor, public_id: str) -> Track:
    """A track of one of the actor's cycles; raises NotFoundError."""
    return _one(Track.objects.filter(cycle__in=cycles(actor)), public_id)


def setting(actor: Actor, public_id: str) -> Setting:
    """A setting of the actor's programme or cycle, for who works inside; raises NotFoundError."""
    if actor.role not in INSIDE:
        raise NotFoundError
    within = Setting.objects.filter(programme__in=programmes(actor))
    found = within.filter(cycle=None) | within.filter(cycle__in=cycles(actor))
    return _one(found.select_related("cycle", "programme"), public_id)


def standards(actor: Actor) -> QuerySet[StandardVersion]:
    """The versions of standards that the actor's programmes keep, for who works inside."""
    return StandardVersion.objects.filter(programme__in=_inside(actor))


def standard_version(actor: Actor, public_id: str) -> StandardVersion:
    """One of those standards; raises NotFoundError."""
    return _one(standards(actor), public_id)


def guides(actor: Actor) -> QuerySet[GuideVersion]:
    """The versions of guides that the actor's programmes keep, for who works inside."""
    return GuideVersion.objects.filter(programme__in=_inside(actor))


def guide_version(actor: Actor, public_id: str) -> GuideVersion:
    """One of those guides; raises NotFoundError."""
    return _one(guides(actor), public_id)


def forms(actor: Actor) -> QuerySet[FormVersion]:
    """The versions of application forms that the actor's programmes keep, for who works inside."""
    return FormVersion.objects.filter(programme__in=_inside(actor))


def form_version(actor: Actor, public_id: str) -> FormVersion:
    """One of those forms; raises NotFoundError."""
    return _one(forms(actor).select_related("programme", "template"), public_id)


def rules_version(actor: Actor, public_id: str) -> RulesVersion:
    """Locked rules of one of the actor's cycles; raises NotFoundError."""
    return _one(RulesVersion.objects.filter(cycle__in=cycles(actor)), public_id)


def deadline_extension(actor: Actor, public_id: str) -> DeadlineExtension:
    """An extension in one of the actor's cycles; raises NotFoundError."""
    return _one(DeadlineExtension.objects.filter(cycle__in=cycles(actor)), public_id)


def holiday_year(actor: Actor, public_id: str) -> HolidayYear:
    """A year of holidays entered in the actor's programme, for who works inside; raises NotFoundError."""
    return _one(HolidayYear.objects.filter(programme__in=_inside(actor)), public_id)


def _inside(actor: Actor) -> QuerySet[Programme]:
    """The actor's programmes with what they keep, of which the operator sees nothing."""
    return programmes(actor).none() if actor.role is Role.OPERATOR else programmes(actor)


def _one(found: QuerySet[One], public_id: str) -> One:
    row = found.filter(public_id=public_id).first()
    if row is None:
        raise NotFoundError
    return row
