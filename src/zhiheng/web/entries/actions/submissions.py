"""Handing in (提交): the application is frozen as a snapshot; opening it again, and withdrawing it (撤回)."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import cast

from django.utils import timezone

from zhiheng.canonical import canonical_json, sha256_hex
from zhiheng.problems import Message, Place, Problem
from zhiheng.web.audit.acting import Deed, acting
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import BlockedError, blocked
from zhiheng.web.audit.roles import OFFICE
from zhiheng.web.audit.rows import locked
from zhiheng.web.audit.telling import holders
from zhiheng.web.audit.verb import Verb
from zhiheng.web.drafts.sealing import seal_versions_of
from zhiheng.web.entries import rules
from zhiheng.web.entries.completeness import Lack, Reason, lacks
from zhiheng.web.entries.file_doors import SUBMISSION
from zhiheng.web.entries.models import Attachment, Entry, Part, Submission, SubmittedFile
from zhiheng.web.entries.models.part import PROFILE
from zhiheng.web.entries.papers import ask_for_paper
from zhiheng.web.entries.snapshot import Snapshot, snapshot_of
from zhiheng.web.entries.written import Written
from zhiheng.web.files.codes import shown_code
from zhiheng.web.files.printing import code_within
from zhiheng.web.messages.notices import notify
from zhiheng.web.programmes.contributions import filled

_TO_DO: dict[Reason, Message] = {
    "empty": Message("申报表“{what}”没有填写 › 填写后再提交", "“{what}” of the form is empty › fill it in first"),
    "wrong": Message("申报表“{what}”填写有误 › 改正后再提交", "“{what}” of the form is wrong › correct it first"),
    "unsigned": Message(
        "没有“{what}”的签章页 › 打印、签字盖章后上传扫描件",
        "“{what}” is not signed › print it, have it signed, hand in the scan",
    ),
    "unscanned": Message("没有“{what}” › 扫描后上传", "there is no “{what}” › scan it and hand it in"),
    "not_authorised": Message(
        "{what} › 把签字盖章的授权委托书交给秘书处核对", "{what} › bring the signed and sealed letter to the office"
    ),
}
_HAS_ANOTHER = Message(
    "贵组织在这个申报类别已另有一份申报 › 先撤回那一份",
    "your organisation has another application in this track › withdraw that one first",
)
_NO_REASON = Message("没有写理由 › 写明撤回的理由", "there is no reason › say why it is withdrawn")
_WITHDRAWN = Message("{who}撤回了申报", "{who} withdrew its application")


def submit_entry(actor: Actor, entry: Entry) -> Submission:
    """Hand an application in as it stands and return the snapshot; its drafts are sealed, nobody writes any more.

    Raises NotPermittedError, also once the last day of the call is over, and BlockedError with everything that must be
    done first.
    """
    with _acting_on_all(actor, rules.SUBMIT_ENTRY, entry) as (deed, fresh, parts):
        written = Written(actor, fresh)
        _refuse_incomplete([lack for lack in lacks(written) if lack.blocks])
        submission = _frozen(actor, fresh, snapshot_of(written))
        _set_state(fresh, Entry.State.SUBMITTED)
        code = code_within(actor, submission, SUBMISSION)
        ask_for_paper(submission)
        deed.record(
            number=submission.number,
            digest=submission.digest,
            submission=submission.public_id,
            code=shown_code(code.code),
            **seal_versions_of(parts),
        )
    return submission


def reopen_entry(actor: Actor, entry: Entry) -> None:
    """Open an application again to change it; what was handed in last counts until it is handed in anew.

    Raises NotPermittedError, and BlockedError if the organisation has started another one in the track.
    """
    with _acting_on_all(actor, rules.REOPEN_ENTRY, entry) as (_, fresh, _parts):
        live = Entry.objects.filter(organisation=fresh.organisation_id, track=fresh.track_id)
        if live.exclude(pk=fresh.pk).exclude(state=Entry.State.WITHDRAWN).exists():
            raise blocked(_HAS_ANOTHER)
        _set_state(fresh, Entry.State.WRITING)


def withdraw_entry(actor: Actor, entry: Entry, reason: str) -> None:
    """Take an application back: nothing that was handed in counts any more, and the office is told if anything was.

    Raises NotPermittedError, and BlockedError without a reason.
    """
    with _acting_on_all(actor, rules.WITHDRAW_ENTRY, entry) as (deed, fresh, parts):
        if not reason.strip():
            raise blocked(_NO_REASON)
        counted = fresh.submissions.filter(withdrawn_at=None).update(withdrawn_at=timezone.now())
        _set_state(fresh, Entry.State.WITHDRAWN)
        if counted:
            notify(holders(OFFICE, fresh.scope), _WITHDRAWN, cycle=fresh.cycle, who=fresh.organisation.name)
        deed.record(reason=reason.strip(), **seal_versions_of(parts))


def _set_state(entry: Entry, state: Entry.State) -> None:
    Entry.objects.filter(pk=entry.pk).update(state=state)


@contextmanager
def _acting_on_all(actor: Actor, verb: Verb, entry: Entry) -> Iterator[tuple[Deed[Part], Entry, Sequence[Part]]]:
    """Open an act on a whole application, while nobody changes a part of it, evidence or the application itself.

    Locks are taken in the order of every other act: parts, the form first, then evidence, then the application.
    """
    with acting(actor, verb, entry.parts.get(code=PROFILE)) as deed:
        parts = list(Part.objects.select_for_update(of=("self",), no_key=True).filter(entry=entry).order_by("pk"))
        list(Attachment.objects.select_for_update(of=("self",), no_key=True).filter(entry=entry).order_by("pk"))
        fresh = locked(entry)
        deed.about = fresh
        yield deed, fresh, parts


def _refuse_incomplete(found: Sequence[Lack]) -> None:
    if found:
        raise BlockedError([Problem(Place(), filled(_TO_DO[lack.reason], what=lack.text)) for lack in found])


def _frozen(actor: Actor, entry: Entry, snapshot: Snapshot) -> Submission:
    content = canonical_json(snapshot.content)
    submission = Submission.objects.create(
        entry=entry,
        number=entry.submissions.count() + 1,
        content=content.decode(),
        digest=sha256_hex(content),
        submitted_at=timezone.now(),
        submitted_by_id=cast("int", actor.person),
    )
    SubmittedFile.objects.bulk_create(
        SubmittedFile(submission=submission, file=file, attachment=attachment) for file, attachment in snapshot.files
    )
    return submission
