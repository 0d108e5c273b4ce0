"""How far the scores of a visit are, for the page of the visit: states, never a score."""

from collections.abc import Sequence
from dataclasses import dataclass

from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.entries.models import Entry
from zhiheng.web.programmes.models import Cycle, Phase
from zhiheng.web.reviews import doors, rules
from zhiheng.web.reviews.consensus_members import Member, members_of
from zhiheng.web.reviews.models import Consensus, Sheet
from zhiheng.web.reviews.phases import RESCORE, site_mode, site_phase


@dataclass(frozen=True, slots=True)
class SiteScoring:
    """The scores of a visit: by which mode, the actor's own sheet and the consensus, each None if not to be found.

    ``members`` are who scores again, ``excused`` who does not, with the reason; ``refusal`` says why the consensus is
    not opened.
    """

    mode: str
    sheet: Sheet | None
    may_begin: bool
    members: Sequence[Member]
    excused: Sequence[Sheet]
    may_excuse: bool
    consensus: Consensus | None
    refusal: Message | None


def site_scoring_of(actor: Actor, entry: Entry, cycle: Cycle) -> SiteScoring | None:
    """Return how far the scores of the visit to an entry of the actor's are; None without a phase that counts."""
    phase = site_phase(cycle)
    if phase is None:
        return None
    mode = site_mode(cycle)
    return SiteScoring(
        mode=mode,
        sheet=doors.sheets(actor).filter(entry=entry, phase=phase).first(),
        may_begin=rules.BEGIN_SITE_SHEET.allows(actor, entry),
        members=members_of(entry, phase) if mode == RESCORE else (),
        excused=_excused(entry, phase) if mode == RESCORE else (),
        may_excuse=rules.EXCUSE_ON_SITE.allows(actor, entry),
        consensus=doors.consensuses(actor).filter(entry=entry, phase=phase).first(),
        refusal=rules.OPEN_SITE_CONSENSUS.refusal(actor, entry),
    )


def _excused(entry: Entry, phase: Phase) -> list[Sheet]:
    found = Sheet.objects.filter(entry=entry, phase=phase, state=Sheet.State.EXCUSED).select_related("person")
    return list(found.order_by("person__name_key", "pk"))
