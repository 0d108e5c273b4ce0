"""Inviting people into roles."""

import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import cast

from django.db.models import Q
from django.utils import timezone

from zhiheng.web.audit.acting import Deed, acting
from zhiheng.web.audit.actor import PUBLIC, Actor
from zhiheng.web.audit.errors import BlockedError, NotPermittedError
from zhiheng.web.audit.roles import OFFICE, Role
from zhiheng.web.people import doors, rules
from zhiheng.web.people.actions.new_person import NewPerson, save_person, unsaved_person
from zhiheng.web.people.models import Assignment, Invitation, Organisation, Person
from zhiheng.web.people.prohibitions import obstacle
from zhiheng.web.programmes.models import Cycle, Programme

DAYS = 14
"""How long an invitation waits."""
_TOKEN_BYTES = 16

Place = Programme | Cycle | Organisation | None


@dataclass(frozen=True, slots=True)
class Invitee:
    """Who is invited, and into which role."""

    role: Role
    name: str
    email: str = ""
    mobile: str = ""


@dataclass(frozen=True, slots=True)
class Invited:
    """An invitation, the token of its link, readable only now, and how many earlier ones it ended."""

    invitation: Invitation
    token: str
    ended: int


def invite_person(actor: Actor, place: Place, invitee: Invitee) -> Invited:
    """Invite somebody into a role at a place; earlier invitations of the same person into it end.

    Raises NotPermittedError if the role is not the actor's to give there, BlockedError if the mobile or e-mail is that
    of a person who may not hold it.
    """
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    with acting(actor, rules.INVITE_PERSON, place) as deed:
        given = rules.MAY_INVITE[actor.role][rules.kind_of_place(place)]
        if invitee.role not in given:
            raise NotPermittedError(rules.NOT_THAT_ROLE)
        invitation = Invitation(
            role=invitee.role,
            name=invitee.name,
            email=invitee.email,
            mobile=invitee.mobile,
            invited_by_id=cast("int", actor.person),
            expires=timezone.now() + timedelta(days=DAYS),
            token_digest=doors.digest_of_token(token),
        )
        _put(invitation, place)
        _refuse_known_obstacles(actor, invitation)
        earlier = _waiting_for_the_same(invitation)
        Invitation.objects.filter(pk__in=[one.pk for one in earlier]).update(withdrawn=timezone.now())
        invitation.save()
        deed.about = invitation
        replaced = {"replaces": [one.public_id for one in earlier]} if earlier else {}
        deed.record(name=invitee.name, granted=invitee.role.value, **replaced)
    return Invited(invitation, token, len(earlier))


def accept_invitation(actor: Actor, invitation: Invitation) -> Assignment:
    """Give the role to the actor's person; raises NotPermittedError, or BlockedError if other roles exclude it."""
    myself = Actor(actor.id, Role.PERSON, actor.person)
    with acting(myself, rules.ACCEPT_INVITATION, invitation) as deed:
        person = Person.objects.select_for_update().get(pk=doors.own_person(actor).pk)
        return _accept(deed, person)


def accept_with_new_account(invitation: Invitation, new: NewPerson) -> Assignment:
    """Give the role to a new person; raises NotPermittedError, or BadInputError for the password."""
    person = unsaved_person(new)
    with acting(PUBLIC, rules.ACCEPT_INVITATION, invitation) as deed:
        save_person(person)
        return _accept(deed, person)


def withdraw_invitation(actor: Actor, invitation: Invitation) -> None:
    """Make the link of an invitation useless; raises NotPermittedError."""
    with acting(actor, rules.WITHDRAW_INVITATION, invitation) as deed:
        deed.subject.withdrawn = timezone.now()
        deed.subject.save(update_fields=["withdrawn"])
        deed.record(name=deed.subject.name, granted=deed.subject.role)


def _accept(deed: Deed[Invitation], person: Person) -> Assignment:
    """Turn the invitation into a role of the person, who is locked."""
    invitation = deed.subject
    against = obstacle(person, invitation, is_named=True)  # read by the person whose roles they are
    if against:
        raise BlockedError([against])
    invitation.accepted, invitation.person = timezone.now(), person
    invitation.save(update_fields=["accepted", "person"])
    deed.record(person=person.public_id, granted=invitation.role)
    return Assignment.objects.create(
        person=person,
        role=invitation.role,
        programme=invitation.programme,
        cycle=invitation.cycle,
        organisation=invitation.organisation,
    )


def _put(invitation: Invitation, place: Place) -> None:
    match place:
        case Programme():
            invitation.programme = place
        case Cycle():
            invitation.cycle = place
        case Organisation():
            invitation.organisation = place


def _waiting_for_the_same(invitation: Invitation) -> list[Invitation]:
    """Return, locked, the invitations that wait for the same name at the same role and place.

    Where both say a mobile or an e-mail and differ, it is somebody else of that name.
    """
    held_in = {name: getattr(invitation, name) for name in ("role", "programme", "cycle", "organisation", "name")}
    waiting = Invitation.objects.select_for_update().filter(accepted=None, withdrawn=None, **held_in)
    return [
        one for one in waiting if not (_differ(one.mobile, invitation.mobile) or _differ(one.email, invitation.email))
    ]


def _differ(one: str, other: str) -> bool:
    return bool(one and other and one.casefold() != other.casefold())


def _refuse_known_obstacles(actor: Actor, invitation: Invitation) -> None:
    """Refuse early whom the mobile or e-mail shows to hold an excluding role.

    Only the office hears which role; an applicant hears nothing, for who is an expert is none of an applicant's
    business. Acceptance checks again, whoever it is.
    """
    if actor.role is Role.ENTRY_OWNER:
        return
    for person in _known_as(invitation):
        against = obstacle(person, invitation, is_named=actor.role in OFFICE)
        if against:
            raise BlockedError([against])


def _known_as(invitation: Invitation) -> list[Person]:
    same = Q(pk=None)
    if invitation.email:
        same |= Q(email__iexact=invitation.email)
    if invitation.mobile:
        same |= Q(mobile=invitation.mobile)
    return list(Person.objects.filter(same))
