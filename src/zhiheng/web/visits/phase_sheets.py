"""What visits give to the result: agreed sheets, and where members score again their own ones."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from zhiheng.problems import Message
from zhiheng.web.entries.models import Entry
from zhiheng.web.programmes.contributions import filled
from zhiheng.web.programmes.models import Phase
from zhiheng.web.programmes.scheme import scheme_of
from zhiheng.web.results import phase_sheets as at_the_desk
from zhiheng.web.results.given_sheets import AGREED, GivenSheet, Saying, expert_id
from zhiheng.web.reviews.consensus_members import is_ready, members_of
from zhiheng.web.reviews.phases import RESCORE, REVISE, desk_phase, site_mode, site_phase
from zhiheng.web.visits.messages.scores import NOT_AGREED, NOT_SCORED
from zhiheng.web.visits.models import VisitMember


def feeds(phase: Phase) -> bool:
    """Whether this is the phase of the visit."""
    return site_phase(phase.cycle) == phase


def lacks(phase: Phase, entries: Sequence[Entry]) -> Iterator[Message]:
    """Yield what is awaited: sheets of who scores again, agreed scores where they count."""
    mode = site_mode(phase.cycle)
    if mode == RESCORE:
        awaited = [one for one in entries if not is_ready(members_of(one, phase))]
        if awaited:
            yield filled(NOT_SCORED, names="、".join(one.organisation.name for one in awaited))
    if mode != RESCORE or _is_agreed_on(phase):
        agreed = {one.entry for one in sheets(phase, entries) if one.expert == AGREED}
        missing = [one.organisation.name for one in entries if one.pk not in agreed]
        if missing:
            yield filled(NOT_AGREED, names="、".join(missing))


def sheets(phase: Phase, entries: Sequence[Entry]) -> Iterator[GivenSheet]:
    """Yield the sheets of the team and the agreed ones; where visits are not scored, what was agreed on before."""
    team = {
        (entry, expert_id(member.person))
        for member in VisitMember.objects.filter(visit__entry__in=entries, ended=None).select_related("person", "visit")
        for entry in (member.visit.entry_id,)
    }
    for one in at_the_desk.sheets(_source(phase), entries):
        if one.expert == AGREED:
            yield one
        elif site_mode(phase.cycle) == RESCORE:
            yield replace(one, takes_part=one.takes_part and (one.entry, one.expert) in team)


def sayings(phase: Phase, digest: str) -> Mapping[str, Saying]:
    """Return what the sheet, or the closed consensus, of a digest says by indicator."""
    return at_the_desk.sayings(_source(phase), digest)


def _source(phase: Phase) -> Phase:
    """Return the phase whose sheets stand for the visit."""
    desk = desk_phase(phase.cycle)
    return phase if site_mode(phase.cycle) in (REVISE, RESCORE) or desk is None else desk


def _is_agreed_on(phase: Phase) -> bool:
    scheme = scheme_of(phase.cycle)
    return any(one.id == phase.scheme_phase and one.aggregate == "consensus" for one in scheme.phases)
