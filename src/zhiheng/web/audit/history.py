"""The record in plain words: entries as sentences."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from zhiheng.canonical import Json
from zhiheng.problems import Message
from zhiheng.web.audit.models import LedgerEntry, LedgerPayload, Proposal
from zhiheng.web.audit.names import Names, ids_in, name_or_short, names_of, shown
from zhiheng.web.audit.roles import ROLE_NAMES, Role
from zhiheng.web.audit.table import all_verbs
from zhiheng.web.audit.verb import Verb
from zhiheng.web.site.texts import say

_REMOVED = Message("{what}（内容已按要求移除）", "{what} (removed on request)")
_ELSEWHERE = Message("{what}（内容留在移交前的系统）", "{what} (what it says stayed where the cycle came from)")
_READ = Message("打开：{what}", "opened: {what}")
_STEPS = {
    "prepared": Message("提交审核：{what}（事由：{reason}）", "prepared: {what} (reason: {reason})"),
    "approved": Message("审核同意：{what}", "approved: {what}"),
    "refused": Message("审核不同意：{what}（理由：{answer}）", "refused: {what} (reason: {answer})"),
    "withdrawn": Message("撤回：{what}", "withdrawn: {what}"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One entry as a person reads it; ``id`` is the public id of what it says, ``subject`` of what it is about."""

    sequence: int
    time: datetime
    id: str
    who: str
    role: str
    verb: str
    says: str
    subject: str
    about: str
    is_removed: bool


def lines_of(entries: Iterable[LedgerEntry]) -> Sequence[Line]:
    """Return entries as sentences, with the names of those they are about; the caller may know all of these."""
    listed = list(entries)
    payloads = LedgerPayload.objects.in_bulk([entry.commitment for entry in listed])
    ids = {one for payload in payloads.values() for one in ids_in(payload.payload)}
    names = names_of(ids | {entry.actor for entry in listed} | {entry.subject for entry in listed})
    return [_line(entry, payloads[entry.commitment], names) for entry in listed if entry.commitment in payloads]


def _line(entry: LedgerEntry, payload: LedgerPayload, names: Names) -> Line:
    return Line(
        sequence=entry.sequence,
        time=entry.time,
        id=payload.public_id,
        who=name_or_short(entry.actor, names),
        role=say(ROLE_NAMES[Role(payload.role)]),
        verb=entry.verb,
        says=_says(entry, payload, names),
        subject=entry.subject,
        about=name_or_short(entry.subject, names),
        is_removed=payload.payload is None,
    )


def _says(entry: LedgerEntry, payload: LedgerPayload, names: Names) -> str:
    if payload.is_elsewhere:
        return say(_ELSEWHERE, what=_title(entry.verb))
    return sentence(entry.verb, payload.payload, names)


def sentence(verb_id: str, payload: Mapping[str, Json] | None, names: Names) -> str:
    """Return what an entry says; the verb's title where its payload was removed or does not fill the verb's sentence.

    A payload of a two-person verb has the key ``step``, and what was proposed under ``arguments``.
    """
    verb, title = all_verbs().get(verb_id), _title(verb_id)
    if payload is None:
        return say(_REMOVED, what=title)
    if verb and verb.kind != "action":
        return say(_READ, what=title)
    arguments = payload.get("arguments")
    values = {**arguments, **payload} if isinstance(arguments, Mapping) else dict(payload)
    texts = {name: shown(name, value, names, verb.words if verb else {}) for name, value in values.items()}
    what = _filled(verb, texts) or title
    step = _STEPS.get(str(payload.get("step"))) if verb and verb.needs_two else None
    return say(step, **{"reason": "", "answer": "", **texts, "what": what}) if step else what


def _title(verb_id: str) -> str:
    verb = all_verbs().get(verb_id)
    return say(verb.title) if verb else verb_id


def _filled(verb: Verb | None, texts: Mapping[str, str]) -> str:
    try:
        return say(verb.says, **texts) if verb and verb.says else ""
    except KeyError:  # written by an earlier version, which said less
        return ""


@dataclass(frozen=True, slots=True)
class Told:
    """An act of two persons as a person reads it; ``about`` is empty where its object has no name."""

    proposal: Proposal
    title: str
    says: str
    about: str
    state: str
    tag: str


_STATES = {
    Proposal.State.WAITING: (Message("待审核", "Waiting"), "tag-warn"),
    Proposal.State.APPROVED: (Message("已同意", "Approved"), "tag-good"),
    Proposal.State.REFUSED: (Message("不同意", "Refused"), "tag-bad"),
    Proposal.State.WITHDRAWN: (Message("已撤回", "Withdrawn"), "tag-muted"),
}


def told(proposals: Iterable[Proposal]) -> Sequence[Told]:
    """Return acts of two persons with the names of those they are about; the caller may know all of these."""
    listed = list(proposals)
    names = names_of({one for proposal in listed for one in (*ids_in(proposal.arguments), proposal.subject_id)})
    return [_told(proposal, names) for proposal in listed]


def _told(proposal: Proposal, names: Names) -> Told:
    verb = all_verbs()[proposal.verb]
    state, tag = _STATES[Proposal.State(proposal.state)]
    texts = {name: shown(name, value, names, verb.words) for name, value in proposal.arguments.items()}
    says = _filled(verb, {"reason": proposal.reason, **texts})
    return Told(proposal, say(verb.title), says, names.get(proposal.subject_id, ""), say(state), tag)
