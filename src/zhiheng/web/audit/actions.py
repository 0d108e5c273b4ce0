"""What is done to the record itself: verifying it, and removing on request what an entry says."""

from collections.abc import Sequence

from django.utils import timezone

from zhiheng.problems import Message
from zhiheng.web.audit import doors, rules
from zhiheng.web.audit.acting import Deed, acting
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.approvals import Arguments, performs, prepare
from zhiheng.web.audit.models import LedgerEntry, LedgerPayload, Proposal
from zhiheng.web.audit.verification import Verdict, verify

_WILL_REMOVE = Message(
    "第 {sequence} 条留痕的内容和盐将被永久删除；这一条本身、它的时间、办理人和摘要值保留，链仍可验证，注明按要求移除",
    "what entry {sequence} says is deleted for good, with its salt; the entry, its time, actor and digests stay, the "
    "chain still verifies, and it is marked as removed on request",
)
_ALREADY_REMOVED = Message("内容已经移除 › 撤回这一事项", "it is already removed › withdraw this")
_IS_A_REMOVAL = Message(
    "移除记录本身不能移除 › 撤回这一事项", "the record of a removal cannot itself be removed › withdraw this"
)


def verify_record(actor: Actor) -> Verdict:
    """Verify the whole record and put the outcome on record, which later verifications go on from."""
    rules.VERIFY_RECORD.check(actor, None)
    verdict = verify()  # before the transaction, which keeps other writers waiting
    deed: Deed[None]
    with acting(actor, rules.VERIFY_RECORD) as deed:
        deed.about = doors.own_place(actor)
        deed.record(entries=verdict.entries, head=verdict.head, is_whole=verdict.is_whole)
    return verdict


def ask_removal(actor: Actor, payload: LedgerPayload, reason: str) -> Proposal:
    """Prepare the removal of what an entry says; the supervisor decides. Raises as ``prepare`` does."""
    sequence = LedgerEntry.objects.get(commitment=payload.commitment).sequence
    return prepare(actor, rules.REMOVE_PAYLOAD, payload, {"sequence": sequence}, reason)


def _will_remove(_payload: LedgerPayload, arguments: Arguments) -> Sequence[Message]:
    values = {"sequence": arguments["sequence"]}
    return [Message(_WILL_REMOVE.text("zh", values), _WILL_REMOVE.text("en", values))]


def _stands_against(payload: LedgerPayload, _arguments: Arguments) -> Sequence[Message]:
    if payload.removed is not None:
        return [_ALREADY_REMOVED]
    entry = LedgerEntry.objects.get(commitment=payload.commitment)
    return [_IS_A_REMOVAL] if entry.verb == rules.REMOVE_PAYLOAD.id else []


@performs(rules.REMOVE_PAYLOAD, _will_remove, _stands_against)
def _remove(deed: Deed[LedgerPayload], _arguments: Arguments) -> None:
    deed.subject.payload, deed.subject.salt, deed.subject.removed = None, None, timezone.now()
    deed.subject.save()
