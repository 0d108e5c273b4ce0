"""Who sends a request, and in which active role (design rule 12)."""

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from django.http import HttpRequest, HttpResponse

from zhiheng.web.audit.actor import PUBLIC, Actor
from zhiheng.web.audit.roles import Role
from zhiheng.web.people.models import Assignment, Person
from zhiheng.web.people.rules import needs_second_factor

if TYPE_CHECKING:
    from zhiheng.web.audit.page import Request

ACTIVE_ROLE = "assignment"
"""Where the session keeps the public id of the active role's assignment."""
SECOND_FACTOR = "second_factor"
"""Where the session keeps that the one-time code was right."""


class ActorMiddleware:
    """Gives every request its ``actor``: the public, a person without a role, or a person in the active role.

    A person whose password somebody else has seen works in no role until it is changed.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        cast("Request", request).actor = _actor_of(request)
        return self.get_response(request)


def _actor_of(request: HttpRequest) -> Actor:
    if not isinstance(request.user, Person):
        return PUBLIC
    active = request.session.get(ACTIVE_ROLE)
    if active is None or request.user.must_change_password:
        return request.user.as_actor()
    held = Assignment.objects.filter(person=request.user, ended=None).select_related("person", "cycle")
    wanted = held.filter(public_id=active).first()
    if wanted is None or not _is_proved(request, wanted):
        return request.user.as_actor()
    return wanted.as_actor()


def _is_proved(request: HttpRequest, assignment: Assignment) -> bool:
    return not needs_second_factor(Role(assignment.role)) or bool(request.session.get(SECOND_FACTOR))
