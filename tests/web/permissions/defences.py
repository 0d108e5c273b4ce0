"""Defences for the worlds of the generated tests; see ``worlds.py``."""

from collections.abc import Callable, Sequence
from typing import Any

from django.db.models import Model
from django.utils import timezone

from web.make import make_person
from web.permissions.reviews import make_reviewed_entry
from zhiheng.web.audit.roles import Role
from zhiheng.web.defences.models import Attending, Defence, DefenceSheet
from zhiheng.web.panels.models import PanelEntry, PanelMember
from zhiheng.web.programmes.models import Phase


def defence(world: Any) -> Defence:
    """The defence of the example application, whose slot was told; the expert attends."""
    Phase.objects.filter(cycle=world.cycle, code="defence").update(is_on=True)
    return _defence(world, world.row(PanelEntry))


def defence_sheet(world: Any) -> DefenceSheet:
    """The expert's sheet of it."""
    return DefenceSheet.objects.create(defence=world.row(Defence), person=world.people[Role.EXPERT].person)


def make_defence(world: Any) -> None:
    """One more defence, of another entry of the panel."""
    world.row(Defence)
    _defence(world, make_reviewed_entry(world, f"辩{Defence.objects.count()}"))


def make_attending(world: Any) -> None:
    """One more expert who attends, with a sheet."""
    made, person = world.row(Defence), make_person(f"示例{world.mark}")
    PanelMember.objects.create(panel=made.panel, person=person)
    Attending.objects.create(defence=made, person=person)
    DefenceSheet.objects.create(defence=made, person=person)


def _defence(world: Any, reviewed: PanelEntry) -> Defence:
    slot = {"room": f"示例地点{world.mark}", "told_at": timezone.now()}
    made = Defence.objects.create(entry=reviewed.entry, panel=reviewed.panel, **slot)
    Attending.objects.create(defence=made, person=world.people[Role.EXPERT].person)
    return made


def _to_defend(world: Any, _role: Role) -> Sequence[str]:
    return [PanelEntry.objects.get(entry=world.row(Defence).entry).public_id]


DEFENCE_ROWS: dict[type[Model], Callable[[Any], Any]] = {Defence: defence, DefenceSheet: defence_sheet}
DEFENCE_ADDRESSES: dict[str, type[Model]] = {
    **dict.fromkeys([f"defences:{name}" for name in ("defence", "tell", "timer", "record", "begin")], Defence),
    **dict.fromkeys([f"defences:{name}" for name in ("sheet", "confirm", "print_sheet")], DefenceSheet),
}
DEFENCE_PATHS: dict[str, Callable[[Any, Role], Sequence[str]]] = {"defences:arrange": _to_defend}
