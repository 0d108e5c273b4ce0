"""Organisations: registered all year, authorised once the office has seen the 授权委托书."""

from django.db import IntegrityError
from django.utils import timezone

from zhiheng.problems import BadInputError, Place, Problem
from zhiheng.web.audit.acting import acting
from zhiheng.web.audit.actor import PUBLIC, Actor
from zhiheng.web.audit.errors import BlockedError, blocked
from zhiheng.web.audit.roles import Role
from zhiheng.web.people import credit_code, rules
from zhiheng.web.people.actions.new_person import NewPerson, save_person, unsaved_person
from zhiheng.web.people.errors import CODE_LISTED, CODE_REGISTERED
from zhiheng.web.people.models import Assignment, Organisation, Person
from zhiheng.web.people.names import name_key


def register_organisation(name: str, code: str, contact: NewPerson) -> Person:
    """Register an organisation with its contact's account; returns the contact.

    Raises BadInputError for a code or password that may not be used, BlockedError for a code registered already.
    """
    wrong = credit_code.problem_of(code)
    if wrong:
        raise BadInputError([Problem(Place(cell="credit_code"), wrong)])
    person = unsaved_person(contact)
    try:
        _register(Organisation(name=name, name_key=name_key(name), credit_code=code), person)
    except IntegrityError as error:  # registered a moment ago
        raise blocked(CODE_REGISTERED) from error
    return person


def _register(organisation: Organisation, person: Person) -> None:
    with acting(PUBLIC, rules.REGISTER_ORGANISATION, None) as deed:
        if Organisation.objects.filter(credit_code=organisation.credit_code).exists():
            raise BlockedError([Problem(Place(cell="credit_code"), CODE_REGISTERED)])
        organisation.save()
        save_person(person)
        Assignment.objects.create(person=person, role=Role.ENTRY_OWNER, organisation=organisation)
        deed.about = organisation
        deed.record(organisation=organisation.public_id, person=person.public_id)


def add_organisation(actor: Actor, name: str, code: str) -> Organisation:
    """Register an organisation that hands its application over on paper, without a contact; return it.

    Raises NotPermittedError, BadInputError for a code that is none, and BlockedError for one registered already.
    """
    organisation = Organisation(name=name, name_key=name_key(name), credit_code=code)
    try:
        _add(actor, organisation)
    except IntegrityError as error:  # registered a moment ago
        raise blocked(CODE_LISTED) from error
    return organisation


def _add(actor: Actor, organisation: Organisation) -> None:
    with acting(actor, rules.ADD_ORGANISATION, None) as deed:
        wrong = credit_code.problem_of(organisation.credit_code)
        if wrong:
            raise BadInputError([Problem(Place(cell="credit_code"), wrong)])
        if Organisation.objects.filter(credit_code=organisation.credit_code).exists():
            raise BlockedError([Problem(Place(cell="credit_code"), CODE_LISTED)])
        organisation.save()
        deed.about = organisation
        deed.record(organisation=organisation.public_id)


def authorise_organisation(actor: Actor, organisation: Organisation, note: str) -> None:
    """Register that the office has seen the letter of authority; raises NotPermittedError."""
    with acting(actor, rules.AUTHORISE_ORGANISATION, organisation) as deed:
        deed.subject.authorised = timezone.now()
        deed.subject.save(update_fields=["authorised"])
        deed.record(organisation=deed.subject.public_id, note=note)
