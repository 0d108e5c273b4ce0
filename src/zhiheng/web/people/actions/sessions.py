"""Signing in and out, and the active role."""

from zhiheng.web.audit.acting import acting
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import blocked
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.rows import new_id
from zhiheng.web.people import doors, rules
from zhiheng.web.people.errors import NEEDS_SECOND_FACTOR
from zhiheng.web.people.models import Assignment, Person
from zhiheng.web.people.second_factor import second_factor_of, use_code


def begin_session(person: Person, code: str = "") -> bool:
    """Record that a person whose password was right signs in; return whether a one-time code was given.

    Raises WrongCodeError if the person has a second factor and the code is not right.
    """
    with acting(person.as_actor(), rules.BEGIN_SESSION, person) as deed:
        factor = second_factor_of(deed.subject)
        if factor:
            use_code(factor, code)
        deed.record(second_factor=factor is not None)
    return factor is not None


def end_session(actor: Actor) -> None:
    """Record that a person signs out."""
    with acting(actor, rules.END_SESSION, doors.own_person(actor)):
        pass


def end_all_sessions(actor: Actor) -> None:
    """End every session of the actor, on all devices."""
    with acting(actor, rules.END_ALL_SESSIONS, doors.own_person(actor)) as deed:
        deed.subject.session_salt = new_id()
        deed.subject.save(update_fields=["session_salt"])


def switch_role(actor: Actor, assignment: Assignment, *, has_second_factor: bool) -> None:
    """Record that the actor works in another of the own roles from now on.

    Raises NotPermittedError for a role that is somebody else's or has ended, BlockedError for one that needs a second
    factor which this session has not shown.
    """
    if rules.needs_second_factor(Role(assignment.role)) and not has_second_factor:
        raise blocked(NEEDS_SECOND_FACTOR)
    myself = Actor(actor.id, Role.PERSON, actor.person)  # the role left behind may not reach the new one's cycle
    with acting(myself, rules.SWITCH_ROLE, assignment) as deed:
        deed.record(granted=deed.subject.role)
