"""How far the consensus on each entry is before the visit: states and counts of sheets, never a score."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from zhiheng.problems import Message
from zhiheng.web.panels.models import Conflict, PanelEntry, PanelMember
from zhiheng.web.programmes.contributions import filled
from zhiheng.web.reviews.models import Consensus, Sheet
from zhiheng.web.reviews.phases import SITE
from zhiheng.web.reviews.signed_copies import SignedCopy, copies_of_consensuses

_AWAITED = Message("已确认评分表 {confirmed} / {due} 份", "{confirmed} of {due} sheets submitted")
_READY = Message("可以合议", "Ready for consensus")
_OPEN = Message("合议中", "Consensus under way")
_CLOSED = Message("合议已确认", "Consensus closed")
_SET_ASIDE = (Sheet.State.WITHDRAWN, Sheet.State.EXCUSED)


@dataclass(frozen=True, slots=True)
class ConsensusLine:
    """An entry of a panel: whose sheets are due and confirmed, who leads (by primary key), the consensus if opened.

    ``copy`` is None until it is closed.
    """

    reviewed: PanelEntry
    due: int
    confirmed: int
    leader: int | None
    consensus: Consensus | None
    copy: SignedCopy | None

    @property
    def is_ready(self) -> bool:
        """Whether the consensus may be opened."""
        return self.consensus is None and 0 < self.due == self.confirmed

    @property
    def is_under_way(self) -> bool:
        """Whether the consensus may be opened, or is open."""
        return self.is_ready or bool(self.consensus and self.consensus.state == Consensus.State.OPEN)

    @property
    def state(self) -> Message:
        """Where it stands, in words."""
        if self.consensus:
            return _OPEN if self.consensus.state == Consensus.State.OPEN else _CLOSED
        return _READY if self.is_ready else filled(_AWAITED, confirmed=self.confirmed, due=self.due)


def consensus_lines(reviewed: Iterable[PanelEntry]) -> list[ConsensusLine]:
    """Return where the consensus on these entries stands, in their order; six queries however many."""
    found = list(reviewed)
    entries = [one.entry_id for one in found]
    members: dict[int, list[PanelMember]] = {}
    for member in PanelMember.objects.filter(panel__in=[one.panel_id for one in found], ended=None):
        members.setdefault(member.panel_id, []).append(member)
    recused = set(Conflict.objects.filter(entry__in=entries).values_list("entry", "person"))
    at_desk = Sheet.objects.filter(entry__in=entries).exclude(phase__code=SITE)
    sheets = at_desk.values_list("entry", "person", "state")
    states = {(entry, person): state for entry, person, state in sheets}
    held = Consensus.objects.filter(entry__in=entries).exclude(phase__code=SITE)
    consensuses = {one.entry_id: one for one in held.order_by("pk")}
    copies = copies_of_consensuses(consensuses.values())
    return [
        _line(one, members.get(one.panel_id, []), recused, states, consensuses.get(one.entry_id), copies)
        for one in found
    ]


def _line(
    reviewed: PanelEntry,
    members: Iterable[PanelMember],
    recused: set[tuple[int, int]],
    states: Mapping[tuple[int, int], str],
    consensus: Consensus | None,
    copies: Mapping[int, SignedCopy],
) -> ConsensusLine:
    entry = reviewed.entry_id
    taking_part = [
        one
        for one in members
        if (entry, one.person_id) not in recused and states.get((entry, one.person_id)) not in _SET_ASIDE
    ]
    done = [one for one in taking_part if states.get((entry, one.person_id)) == Sheet.State.CONFIRMED]
    leader = next((one.person_id for one in taking_part if one.is_leader), None)
    copy = copies.get(consensus.pk) if consensus else None
    return ConsensusLine(reviewed, len(taking_part), len(done), leader, consensus, copy)
