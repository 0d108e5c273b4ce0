"""Acts that need two persons (双人办理): one prepares, another approves or refuses (design rule 9)."""

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from django.apps import apps
from django.utils import timezone

from zhiheng.canonical import Json, digest_of
from zhiheng.problems import Message
from zhiheng.web.audit.acting import Deed, acting
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import NotPermittedError, blocked
from zhiheng.web.audit.models import Proposal
from zhiheng.web.audit.rows import Row
from zhiheng.web.audit.table import all_verbs, rooms
from zhiheng.web.audit.telling import tell_decided, tell_prepared
from zhiheng.web.audit.verb import Verb

Arguments = Mapping[str, Json]

_SAME_PERSON = Message("您自己提交的事项须由另一人审核", "what you prepared must be decided by somebody else")
_NOT_A_PREPARER = Message("您审核这一事项，不能提交", "you decide on this and cannot prepare it")
_NOT_AN_APPROVER = Message("这一事项由审核人决定", "an approver decides this")
_NOT_WAITING = Message("这一事项已经办结", "this was already decided")
_ALREADY_WAITING = Message(
    "同一事项已有一份在等待审核 › 先审核或撤回那一份", "the same is already waiting › decide or withdraw that one first"
)
_CHANGED = Message(
    "您打开页面之后，办理后果有变化 › 重新查看这一事项，再作决定",
    "what will happen has changed since you opened the page › look at it again, then decide",
)
_NO_REASON = Message("没有写不同意的理由 › 写上理由", "a refusal needs a reason › give one")


@dataclass(frozen=True, slots=True)
class Performer:
    """How an approved act is done, and what is shown before.

    ``preview`` returns in sentences what will happen; ``blockers`` what must be done first, each ``what › remedy``;
    ``perform`` changes the deed's subject within the act's transaction.
    """

    perform: Callable[[Deed[Any], Arguments], None]
    preview: Callable[[Any, Arguments], Sequence[Message]]
    blockers: Callable[[Any, Arguments], Sequence[Message]]


@dataclass(frozen=True, slots=True)
class Outlook:
    """What an approval would do now, and what stands against it."""

    preview: tuple[Message, ...]
    blockers: tuple[Message, ...]

    @property
    def digest(self) -> str:
        """What the approver's form sends back, so that nothing else is approved than was seen."""
        return digest_of([message.zh for message in self.preview])


_performers: dict[str, Performer] = {}


def performs(
    verb: Verb,
    preview: Callable[[Any, Arguments], Sequence[Message]],
    blockers: Callable[[Any, Arguments], Sequence[Message]] = lambda _subject, _arguments: (),
) -> Callable[[Callable[[Deed[Any], Arguments], None]], Callable[[Deed[Any], Arguments], None]]:
    """Declare the function that does a two-person verb; areas do so in their ``actions``."""

    def declare(perform: Callable[[Deed[Any], Arguments], None]) -> Callable[[Deed[Any], Arguments], None]:
        _performers[verb.id] = Performer(perform, preview, blockers)
        return perform

    return declare


def performer_of(verb: Verb) -> Performer:
    """Return how a two-person verb is done; raises KeyError if no area declared it."""
    if verb.id not in _performers:
        deque(rooms("actions"), maxlen=0)  # a process without pages has not loaded them yet
    return _performers[verb.id]


def prepare(actor: Actor, verb: Verb, subject: Row, arguments: Arguments, reason: str = "") -> Proposal:
    """Put an act before the approvers.

    The approvers and the supervisors are told. Raises NotPermittedError, or BlockedError when something must be done
    first or the same is already waiting.
    """
    with acting(actor, verb, subject) as deed:
        if actor.role not in verb.roles:
            raise NotPermittedError(_NOT_A_PREPARER)
        _refuse_if_blocked(verb, deed.subject, arguments)
        if Proposal.objects.filter(verb=verb.id, subject_id=subject.public_id, state=Proposal.State.WAITING).exists():
            raise blocked(_ALREADY_WAITING)
        proposal = Proposal.objects.create(
            verb=verb.id,
            model=subject._meta.label,  # noqa: SLF001 - Django's name
            subject_id=subject.public_id,
            arguments=dict(arguments),
            reason=reason,
            programme_id=deed.subject.scope.programme,
            cycle_id=deed.subject.scope.cycle,
            prepared_by_id=cast("int", actor.person),
        )
        tell_prepared(proposal, verb)
        deed.record(step="prepared", proposal=proposal.public_id, arguments=dict(arguments), reason=reason)
    return proposal


