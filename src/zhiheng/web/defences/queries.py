"""What pages of defences show: the order of a cycle, and what an expert gave beside the others."""

from collections.abc import Sequence
from dataclasses import dataclass

from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import OFFICE, Role
from zhiheng.web.defences import doors
from zhiheng.web.defences.attending import Attendee, attending_at
from zhiheng.web.defences.models import Defence, DefenceSheet
from zhiheng.web.defences.record import tree_of_confirmed
from zhiheng.web.panels.models import Panel, PanelEntry
from zhiheng.web.programmes.models import Cycle


@dataclass(frozen=True, slots=True)
class DefenceLine:
    """An entry that is defended; ``defence`` is None before it has a slot, ``reviewed`` is for who arranges it.

    ``own`` is the actor's sheet. The applicant gets neither who attends nor a sheet.
    """

    defence: Defence | None
    panel: Panel
    organisation: str
    reviewed: PanelEntry | None
    attending: Sequence[Attendee]
    own: DefenceSheet | None

    @property
    def done(self) -> int:
        """How many sheets are confirmed."""
        return sum(1 for one in self.attending if one.is_done)


@dataclass(frozen=True, slots=True)
class Beside:
    """What all gave, a column for each: the ``rows`` are an item with the marks, ``totals`` in points."""

    names: Sequence[str]
    rows: Sequence[tuple[str, Sequence[str]]]
    totals: Sequence[str | None]


def defence_lines(actor: Actor, cycle: Cycle | None) -> list[DefenceLine]:
    """Return the defences of a cycle that the actor may know of, in their order; for the office what has none too."""
    found = list(doors.defences(actor).filter(panel__cycle=cycle).order_by("panel__order", "panel", "pk"))
    is_overseer = actor.role in OFFICE | {Role.SUPERVISOR}
    reviewed = {one.entry_id: one for one in doors.entries_to_defend(actor).filter(panel__cycle=cycle).order_by("pk")}
    lines = attending_at(found) if actor.role is not Role.ENTRY_OWNER else {}
    own = {one.defence_id: one for one in doors.defence_sheets(actor).filter(defence__in=found)}
    made = [
        DefenceLine(
            one,
            one.panel,
            one.entry.organisation.name,
            reviewed.pop(one.entry_id, None),
            lines.get(one.pk, ()) if is_overseer else (),
            own.get(one.pk),
        )
        for one in found
    ]
    open_ones = [DefenceLine(None, one.panel, one.entry.organisation.name, one, (), None) for one in reviewed.values()]
    return sorted([*made, *open_ones], key=_place)


def beside(sheet: DefenceSheet) -> Beside | None:
    """Return what all who attended gave, in the order of names, once the last sheet is confirmed; None before."""
    found = doors.sheets_beside(sheet)
    trees = [tree_of_confirmed(one) for one in found]
    columns = [[line for category in tree.categories for line in category.lines] for tree in trees]
    rows = [
        (f"{lines[0].indicator.code} {lines[0].indicator.name}", [line.typed for line in lines])
        for lines in zip(*columns, strict=True)
    ]
    return Beside([one.person.name for one in found], rows, [tree.total for tree in trees]) if found else None


def _place(line: DefenceLine) -> tuple[object, ...]:
    number = line.defence.number if line.defence else None
    return (line.panel.order, line.panel.pk, number is None, number or 0)
