"""Reading people, roles and organisations for pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.core.paginator import Page as Leaf
from django.core.paginator import Paginator
from django.db.models import Exists, Model, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone

from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import ROLE_NAMES, Role
from zhiheng.web.people import credit_code, doors, rules
from zhiheng.web.people.models import Assignment, HeldRow, Invitation, Organisation, Person, SecondFactor
from zhiheng.web.programmes.doors import cycles, programmes
from zhiheng.web.programmes.models import Cycle, Programme

One = TypeVar("One", bound=Model)

_OF_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class RoleLine:
    """A role as people read it: its name, and where it is held."""

    id: str
    name: Message
    where: str
    is_ended: bool
    can_end: bool


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person with the roles that the reader may know of."""

    person: Person
    roles: Sequence[RoleLine]
    has_second_factor: bool
    can_reset: bool


@dataclass(frozen=True, slots=True)
class InvitationLine:
    """An invitation that nobody has accepted."""

    invitation: Invitation
    role: Message
    where: str
    is_expired: bool
    can_withdraw: bool


@dataclass(frozen=True, slots=True)
class Place:
    """A place that the actor invites people into, as addresses and headings have it."""

    kind: str
    id: str
    name: str


def people_listed(actor: Actor, wanted: str, page: str) -> tuple[Leaf[Any], list[PersonLine]]:
    """Return a page of the people the actor may know of, whose name, pinyin or account holds the text."""
    known = Prefetch("assignments", doors.assignments(actor).order_by("pk"), to_attr="known")
    factors = SecondFactor.objects.filter(person=OuterRef("pk"), ended=None).exclude(confirmed=None)
    found = doors.persons(actor).filter(assignments__in=doors.assignments(actor)).distinct()
    found = found.prefetch_related(known).annotate(has_factor=Exists(factors))
    leaf = _leaf(_holding(found, wanted, Q(account__icontains=wanted)), page)
    return leaf, [_person_line(actor, person) for person in leaf]


def own_roles(actor: Actor) -> list[RoleLine]:
    """Return all roles of the actor, those that ended last."""
    held = doors.assignments(actor).filter(person=actor.person).order_by("ended", "pk")
    return sorted((_role_line(actor, one) for one in held), key=lambda line: line.is_ended)


def invitations_open(actor: Actor) -> list[InvitationLine]:
    """Return the invitations that nobody accepted and nobody withdrew, expired ones too."""
    now = timezone.now()
    return [
        InvitationLine(
            one,
            ROLE_NAMES[Role(one.role)],
            where_held(one),
            is_expired=one.expires <= now,
            can_withdraw=rules.WITHDRAW_INVITATION.allows(actor, one),
        )
        for one in doors.invitations(actor).filter(accepted=None, withdrawn=None)
    ]


def has_operator() -> bool:
    """Whether somebody can sign in and begin: an installation is of no use without an operator."""
    return Assignment.objects.filter(role=Role.OPERATOR, ended=None).exists()


def places_to_invite(actor: Actor) -> list[Place]:
    """Return where the actor may invite people, organisations of others left out: their own pages lead there."""
    kinds = rules.MAY_INVITE.get(actor.role, {})
    places = [Place("site", "-", "")] if "site" in kinds else []
    if "programme" in kinds:
        places += [Place("programme", one.public_id, one.name) for one in programmes(actor)]
    if "cycle" in kinds:
        open_cycles = (one for one in cycles(actor) if rules.INVITE_PERSON.allows(actor, one))
        places += [Place("cycle", one.public_id, one.title) for one in open_cycles]
    if actor.organisation is not None:
        places += [Place("organisation", one.public_id, one.name) for one in doors.organisations(actor)]
    return places


def organisations_listed(actor: Actor, wanted: str, page: str) -> Leaf[Any]:
    """Return a page of the organisations whose name or code holds the text."""
    contacts = Assignment.objects.filter(role=Role.ENTRY_OWNER, ended=None).select_related("person").order_by("pk")
    found = doors.organisations(actor).prefetch_related(Prefetch("assignments", contacts, to_attr="contacts"))
    by_code = Q(credit_code__contains=credit_code.tidied(wanted)) if wanted else Q()
    return _leaf(_holding(found, wanted, by_code), page)


def where_held(row: HeldRow) -> str:
    """Return where a role is held, in words; empty for the whole site."""
    return name_of(row.cycle or row.programme or row.organisation)


def name_of(place: Programme | Cycle | Organisation | None) -> str:
    """Return what a place is called; empty for the whole site."""
    if place is None:
        return ""
    return place.title if isinstance(place, Cycle) else place.name


def _person_line(actor: Actor, person: Person) -> PersonLine:
    known: list[Assignment] = person.known  # type: ignore[attr-defined]  # see people_listed
    is_in_care = rules.cares_for(actor, [one for one in known if one.ended is None])
    return PersonLine(
        person,
        [_role_line(actor, one) for one in known],
        has_second_factor=person.has_factor,  # type: ignore[attr-defined]  # see people_listed
        can_reset=actor.role in rules.RESET_ACCESS.roles and person.pk != actor.person and is_in_care,
    )


def _role_line(actor: Actor, held: Assignment) -> RoleLine:
    return RoleLine(
        held.public_id,
        ROLE_NAMES[Role(held.role)],
        where_held(held),
        is_ended=held.ended is not None,
        can_end=rules.END_ASSIGNMENT.allows(actor, held),
    )


def _holding(found: QuerySet[One], wanted: str, otherwise: Q) -> QuerySet[One]:
    if not wanted:
        return found
    return found.filter(Q(name__icontains=wanted) | Q(name_key__contains=wanted.lower()) | otherwise)


def _leaf(found: QuerySet[Any], page: str) -> Leaf[Any]:
    return Paginator(found, _OF_A_PAGE).get_page(page)
