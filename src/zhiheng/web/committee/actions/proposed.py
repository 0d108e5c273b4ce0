"""The list of who is recommended (建议获奖名单): prepared by one person, approved by another."""

from collections.abc import Iterator

from django.utils import timezone

from zhiheng.canonical import canonical_json, digest_of
from zhiheng.problems import Message
from zhiheng.web.audit.acting import Deed
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.approvals import Arguments, performs, prepare
from zhiheng.web.audit.models import Proposal
from zhiheng.web.committee import messages, rules
from zhiheng.web.committee.models import CommitteeMeeting, ProposedList
from zhiheng.web.committee.proposed import content_of, last_list, listings_of
from zhiheng.web.programmes.contributions import filled


def prepare_list(actor: Actor, meeting: CommitteeMeeting, reason: str) -> Proposal:
    """Put the list that follows from the closed rounds before the lead; a departure from the ranking has its reason.

    Raises as ``approvals.prepare`` does, BlockedError with everything that lacks.
    """
    return prepare(actor, rules.PROPOSE_LIST, meeting, {"reason": reason}, reason)


def _blockers(meeting: CommitteeMeeting, arguments: Arguments) -> list[Message]:
    if meeting.rounds.filter(closed_at=None).exists():
        return [messages.ROUND_IS_OPEN]
    if not meeting.counting_rounds:
        return [messages.NOTHING_CLOSED]
    departing = "、".join(one.name for one in listings_of(meeting) if one.departs)
    if departing and not str(arguments["reason"]).strip():
        return [filled(messages.NO_REASON, tiers=departing)]
    last = last_list(meeting)
    if last and last.digest == _digest(meeting, arguments):
        return [messages.SAME_LIST]
    return []


def _digest(meeting: CommitteeMeeting, arguments: Arguments) -> str:
    return digest_of(content_of(meeting, str(arguments["reason"])))


def _preview(meeting: CommitteeMeeting, arguments: Arguments) -> list[Message]:
    return list(_told(meeting, arguments))


def _told(meeting: CommitteeMeeting, arguments: Arguments) -> Iterator[Message]:
    for one in listings_of(meeting):
        names = "、".join(line.found["name"] for line in one.chosen)
        yield filled(messages.WILL_RECOMMEND, tier=one.name, names=names or messages.NOBODY.zh)
    if arguments["reason"]:
        yield filled(messages.DEPARTS, reason=arguments["reason"])
    yield filled(messages.LIST_DIGEST, digest=_digest(meeting, arguments))


@performs(rules.PROPOSE_LIST, _preview, _blockers)
def put_down_list(deed: Deed[CommitteeMeeting], arguments: Arguments) -> None:
    """Keep the list beside those before it."""
    meeting, last = deed.subject, last_list(deed.subject)
    content = content_of(meeting, str(arguments["reason"]))
    made = ProposedList.objects.create(
        meeting=meeting,
        number=last.number + 1 if last else 1,
        content=canonical_json(content).decode(),
        digest=digest_of(content),
        proposal=Proposal.objects.get(
            verb=rules.PROPOSE_LIST.id, subject_id=meeting.public_id, state=Proposal.State.WAITING
        ),
        made_at=timezone.now(),
    )
    deed.record(list=made.public_id, digest=made.digest)
