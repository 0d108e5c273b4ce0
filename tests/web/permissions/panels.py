"""Panels for the worlds of the generated tests; see ``worlds.py``."""

from collections.abc import Callable, Sequence
from typing import Any

from django.db.models import Model
from django.utils import timezone

from web.make import make_person
from web.permissions.entries import make_entry
from zhiheng.web.audit.roles import Role
from zhiheng.web.panels.models import Appraisal, Panel, PanelEntry, PanelInvitation, PanelMember
from zhiheng.web.people.models import Assignment


def panel(world: Any) -> Panel:
    """A panel without anybody."""
    return Panel.objects.create(cycle=world.cycle, name=f"示例评审组{world.mark}")


def panel_member(world: Any) -> PanelMember:
    """The expert of the world in that panel."""
    return PanelMember.objects.create(panel=world.row(Panel), person=world.people[Role.EXPERT].person)


def make_panel(world: Any) -> None:
    """One more panel, with a member and an application."""
    made = Panel.objects.create(cycle=world.cycle, name=f"示例评审组{Panel.objects.count()}")
    PanelMember.objects.create(panel=made, person=make_person(), is_leader=True)
    PanelEntry.objects.create(panel=made, entry=make_entry(world))


def panel_invitation(world: Any) -> PanelInvitation:
    """One more line of the invitation log of that panel, about somebody else."""
    return PanelInvitation.objects.create(
        panel=world.row(Panel),
        person=make_person(),
        outcome=PanelInvitation.Outcome.DECLINES,
        note=f"示例原因{world.mark}",
        happened_at=timezone.now(),
        made_by=world.people[Role.OFFICE_CLERK].person,
    )


def appraisal(world: Any) -> Appraisal:
    """What the office thinks of the work of one more member of that panel."""
    member = PanelMember.objects.create(panel=world.row(Panel), person=make_person())
    by = world.people[Role.OFFICE_CLERK].person
    return Appraisal.objects.create(member=member, points=80, remark=f"示例评价{world.mark}", made_by=by)


PANEL_ROWS: dict[type[Model], Callable[[Any], Any]] = {
    Panel: panel,
    PanelMember: panel_member,
    PanelInvitation: panel_invitation,
    Appraisal: appraisal,
}

_OF_PANELS = (
    "panel",
    "rename_panel",
    "add_members",
    "add_entries",
    "divide",
    "order_visits",
    "invitations",
    "note_invitation",
)

PANEL_PATHS: dict[str, Callable[[Any, Role], Sequence[str]]] = {
    "panels:print_paper": lambda world, _role: [world.row(Panel).public_id, "fees"],
}
"""What stands in the addresses that hold more than one public id."""

PANEL_ADDRESSES: dict[str, type[Model]] = {
    "panels:profile": Assignment,
    **dict.fromkeys([f"panels:{name}" for name in _OF_PANELS], Panel),
    **dict.fromkeys(["panels:choose_leader", "panels:end_member", "panels:appraise"], PanelMember),
    "panels:end_entry": PanelEntry,
    **dict.fromkeys(["panels:papers", "panels:note_days", "panels:appraisals"], Panel),
}
"""Whose public id stands in an address of panels."""
