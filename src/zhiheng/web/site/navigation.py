"""The main menu and the desk (工作台): what the areas offer to the active role."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.urls import reverse

from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.verb import Verb


@dataclass(frozen=True, slots=True)
class MenuItem:
    """A page that an area puts into the main menu, in ``MENU`` of its module ``menu``.

    Only roles of ``verb`` see it, in ascending ``order``. The desk shows ``says`` below the title, and how many things
    wait for the actor there if ``waiting`` can count them. With ``is_offered``, only actors for whom it holds see it.
    """

    verb: Verb
    title: Message
    says: Message
    url_name: str
    order: int
    waiting: Callable[[Actor], int] | None = None
    is_offered: Callable[[Actor], bool] | None = None

    @property
    def url(self) -> str:
        """The address of the page."""
        return _address(self.url_name)


def menu_of(actor: Actor) -> list[MenuItem]:
    """Return what the menu shows to the active role, in its order."""
    return [
        item
        for item in _all_items()
        if actor.role in item.verb.roles | item.verb.approvers and (item.is_offered is None or item.is_offered(actor))
    ]


# Each page asks for the address of every item twice, and none ever changes.
@cache
def _address(url_name: str) -> str:
    return reverse(url_name)


@cache
def _all_items() -> list[MenuItem]:
    names = [f"{config.name}.menu" for config in apps.get_app_configs() if config.name.startswith("zhiheng.web.")]
    found = [import_module(name).MENU for name in names if find_spec(name)]
    return sorted((item for items in found for item in items), key=lambda item: item.order)
