"""Who sends a request, and in which active role (design rule 12)."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare

from zhiheng.web.audit.actor import PUBLIC, Actor
from zhiheng.web.audit.roles import Role
from zhiheng.web.people.models import Assignment, Person
from zhiheng.web.people.rules import needs_second_factor
from zhiheng.web.site.prepared import Prepared

if TYPE_CHECKING:
    from zhiheng.web.audit.page import Request

ACTIVE_ROLE = "assignment"
"""Where the session keeps the public id of the active role's assignment."""
SECOND_FACTOR = "second_factor"
"""Where the session keeps that the one-time code was right."""

_FOR_ALL = re.compile(r"/(public(/.*)?|sitemap\.xml|robots\.txt)\Z")
"""The addresses of the public pages."""


class ActorMiddleware:
    """Gives every request its ``actor``: the public, a person without a role, or a person in the active role.

    A person whose password somebody else has seen works in no role until it is changed. Of the public pages everybody
    is the public, whose session is not even looked at: caches give the same answer to all.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        cast("Request", request).actor = PUBLIC if _FOR_ALL.match(request.path_info) else _actor_of(request)
        return self.get_response(request)


_HELD = Prepared(
    lambda public_id: (
        Assignment.objects.filter(public_id=public_id, ended=None)
        .select_related("person", "cycle")
        .defer("cycle__scheme")
    ),
    "example",
)


def _actor_of(request: HttpRequest) -> Actor:
    active = request.session.get(ACTIVE_ROLE)
    if active is None:
        return _without_role(request)
    wanted = _held(request, active)
    if wanted is None:
        return _without_role(request)
    request.user = wanted.person
    if wanted.person.must_change_password or not _is_proved(request, wanted):
        return wanted.person.as_actor()
    return wanted.as_actor()


def _without_role(request: HttpRequest) -> Actor:
    return request.user.as_actor() if isinstance(request.user, Person) else PUBLIC


def _held(request: HttpRequest, public_id: str) -> Assignment | None:
    """Return the active role with its person, both by one query, None unless the session is that person's and valid.

    It is asked with every request. What makes a session valid is what Django's own middleware asks for; a session that
    needs more than that (such as one of an earlier signing key) is left to it.
    """
    wanted = _HELD.first(public_id)
    if wanted is None or not wanted.person.is_active or request.session.get(SESSION_KEY) != str(wanted.person_id):
        return None
    proof = request.session.get(HASH_SESSION_KEY, "")
    return wanted if constant_time_compare(proof, wanted.person.get_session_auth_hash()) else None


def _is_proved(request: HttpRequest, assignment: Assignment) -> bool:
    return not needs_second_factor(Role(assignment.role)) or bool(request.session.get(SECOND_FACTOR))