def decide(actor: Actor, proposal: Proposal, *, is_approved: bool, answer: str = "", seen: str = "") -> None:
    """Approve and do what was prepared, or refuse it with a reason; who prepared it and the supervisors are told.

    ``seen`` is the digest of the outlook that the approver was shown; empty where nothing was. Raises NotPermittedError
    for the person who prepared it, for who may not approve, and once it was decided; BlockedError when something must
    be done first, when the outlook is no longer the one seen, or when a refusal lacks its reason.
    """
    verb = all_verbs()[proposal.verb]
    with acting(actor, verb, subject_of(proposal)) as deed:
        waiting = Proposal.objects.select_for_update().get(pk=proposal.pk)
        _check_decision(actor, verb, waiting, is_approved=is_approved, answer=answer)
        if is_approved:
            outlook = _outlook(verb, deed.subject, waiting.arguments)
            if outlook.blockers:
                raise blocked(*outlook.blockers)
            if seen not in ("", outlook.digest):
                raise blocked(_CHANGED)
            performer_of(verb).perform(deed, waiting.arguments)
        _close(waiting, actor, Proposal.State.APPROVED if is_approved else Proposal.State.REFUSED, answer)
        tell_decided(waiting, verb)
        deed.record(step=waiting.state, proposal=waiting.public_id, arguments=waiting.arguments, answer=answer)


def withdraw(actor: Actor, proposal: Proposal) -> None:
    """Take back what the actor prepared, while it waits; raises NotPermittedError for others and afterwards."""
    with acting(actor, all_verbs()[proposal.verb], subject_of(proposal)) as deed:
        waiting = Proposal.objects.select_for_update().get(pk=proposal.pk)
        if waiting.prepared_by_id != actor.person or waiting.state != Proposal.State.WAITING:
            raise NotPermittedError(_NOT_WAITING)
        _close(waiting, actor, Proposal.State.WITHDRAWN, "")
        deed.record(step=waiting.state, proposal=waiting.public_id)


def subject_of(proposal: Proposal) -> Row:
    """Return the row that a proposal is about."""
    model = cast("type[Row]", apps.get_model(proposal.model))
    return model._base_manager.get(public_id=proposal.subject_id)  # noqa: SLF001 - Django's name


def outlook_of(proposal: Proposal) -> Outlook:
    """Return what would happen if a waiting proposal were approved now."""
    return _outlook(all_verbs()[proposal.verb], subject_of(proposal), proposal.arguments)


def _outlook(verb: Verb, subject: Row, arguments: Arguments) -> Outlook:
    performer = performer_of(verb)
    return Outlook(tuple(performer.preview(subject, arguments)), tuple(performer.blockers(subject, arguments)))


def _check_decision(actor: Actor, verb: Verb, proposal: Proposal, *, is_approved: bool, answer: str) -> None:
    if proposal.state != Proposal.State.WAITING:
        raise NotPermittedError(_NOT_WAITING)
    if actor.role not in verb.approvers:
        raise NotPermittedError(_NOT_AN_APPROVER)
    if proposal.prepared_by_id == actor.person:
        raise NotPermittedError(_SAME_PERSON)
    if not (is_approved or answer.strip()):
        raise blocked(_NO_REASON)


def _refuse_if_blocked(verb: Verb, subject: Row, arguments: Arguments) -> None:
    blockers = performer_of(verb).blockers(subject, arguments)
    if blockers:
        raise blocked(*blockers)


def _close(proposal: Proposal, actor: Actor, state: Proposal.State, answer: str) -> None:
    proposal.state, proposal.answer = state, answer
    proposal.decided_by_id, proposal.decided_at = actor.person, timezone.now()
    proposal.save()
