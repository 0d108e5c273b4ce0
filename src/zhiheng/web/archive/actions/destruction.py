"""A decision to destroy papers whose time is over (鉴定销毁), recorded by two persons; nothing here deletes."""

from datetime import date

from django.utils import timezone

from zhiheng.problems import Message
from zhiheng.web.archive import messages, rules
from zhiheng.web.archive.models import Destruction
from zhiheng.web.audit.acting import Deed
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.approvals import Arguments, performs, prepare
from zhiheng.web.audit.models import Proposal
from zhiheng.web.programmes.clock import local_day
from zhiheng.web.programmes.contributions import filled
from zhiheng.web.programmes.models import Cycle


def prepare_destruction(actor: Actor, cycle: Cycle, number: str, decided_on: date, items: str) -> Proposal:
    """Put a decision before the lead; raises as ``approvals.prepare`` does, BlockedError with what is wrong."""
    said = {"number": str(number).strip(), "decided_on": str(decided_on), "items": str(items).strip()}
    return prepare(actor, rules.RECORD_DESTRUCTION, cycle, said)


def _blockers(cycle: Cycle, arguments: Arguments) -> list[Message]:
    found = [] if arguments["number"] else [messages.NO_NUMBER]
    if not arguments["items"]:
        found.append(messages.NO_ITEMS)
    if date.fromisoformat(str(arguments["decided_on"])) > local_day(cycle, timezone.now()):
        found.append(messages.DAY_IN_THE_FUTURE)
    return found


def _preview(_cycle: Cycle, arguments: Arguments) -> list[Message]:
    return [
        filled(messages.WILL_RECORD, number=arguments["number"], day=arguments["decided_on"]),
        filled(messages.WILL_DESTROY, items=arguments["items"]),
        messages.KEEPS_DATA,
    ]


@performs(rules.RECORD_DESTRUCTION, _preview, _blockers)
def record_destruction(deed: Deed[Cycle], arguments: Arguments) -> None:
    """Keep the decision."""
    cycle = deed.subject
    proposal = Proposal.objects.get(
        verb=rules.RECORD_DESTRUCTION.id, subject_id=cycle.public_id, state=Proposal.State.WAITING
    )
    decided_on = date.fromisoformat(str(arguments["decided_on"]))
    Destruction.objects.create(
        cycle=cycle,
        number=str(arguments["number"]),
        decided_on=decided_on,
        items=str(arguments["items"]),
        proposal=proposal,
    )
    deed.record(number=str(arguments["number"]), decided_on=decided_on.isoformat())
