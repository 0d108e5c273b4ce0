"""A person's own account, and access set anew by others."""

from collections.abc import Mapping

from axes.utils import reset as forget_failures
from django.contrib.auth.hashers import make_password

from zhiheng.problems import BadInputError, Place, Problem
from zhiheng.web.audit.acting import acting
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.rows import new_id
from zhiheng.web.people import doors, rules
from zhiheng.web.people.models import Person
from zhiheng.web.people.names import name_key
from zhiheng.web.people.passwords import password_problems, temporary_password
from zhiheng.web.people.second_factor import end_factor

_EDITABLE = ("name", "mobile", "email")


def edit_account(actor: Actor, values: Mapping[str, str]) -> None:
    """Change the actor's own ``name``, ``mobile`` and ``email``."""
    with acting(actor, rules.EDIT_ACCOUNT, doors.own_person(actor)) as deed:
        changed = [name for name in _EDITABLE if getattr(deed.subject, name) != values[name]]
        for name in changed:
            setattr(deed.subject, name, values[name])
        deed.subject.name_key = name_key(deed.subject.name)
        deed.subject.save()
        deed.record(fields=changed)


def change_password(actor: Actor, password: str) -> Person:
    """Set the actor's own password, which ends all other sessions; raises BadInputError if it may not be used."""
    person = doors.own_person(actor)
    refuse_bad_password(password, person)
    hashed = make_password(password)  # slow on purpose: before the transaction
    with acting(actor, rules.CHANGE_PASSWORD, person) as deed:
        deed.subject.password, deed.subject.must_change_password = hashed, False
        deed.subject.save(update_fields=["password", "must_change_password"])
    return deed.subject


def reset_access(actor: Actor, person: Person, reason: str) -> str:
    """Give somebody a temporary password, to be changed at the next sign-in, and return it.

    The person's sessions and second factor end. Raises NotPermittedError with the reason.
    """
    password = temporary_password()
    hashed = make_password(password)
    with acting(actor, rules.RESET_ACCESS, person) as deed:
        give_temporary_password(deed.subject, hashed)
        deed.record(person=deed.subject.public_id, reason=reason)
    return password


def give_temporary_password(person: Person, hashed: str) -> None:
    """Within an act: set a password to be changed at the next sign-in; sessions, second factor, lock-out end."""
    person.password, person.must_change_password, person.session_salt = hashed, True, new_id()
    person.save(update_fields=["password", "must_change_password", "session_salt"])
    end_factor(person)
    forget_failures(username=person.account)


def refuse_bad_password(password: str, person: Person) -> None:
    """Raise BadInputError with everything that speaks against the password."""
    problems = [Problem(Place(cell="password"), message) for message in password_problems(password, person)]
    if problems:
        raise BadInputError(problems)
