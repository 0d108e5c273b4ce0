"""What signing in does to a browser's session: who it belongs to, for how long, in which role."""

import time
from datetime import timedelta

from axes.handlers.proxy import AxesProxyHandler
from django.conf import settings
from django.contrib.auth import authenticate, login, logout
from django.contrib.auth.signals import user_login_failed
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.http import url_has_allowed_host_and_scheme

from zhiheng.web.audit.page import Request
from zhiheng.web.audit.roles import Role
from zhiheng.web.drafts.actions import seal_objects_of
from zhiheng.web.people.actions import sessions
from zhiheng.web.people.middleware import ACTIVE_ROLE, SECOND_FACTOR
from zhiheng.web.people.models import Assignment, Person
from zhiheng.web.people.rules import needs_second_factor

_BACKEND = "django.contrib.auth.backends.ModelBackend"
_NEXT = "next"
_WAITING = "waiting_for_code"
_WAITS_FOR = 600
"""Seconds between the password and the one-time code."""


def keep_next(request: Request) -> None:
    """Remember where the person wanted to go, if that is a page of this site."""
    wanted = request.GET.get("next", "")
    is_own = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    if is_own and wanted.startswith("/") and wanted != reverse("people:sign_out"):
        request.session[_NEXT] = wanted


def person_with(request: Request, account: str, password: str) -> Person | None:
    """Return the person with that account and password; None, and one more failure counted, if there is none."""
    person = authenticate(request, account=account, password=password)
    return person if isinstance(person, Person) else None


def is_shut(request: Request, account: str) -> bool:
    """Whether the account is shut for a while after too many failures; then the page that says so is sent."""
    if AxesProxyHandler.is_allowed(request, {"account": account}):
        return False
    request.axes_locked_out = True  # type: ignore[attr-defined]  # read by AxesMiddleware
    return True


def count_failure(request: Request, account: str) -> None:
    """Count a wrong one-time code like a wrong password."""
    user_login_failed.send(__name__, credentials={"account": account}, request=request)


def wait_for_code(request: Request, person: Person) -> None:
    """Remember that the person's password was right and the one-time code is still to come."""
    request.session.cycle_key()
    request.session[_WAITING] = [person.pk, person.get_session_auth_hash(), int(time.time()) + _WAITS_FOR]


def person_waiting(request: Request) -> Person | None:
    """Return whose one-time code this browser still owes, None if nobody's, or if it took too long."""
    key, proof, until = request.session.get(_WAITING, (None, "", 0))
    person = Person.objects.filter(pk=key, is_active=True).first() if time.time() < until else None
    if person is None or not constant_time_compare(proof, person.get_session_auth_hash()):
        return None
    return person


def begin(request: Request, person: Person, code: str = "") -> str:
    """Sign the person in and return the address to go on with; raises WrongCodeError."""
    has_second_factor = sessions.begin_session(person, code)
    login(request, person, backend=_BACKEND)
    request.session.pop(_WAITING, None)
    request.session.pop(ACTIVE_ROLE, None)
    request.session[SECOND_FACTOR] = has_second_factor
    request.session.set_expiry(timezone.now() + timedelta(seconds=settings.SESSION_COOKIE_AGE))
    return go_on(request, person)


def end(request: Request) -> None:
    """Sign the person out: what was written is sealed in the record first."""
    if request.actor.person is not None:
        seal_objects_of(request.actor.person)
        sessions.end_session(request.actor)
    logout(request)


def go_on(request: Request, person: Person) -> str:
    """Return what comes next for who is signed in: a new password, the second factor, a role, or the page wanted.

    Somebody with one role works in it at once.
    """
    if person.must_change_password:
        return reverse("people:change_password")
    held = list(Assignment.objects.filter(person=person, ended=None).select_related("person", "cycle"))
    if ACTIVE_ROLE not in request.session:
        if not held:
            return str(request.session.pop(_NEXT, reverse("people:account")))
        if len(held) > 1:
            return reverse("site:home")
        if not can_take(request, held[0]):
            return reverse("people:second_factor")
        take_role(request, held[0])
    return str(request.session.pop(_NEXT, reverse("site:home")))


def can_take(request: Request, assignment: Assignment) -> bool:
    """Whether this session has shown the second factor that the role may need."""
    return not needs_second_factor(Role(assignment.role)) or bool(request.session.get(SECOND_FACTOR))


def take_role(request: Request, assignment: Assignment) -> None:
    """Make a role the active one, in a session under a new key; raises NotPermittedError."""
    sessions.switch_role(assignment.as_actor(), assignment, has_second_factor=bool(request.session.get(SECOND_FACTOR)))
    request.session.cycle_key()
    request.session[ACTIVE_ROLE] = assignment.public_id


def prove_second_factor(request: Request) -> None:
    """Note that this session has shown a one-time code."""
    request.session.cycle_key()
    request.session[SECOND_FACTOR] = True
