"""Pledges and conflicts of interest for the worlds of the generated tests; see ``worlds.py``."""

from collections.abc import Callable, Sequence
from typing import Any

from django.db.models import Model
from django.utils import timezone

from zhiheng.web.audit.roles import Role
from zhiheng.web.panels.conflict_matches import EMPLOYED
from zhiheng.web.panels.models import Conflict, ConflictKind, PanelEntry, PanelMember, Pledge, SetAside
from zhiheng.web.panels.pledge_text import text_of_cycle
from zhiheng.web.panels.rules.conflicts import STAFF


def pledge(world: Any) -> Pledge:
    """The pledge of the expert."""
    text = text_of_cycle(world.cycle)
    values = {"digest": text.digest, "text": text.as_kept, "given_at": timezone.now()}
    return Pledge.objects.create(cycle=world.cycle, person=world.people[Role.EXPERT].person, **values)


def conflict(world: Any) -> Conflict:
    """A conflict of another person with the application, which the office noted."""
    person = world.people[Role.LIAISON].person
    return Conflict.objects.create(
        entry=world.row(PanelEntry).entry,
        person=person,
        kind=ConflictKind.OTHER,
        note=f"示例说明{world.mark}",
        source=Conflict.Source.OFFICE,
        made_by=world.people[Role.OFFICE_CLERK].person,
    )


def set_aside(world: Any) -> SetAside:
    """What the office took for no conflict."""
    person = world.people[Role.LIAISON].person
    about = {"entry": world.row(PanelEntry).entry, "person": person, "match": EMPLOYED}
    return SetAside.objects.create(
        **about, reason=f"示例理由{world.mark}", made_by=world.people[Role.OFFICE_CLERK].person
    )


def _pledge_of(world: Any, role: Role) -> list[str]:
    """The pledge that a role finds: the own one of who gives it, else that of the expert."""
    if role not in STAFF:
        return [world.row(Pledge).public_id]
    about = {"cycle": world.cycle, "person": world.people[role].person}
    text = text_of_cycle(world.cycle)
    values = {"digest": text.digest, "text": text.as_kept, "given_at": timezone.now()}
    return [Pledge.objects.get_or_create(**about, defaults=values)[0].public_id]


CONFLICT_ADDRESSES: dict[str, Callable[[Any, Role], Sequence[str]]] = {
    "panels:pledge_paper": _pledge_of,
    "panels:print_pledge": _pledge_of,
    "panels:set_aside": lambda world, _role: [
        world.row(PanelMember).public_id,
        world.row(PanelEntry).public_id,
        EMPLOYED,
    ],
}
"""What stands in the addresses that hold more than one public id, or another one for each role."""

CONFLICT_ROWS: dict[type[Model], Callable[[Any], Any]] = {
    Pledge: pledge,
    Conflict: conflict,
    SetAside: set_aside,
}
