"""How each sheet of a cycle stands, for the office and the supervisor: states and reasons, never a score."""

from collections.abc import Sequence
from dataclasses import dataclass

from zhiheng.web.panels.models import Conflict, PanelEntry, PanelMember
from zhiheng.web.programmes.models import Cycle
from zhiheng.web.reviews.models import Sheet
from zhiheng.web.reviews.phases import SITE
from zhiheng.web.reviews.signed_copies import SignedCopy, copies_of_sheets


@dataclass(frozen=True, slots=True)
class SheetLine:
    """An entry and an expert who reviews it; ``sheet`` is None before it was begun, ``copy`` before it is confirmed."""

    reviewed: PanelEntry
    member: PanelMember
    sheet: Sheet | None
    copy: SignedCopy | None

    @property
    def may_be_excused(self) -> bool:
        """Whether the sheet is neither confirmed nor set aside."""
        return self.sheet is None or self.sheet.state == Sheet.State.OPEN


def sheet_lines(cycle: Cycle) -> Sequence[SheetLine]:
    """Return the sheets that are due in a cycle that came through its door, by panel, entry and expert.

    Without what anybody is recused from; six queries.
    """
    members: dict[int, list[PanelMember]] = {}
    found = PanelMember.objects.filter(panel__cycle=cycle, ended=None).select_related("person")
    for member in found.order_by("person__name_key", "pk"):
        members.setdefault(member.panel_id, []).append(member)
    recused = set(Conflict.objects.filter(entry__cycle=cycle).values_list("person", "entry"))
    at_desk = Sheet.objects.filter(entry__cycle=cycle).exclude(phase__code=SITE)
    sheets = {(one.person_id, one.entry_id): one for one in at_desk}
    copies = copies_of_sheets(sheets.values())
    reviewed = PanelEntry.objects.filter(panel__cycle=cycle, ended=None).select_related("panel", "entry__organisation")
    return [
        SheetLine(one, member, sheet, copies.get(sheet.pk) if sheet else None)
        for one in reviewed.order_by("panel__order", "panel", "entry__organisation__name_key", "pk")
        for member in members.get(one.panel_id, ())
        for sheet in [sheets.get((member.person_id, one.entry_id))]
        if (member.person_id, one.entry_id) not in recused
    ]
