"""How far scoring at the desk is, for the office and the supervisor: counts of sheets by state, never a score."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from zhiheng.web.panels.models import Conflict, PanelEntry, PanelMember
from zhiheng.web.programmes.models import Cycle
from zhiheng.web.reviews.models import Sheet
from zhiheng.web.reviews.phases import SITE


@dataclass(frozen=True, slots=True)
class ProgressLine:
    """An expert in a panel: how many sheets are due, and how they stand; ``missing`` are neither done nor excused."""

    member: PanelMember
    due: int
    open: int
    confirmed: int
    excused: int

    @property
    def panel(self) -> str:
        """What the panel is called."""
        return self.member.panel.name

    @property
    def expert(self) -> str:
        """The expert's name."""
        return self.member.person.name

    @property
    def missing(self) -> int:
        """How many sheets are still to be confirmed."""
        return self.due - self.confirmed - self.excused


def progress_of(cycle: Cycle) -> Sequence[ProgressLine]:
    """Return the experts of a cycle's panels in their order, without what anybody is recused from; four queries.

    For a cycle that came through its door.
    """
    members = PanelMember.objects.filter(panel__cycle=cycle, ended=None).select_related("panel", "person")
    reviewed: dict[int, set[int]] = {}
    for panel, entry in PanelEntry.objects.filter(panel__cycle=cycle, ended=None).values_list("panel", "entry"):
        reviewed.setdefault(panel, set()).add(entry)
    recused: dict[int, set[int]] = {}
    for person, entry in Conflict.objects.filter(entry__cycle=cycle).values_list("person", "entry"):
        recused.setdefault(person, set()).add(entry)
    states: dict[int, dict[int, str]] = {}
    sheets = Sheet.objects.filter(entry__cycle=cycle).exclude(phase__code=SITE).values_list("person", "entry", "state")
    for person, entry, state in sheets:
        states.setdefault(person, {})[entry] = state
    lines = []
    for member in members.order_by("panel__order", "panel", "person__name_key", "pk"):
        due = reviewed.get(member.panel_id, set()) - recused.get(member.person_id, set())
        own = states.get(member.person_id, {})
        count = Counter(own[entry] for entry in due if entry in own)
        by_state = (count[Sheet.State.OPEN], count[Sheet.State.CONFIRMED], count[Sheet.State.EXCUSED])
        lines.append(ProgressLine(member, len(due), *by_state))
    return lines
