"""What every page's layout needs."""

from dataclasses import dataclass
from functools import partial
from typing import cast

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from zhiheng.problems import Message
from zhiheng.web.audit.actor import PUBLIC, Actor
from zhiheng.web.audit.roles import ROLE_NAMES, Role
from zhiheng.web.people.middleware import ACTIVE_ROLE
from zhiheng.web.people.models import Assignment, Person
from zhiheng.web.people.queries import where_held
from zhiheng.web.site.navigation import MenuItem, menu_of
from zhiheng.web.site.text_size import TEXT_SIZE_NAMES, text_size
from zhiheng.web.site.texts import say

_IN_ROW = 7
"""How many items of the menu stand in one row on a wide screen; when there are more, the others fold."""

_PRODUCT = Message("质衡", "Zhiheng")


@dataclass(frozen=True, slots=True)
class HeldRole:
    """A role that a person may switch to; ``where`` is the cycle or the award it is held in, empty for the site."""

    id: str
    name: Message
    where: str
    is_active: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """The top bar: the award or else the product, who is signed in, in which role, and what the menu offers."""

    title: str
    person: str
    role: Message
    roles: list[HeldRole]
    menu: list[MenuItem]

    @property
    def in_row(self) -> list[MenuItem]:
        """What stands in the row of a wide screen."""
        return self.menu[:_IN_ROW] if self.under_more else self.menu

    @property
    def under_more(self) -> list[MenuItem]:
        """What folds under 更多 there; never one item alone."""
        return self.menu[_IN_ROW:] if len(self.menu) > _IN_ROW + 1 else []


def layout(request: HttpRequest) -> dict[str, object]:
    """Return what ``site/base.html`` shows; the bar asks the database only where a page has one."""
    actor: Actor = getattr(request, "actor", PUBLIC)
    return {
        "actor": actor,
        "is_signed_in": actor.person is not None,
        "is_room": settings.CONFIG.room,
        "is_for_practice": settings.CONFIG.practice,
        "this_page": request.get_full_path() if request.method == "GET" else "",
        "text_size": text_size(request),
        "text_sizes": TEXT_SIZE_NAMES.items(),
        "bar": SimpleLazyObject(partial(_bar, request, actor)),
    }


def _bar(request: HttpRequest, actor: Actor) -> Bar:
    held = Assignment.objects.filter(person=actor.person, ended=None).select_related(
        "programme", "cycle__programme", "organisation"
    )
    active = request.session.get(ACTIVE_ROLE, "")
    award = next((_award(one) for one in held if one.public_id == active), "")
    return Bar(
        title=award or say(_PRODUCT),
        person=cast("Person", request.user).name,
        role=ROLE_NAMES[actor.role],
        roles=[
            HeldRole(one.public_id, ROLE_NAMES[Role(one.role)], where_held(one), one.public_id == active)
            for one in held
        ],
        menu=menu_of(actor),
    )


def _award(assignment: Assignment) -> str:
    programme = assignment.cycle.programme if assignment.cycle else assignment.programme
    return programme.name if programme else ""
