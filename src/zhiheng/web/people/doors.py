"""The only ways to persons, roles, invitations and organisations, for an actor.

Everybody finds the own account and roles. Beyond that: the office and the supervisor the people of their cycles and
all contacts; the operator who holds the roles that the operator gives, and nobody of a cycle; an applicant the own
colleagues. Experts, committee members and others find only themselves.
"""

import hashlib
from typing import TypeVar

from django.db.models import Model, Q, QuerySet
from django.utils import timezone

from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import NotFoundError
from zhiheng.web.audit.roles import APPLICANT, OFFICE, Role
from zhiheng.web.people.models import Assignment, Invitation, Organisation, Person
from zhiheng.web.people.rules import SECOND_FACTOR_ROLES
from zhiheng.web.programmes.doors import cycles, programmes
from zhiheng.web.programmes.models import Cycle, Programme

One = TypeVar("One", bound=Model)

_SEES_ORGANISATIONS = OFFICE | {Role.SUPERVISOR}


def assignments(actor: Actor) -> QuerySet[Assignment]:
    """The roles, ended ones too, that the actor may know of."""
    found = Assignment.objects.select_related("person", "programme", "cycle__programme", "organisation")
    return found.filter(_others(actor) | Q(person=actor.person)) if actor.person else found.none()


def assignment(actor: Actor, public_id: str) -> Assignment:
    """One of those roles; raises NotFoundError."""
    return _one(assignments(actor), public_id)


def own_assignment(actor: Actor, public_id: str) -> Assignment:
    """A role that the actor holds now; raises NotFoundError."""
    return _one(assignments(actor).filter(person=actor.person, ended=None), public_id)


def persons(actor: Actor) -> QuerySet[Person]:
    """The persons who hold or held one of those roles, and the actor."""
    if actor.person is None:
        return Person.objects.none()
    known = assignments(actor).values("person")
    return Person.objects.filter(Q(pk__in=known) | Q(pk=actor.person)).order_by("name_key", "pk")


def person(actor: Actor, public_id: str) -> Person:
    """One of those persons; raises NotFoundError."""
    return _one(persons(actor), public_id)


def own_person(actor: Actor) -> Person:
    """The actor's own account; raises NotFoundError for the public."""
    found = Person.objects.filter(pk=actor.person).first() if actor.person else None
    if found is None:
        raise NotFoundError
    return found


def invitations(actor: Actor) -> QuerySet[Invitation]:
    """The invitations to roles that the actor may know of, the newest first."""
    found = Invitation.objects.select_related("programme", "cycle__programme", "organisation", "invited_by")
    return found.filter(_others(actor)).order_by("-made", "-pk")


def invitation(actor: Actor, public_id: str) -> Invitation:
    """One of those invitations; raises NotFoundError."""
    return _one(invitations(actor), public_id)


def invitation_of_link(token: str) -> Invitation:
    """The invitation that a link belongs to, while it waits; raises NotFoundError."""
    found = Invitation.objects.select_related("programme", "cycle__programme", "organisation", "invited_by")
    waiting = found.filter(accepted=None, withdrawn=None, expires__gt=timezone.now())
    one = waiting.filter(token_digest=digest_of_token(token)).first()
    if one is None:
        raise NotFoundError
    return one


def digest_of_token(token: str) -> str:
    """Return what is kept of a link's token."""
    return hashlib.sha256(token.encode()).hexdigest()


def organisations(actor: Actor) -> QuerySet[Organisation]:
    """All organisations for the office and the supervisor, the own one for an applicant."""
    found = Organisation.objects.order_by("name_key", "pk")
    if actor.role in _SEES_ORGANISATIONS:
        return found
    return found.none() if actor.organisation is None else found.filter(pk=actor.organisation)


def organisation(actor: Actor, public_id: str) -> Organisation:
    """One of those organisations; raises NotFoundError."""
    return _one(organisations(actor), public_id)


def own_organisation(actor: Actor) -> Organisation:
    """The organisation that an applicant works for; raises NotFoundError for others."""
    if actor.organisation is None:
        raise NotFoundError
    return Organisation.objects.get(pk=actor.organisation)


def place(actor: Actor, kind: str, public_id: str) -> Programme | Cycle | Organisation | None:
    """A place that roles are held in, None for the site; raises NotFoundError."""
    if kind == "site":
        return None
    if kind == "programme":
        return _one(programmes(actor), public_id)
    if kind == "cycle":
        return _one(cycles(actor), public_id)
    if kind == "organisation":
        return organisation(actor, public_id)
    raise NotFoundError


def _others(actor: Actor) -> Q:
    """Return the condition on roles of others that the actor may know of."""
    if actor.role is Role.OPERATOR:
        return Q(role__in=SECOND_FACTOR_ROLES)
    if actor.role in APPLICANT and actor.organisation is not None:
        return Q(organisation=actor.organisation, role__in=APPLICANT)
    if actor.role not in _SEES_ORGANISATIONS:
        return Q(pk=None)
    return _here(actor) | Q(role__in=APPLICANT, programme=None, cycle=None)


def _here(actor: Actor) -> Q:
    if actor.programme is None:
        return Q(programme__isnull=False) | Q(cycle__isnull=False)
    of_programme = Q(programme=actor.programme, cycle=None)
    return of_programme | (Q(cycle__programme=actor.programme) if actor.cycle is None else Q(cycle=actor.cycle))


def _one(found: QuerySet[One], public_id: str) -> One:
    row = found.filter(public_id=public_id).first()
    if row is None:
        raise NotFoundError
    return row
