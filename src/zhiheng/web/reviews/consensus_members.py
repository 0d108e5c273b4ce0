"""Who takes part in the consensus on an entry, as panel, sheets and conflicts stand now."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from zhiheng.web.entries.models import Entry
from zhiheng.web.panels.models import Conflict, PanelMember
from zhiheng.web.people.models import Person
from zhiheng.web.programmes.models import Phase
from zhiheng.web.reviews.models import ConfirmedConsensus, ConfirmedSheet, Consensus, Sheet
from zhiheng.web.reviews.on_site import people_on_site
from zhiheng.web.reviews.phases import SITE


@dataclass(frozen=True, slots=True)
class Member:
    """A member of the entry's panel; ``sheet`` is what the member confirmed, None as long as it is awaited.

    ``needs_sheet`` is False where members revise together what was agreed on before.
    """

    person: Person
    is_leader: bool
    sheet: ConfirmedSheet | None
    needs_sheet: bool = True

    @property
    def takes_part(self) -> bool:
        """Whether no sheet of the member is awaited."""
        return self.sheet is not None or not self.needs_sheet


def members_of(entry: Entry, phase: Phase, *, needs_sheet: bool = True) -> list[Member]:
    """Return who takes part, the leader first; three queries.

    A member with a conflict of interest with the entry takes no part, confirmed by the office or not, and neither does
    one whose sheet was withdrawn or excused; in the phase of the visit only who is in its team.
    """
    recused = Conflict.objects.filter(entry=entry).values("person")
    found = PanelMember.objects.filter(ended=None, panel__entries__entry=entry, panel__entries__ended=None)
    if phase.code == SITE:
        found = found.filter(person__in=people_on_site(entry))
    members = list(found.exclude(person__in=recused).select_related("person").order_by("-is_leader", "pk"))
    sheets = {
        one.person_id: one
        for one in Sheet.objects.filter(entry=entry, phase=phase, person__in=[one.person_id for one in members])
    }
    rows = ConfirmedSheet.objects.filter(sheet__in=sheets.values(), sheet__state=Sheet.State.CONFIRMED)
    confirmed = {one.sheet_id: one for one in rows.filter(reopened_at=None).order_by("number")}
    return [
        Member(one.person, one.is_leader, confirmed.get(sheet.pk) if sheet else None, needs_sheet)
        for one in members
        if (sheet := sheets.get(one.person_id)) is None or not _is_set_aside(sheet)
    ]


def members_now(consensus: Consensus) -> list[Member]:
    """Return who takes part in an open consensus."""
    return members_of(consensus.entry, consensus.phase, needs_sheet=consensus.base_id is None)


def members_at_close(confirmed: ConfirmedConsensus) -> list[Member]:
    """Return who took part in a consensus when it was closed, whatever became of panel and sheets since."""
    consensus = confirmed.consensus
    rows = ConfirmedSheet.objects.filter(sheet__entry=consensus.entry_id, sheet__phase=consensus.phase_id)
    sheets = {(one.sheet.person.public_id, one.digest): one for one in rows.select_related("sheet__person")}
    members = json.loads(confirmed.content)["members"]
    people = {one.public_id: one for one in Person.objects.filter(public_id__in=[one["person"] for one in members])}
    needs_sheet = consensus.base_id is None
    return [
        Member(people[one["person"]], one["leads"], sheets.get((one["person"], one["sheet"])), needs_sheet)
        for one in members
    ]


def is_ready(members: Sequence[Member]) -> bool:
    """Whether no sheet is awaited of who takes part, one at least."""
    return bool(members) and all(one.takes_part for one in members)


def leads(members: Sequence[Member], person: int | None) -> bool:
    """Whether a person is the panel's leader and takes part."""
    return any(one.is_leader and one.person.pk == person for one in members)


def _is_set_aside(sheet: Sheet) -> bool:
    return sheet.state in (Sheet.State.WITHDRAWN, Sheet.State.EXCUSED)
