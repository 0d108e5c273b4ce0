"""Revoking an award (撤销奖项): two persons, under the government's decision; the winner gets a letter."""

from datetime import date

from django.utils import timezone

from zhiheng.problems import Message
from zhiheng.web.audit.acting import Deed
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.approvals import Arguments, performs, prepare
from zhiheng.web.audit.models import Proposal
from zhiheng.web.honours import messages, rules
from zhiheng.web.honours.models import Revocation, Winner
from zhiheng.web.honours.revocation_letter import Decision, letter_of, papers_out
from zhiheng.web.messages.issuing import issue
from zhiheng.web.messages.letter_text import blanks_in
from zhiheng.web.programmes.clock import local_day
from zhiheng.web.programmes.contributions import filled


def prepare_revocation(actor: Actor, winner: Winner, decision: Decision) -> Proposal:
    """Put a revocation before the lead; raises as ``approvals.prepare`` does, BlockedError with all that lacks."""
    rules.REVOKE_AWARD.check(actor, winner)
    arguments = {"document": decision.document.strip(), "reason": decision.reason.strip()}
    return prepare(actor, rules.REVOKE_AWARD, winner, {**arguments, "decided_on": decision.decided_on.isoformat()})


def _decision(arguments: Arguments) -> Decision:
    decided_on = date.fromisoformat(str(arguments["decided_on"]))
    return Decision(str(arguments["document"]), decided_on, str(arguments["reason"]))


def _blockers(winner: Winner, arguments: Arguments) -> list[Message]:
    decision, found = _decision(arguments), []
    if not decision.document:
        found.append(messages.NO_DECISION)
    if not decision.reason:
        found.append(messages.NO_FACTS)
    if decision.decided_on < winner.announcement.announced_on:
        found.append(messages.BEFORE_ANNOUNCEMENT)
    if decision.decided_on > local_day(winner.cycle, timezone.now()):
        found.append(messages.IN_THE_FUTURE)
    letter = letter_of(winner, decision)
    blanks = [] if found else blanks_in(letter.title, letter.recipient, letter.signer, letter.body)
    names = "、".join(dict.fromkeys(blanks))
    return [*found, filled(messages.LETTER_BLANKS, blanks=names)] if names else found


def _preview(winner: Winner, arguments: Arguments) -> list[Message]:
    decision = _decision(arguments)
    values = {"name": winner.name, "tier": winner.tier, "document": decision.document, "day": decision.decided_on}
    found = [filled(messages.WILL_REVOKE, **values), filled(messages.FACTS, facts=decision.reason)]
    numbers = papers_out(winner)
    if numbers:
        found.append(filled(messages.WILL_TAKE_BACK, numbers=numbers))
    return [*found, messages.WILL_BE_PUBLIC]


@performs(rules.REVOKE_AWARD, _preview, _blockers)
def revoke_award(deed: Deed[Winner], arguments: Arguments) -> None:
    """Keep the revocation and issue its letter; register, lists and public pages say so from now on."""
    winner, decision = deed.subject, _decision(arguments)
    proposal = Proposal.objects.get(
        verb=rules.REVOKE_AWARD.id, subject_id=winner.public_id, state=Proposal.State.WAITING
    )
    letter = letter_of(winner, decision)
    letter.drafted_by = proposal.prepared_by
    issue(letter, deed.actor.person or 0, local_day(winner.cycle, timezone.now()))
    made = Revocation.objects.create(
        cycle=winner.cycle,
        winner=winner,
        document=decision.document,
        decided_on=decision.decided_on,
        reason=decision.reason,
        letter=letter,
        proposal=proposal,
    )
    deed.record(revocation=made.public_id, document=made.document, letter=letter.number)
