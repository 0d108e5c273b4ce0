"""What came in time is registered after the deadline (补登): a clerk prepares, a lead approves (design rule 9)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from zhiheng.problems import Message
from zhiheng.web.audit.acting import Deed
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.approvals import Arguments, performs, prepare
from zhiheng.web.audit.models import Proposal
from zhiheng.web.audit.roles import OFFICE
from zhiheng.web.entries import rules
from zhiheng.web.entries.actions.entries import WHY_NOT_TAKEN_IN, start_entry, why_not_second
from zhiheng.web.entries.models import Entry
from zhiheng.web.entries.models.part import PROFILE
from zhiheng.web.entries.prefill import fill_in_within
from zhiheng.web.people.models import Assignment, Organisation
from zhiheng.web.programmes.contributions import filled
from zhiheng.web.programmes.models import Track

WILL_REGISTER = Message(
    "补登“{who}”{day} 交到秘书处的申报（{track}），由秘书处代录",
    "the application of {who} ({track}), which reached the office on {day}, is registered and taken in by the office",
)
LAST_DAY = Message("申报截止日：{day} 24:00", "the call ended on {day} at 24:00")
REASON = Message("没有及时登记的原因：{reason}", "why it was not registered in time: {reason}")
CAME_LATE = Message(
    "收到日期在申报截止日 {day} 之后 › 只有截止前收到的申报可以补登",
    "it came after the last day, {day} › only what came in time is registered",
)
NO_REASON = Message(
    "没有写原因 › 写明为什么没有在截止前登记", "there is no reason › say why it was not registered in time"
)


@dataclass(frozen=True, slots=True)
class Receipt:
    """Whose application reached the office when, and why it was not registered then."""

    organisation: Organisation
    received_on: date
    reason: str


def prepare_late_entry(actor: Actor, track: Track, receipt: Receipt) -> Proposal:
    """Put the late registration before the lead; raises as ``approvals.prepare`` does."""
    reason = receipt.reason.strip()
    arguments = {
        "organisation": receipt.organisation.public_id,
        "received_on": receipt.received_on.isoformat(),
        "reason": reason,
    }
    return prepare(actor, rules.TAKE_IN_LATE, track, arguments, reason)


def _receipt(arguments: Arguments) -> Receipt:
    organisation = Organisation.objects.get(public_id=arguments["organisation"])
    return Receipt(organisation, date.fromisoformat(str(arguments["received_on"])), str(arguments["reason"]))


def _preview(track: Track, arguments: Arguments) -> list[Message]:
    of = _receipt(arguments)
    return [
        filled(WILL_REGISTER, who=of.organisation.name, track=track.name, day=of.received_on),
        filled(LAST_DAY, day=track.cycle.call_ends),
        filled(REASON, reason=of.reason),
    ]


def _blockers(track: Track, arguments: Arguments) -> list[Message]:
    return list(_against(track, _receipt(arguments)))


def _against(track: Track, of: Receipt) -> Iterator[Message]:
    refusal = why_not_second(track, of.organisation.pk, WHY_NOT_TAKEN_IN)
    if refusal:
        yield refusal
    if track.cycle.call_ends and of.received_on > track.cycle.call_ends:
        yield filled(CAME_LATE, day=track.cycle.call_ends)
    if not of.reason:
        yield NO_REASON


@performs(rules.TAKE_IN_LATE, _preview, _blockers)
def take_in_late(deed: Deed[Track], arguments: Arguments) -> None:
    """Start the application in the name of the clerk who prepared it, with what is registered filled in."""
    of, track = _receipt(arguments), deed.subject
    waiting = Proposal.objects.get(verb=rules.TAKE_IN_LATE.id, subject_id=track.public_id, state=Proposal.State.WAITING)
    entry = start_entry(
        track,
        of.organisation.pk,
        waiting.prepared_by_id,
        is_taken_in=True,
        received_on=of.received_on,
        late_reason=of.reason,
    )
    writer = _writer(entry, waiting.prepared_by_id)
    if writer:
        fill_in_within(writer, entry)
    deed.about = entry
    deed.record(code=entry.code)


def _writer(entry: Entry, person: int) -> Actor | None:
    """Return the clerk as who writes the application; None for one who left the office meanwhile."""
    held = Assignment.objects.filter(person=person, role__in=OFFICE, ended=None)
    part = entry.parts.get(code=PROFILE)
    return next((one for one in (each.as_actor() for each in held) if rules.WRITE_PART.allows(one, part)), None)
