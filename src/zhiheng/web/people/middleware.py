"""Who sends a request, and in which active role (design rule 12)."""

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from django.http import HttpRequest, HttpResponse

from zhiheng.web.audit.actor import PUBLIC, Actor
from zhiheng.web.audit.roles import Role
from zhiheng.web.people.models import Assignment, Person

if TYPE_CHECKING:
    from zhiheng.web.audit.page import Request

ACTIVE_ROLE = "assignment"
"""Where the session keeps the public id of the active role's assignment."""


class ActorMiddleware:
    """Gives every request its ``actor``: the public, a person without a role, or a person in the active role."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        cast("Request", request).actor = _actor_of(request)
        return self.get_response(request)


def _actor_of(request: HttpRequest) -> Actor:
    if not isinstance(request.user, Person):
        return PUBLIC
    held = Assignment.objects.filter(person=request.user, ended=None).select_related("person", "cycle")
    wanted = held.filter(public_id=request.session.get(ACTIVE_ROLE, "")).first()
    if wanted is None:
        return Actor(request.user.public_id, Role.PERSON, request.user.pk)
    return wanted.as_actor()
