"""Deciding who goes on after a phase (入围): prepared by one person, approved by another."""

from collections.abc import Iterator, Sequence
from typing import cast

from django.urls import reverse
from django.utils import timezone

from zhiheng.canonical import canonical_json, sha256_hex
from zhiheng.problems import BadInputError, Message
from zhiheng.web.audit.acting import Deed
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.approvals import Arguments, performs, prepare
from zhiheng.web.audit.models import Proposal
from zhiheng.web.audit.roles import Role
from zhiheng.web.entries.models import Entry
from zhiheng.web.messages.groups import holders
from zhiheng.web.messages.notices import notify
from zhiheng.web.programmes.contributions import filled
from zhiheng.web.programmes.models import Phase
from zhiheng.web.results import messages, rules
from zhiheng.web.results.deciders import BODIES, OFFICE_BODY, decider_of
from zhiheng.web.results.models import PhaseOutcome, PhasePlace
from zhiheng.web.results.queries import outcome_of
from zhiheng.web.results.season import Gathered, gathered
from zhiheng.web.results.shortlist import Candidate, Decision, candidates_of, content_of
from zhiheng.web.results.stated import as_messages


def prepare_shortlist(actor: Actor, phase: Phase, decision: Decision, *, seen: str) -> Proposal:
    """Put who goes on before the lead; ``seen`` is the digest of the inputs that the page showed.

    Raises as ``approvals.prepare`` does, BlockedError with everything that lacks.
    """
    arguments: Arguments = {
        "entries": sorted(one.public_id for one in decision.goes_on),
        "count": len(decision.goes_on),
        "reason": decision.reason.strip(),
        "basis": decision.basis.strip(),
        "seen": seen,
    }
    return prepare(actor, rules.DECIDE_SHORTLIST, phase, arguments, decision.reason.strip())


def _blockers(phase: Phase, arguments: Arguments) -> list[Message]:
    found = gathered(phase.cycle, phase)
    if found.lacks:
        return list(found.lacks)
    if found.digest != arguments["seen"]:
        return [messages.STALE]
    try:
        candidates = _candidates(found, phase)
    except BadInputError as error:
        return as_messages(error)
    return list(_against(phase, candidates, arguments))


def _against(phase: Phase, candidates: Sequence[Candidate], arguments: Arguments) -> Iterator[Message]:
    chosen = cast("list[str]", arguments["entries"])
    if not set(chosen) <= {one.entry.public_id for one in candidates}:
        yield messages.STALE
        return
    decider = decider_of(phase.cycle)
    departs = any((one.entry.public_id in chosen) != one.is_proposed or one.is_tied for one in candidates)
    if not departs and outcome_of(phase) is None:
        return
    if not arguments["reason"]:
        yield messages.NO_REASON
    if decider != OFFICE_BODY and not arguments["basis"]:
        yield filled(messages.NO_BASIS, body=BODIES[decider])


def _preview(phase: Phase, arguments: Arguments) -> list[Message]:
    found = gathered(phase.cycle, phase)
    if found.lacks or found.digest != arguments["seen"]:
        return []
    return list(_told(phase, _candidates(found, phase), arguments))


def _told(phase: Phase, candidates: Sequence[Candidate], arguments: Arguments) -> Iterator[Message]:
    chosen = cast("list[str]", arguments["entries"])
    goes_on = [one for one in candidates if one.entry.public_id in chosen]
    rest = [one for one in candidates if one not in goes_on]
    yield filled(messages.WILL_GO_ON, phase=phase.name, count=len(goes_on), names=_names(goes_on))
    yield filled(messages.WILL_NOT, count=len(rest), names=_names(rest))
    tied = [one for one in candidates if one.is_tied]
    if tied:
        yield filled(messages.IS_TIED, names=_names(tied))
    yield from (filled(messages.IS_ADDED, name=_name(one)) for one in goes_on if not one.is_proposed)
    yield from (filled(messages.IS_LEFT_OUT, name=_name(one)) for one in rest if one.is_proposed)
    if arguments["reason"]:
        yield filled(messages.REASON, body=BODIES[decider_of(phase.cycle)], reason=arguments["reason"])
    if arguments["basis"]:
        yield filled(messages.BASIS, basis=arguments["basis"])


@performs(rules.DECIDE_SHORTLIST, _preview, _blockers)
def decide_shortlist(deed: Deed[Phase], arguments: Arguments) -> None:
    """Freeze who goes on after a phase, and tell those who do."""
    phase, chosen = deed.subject, cast("list[str]", arguments["entries"])
    found, last = gathered(phase.cycle, phase), outcome_of(phase)
    goes_on = [one for one in found.candidates if one.public_id in chosen]
    decision = Decision(goes_on, str(arguments["reason"]), str(arguments["basis"]))
    content = canonical_json(content_of(found, phase, decision, decider_of(phase.cycle)))
    outcome = PhaseOutcome.objects.create(
        cycle=phase.cycle,
        phase=phase,
        number=last.number + 1 if last else 1,
        content=content.decode(),
        digest=sha256_hex(content),
        proposal=Proposal.objects.get(
            verb=rules.DECIDE_SHORTLIST.id, subject_id=phase.public_id, state=Proposal.State.WAITING
        ),
        decided_at=timezone.now(),
    )
    places = [PhasePlace(outcome=outcome, entry=one, goes_on=one in goes_on) for one in found.candidates]
    PhasePlace.objects.bulk_create(places)
    before = set(last.places.filter(goes_on=True).values_list("entry", flat=True)) if last else set()
    for entry in goes_on:
        if entry.pk not in before:
            _tell(entry, phase)
    deed.record(outcome=outcome.public_id, digest=outcome.digest)


def _tell(entry: Entry, phase: Phase) -> None:
    contacts = holders(phase.cycle, [Role.ENTRY_OWNER], entry.organisation)
    link = reverse("results:own_outcome", args=[entry.public_id])
    notify(contacts, messages.GOES_ON, link, cycle=phase.cycle, phase=phase.name)


def _candidates(found: Gathered, phase: Phase) -> list[Candidate]:
    return candidates_of(found.result.as_json(), phase.scheme_phase, found.candidates, {})


def _name(candidate: Candidate) -> str:
    return candidate.entry.organisation.name


def _names(candidates: Sequence[Candidate]) -> str | Message:
    return "、".join(_name(one) for one in candidates) or messages.NOBODY
