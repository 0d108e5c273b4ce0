"""Handing in (提交): the application is frozen as a snapshot."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import cast

from django.utils import timezone

from zhiheng.canonical import canonical_json, sha256_hex
from zhiheng.problems import Message, Place, Problem
from zhiheng.web.audit.acting import Deed, acting
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import BlockedError
from zhiheng.web.audit.rows import locked
from zhiheng.web.audit.verb import Verb
from zhiheng.web.drafts.sealing import seal_versions_of
from zhiheng.web.entries import rules
from zhiheng.web.entries.completeness import Lack, Reason, lacks
from zhiheng.web.entries.models import Attachment, Entry, Part, Submission, SubmittedFile
from zhiheng.web.entries.models.part import PROFILE
from zhiheng.web.entries.snapshot import Snapshot, snapshot_of
from zhiheng.web.programmes.contributions import filled

_TO_DO: dict[Reason, Message] = {
    "empty": Message("申报表“{what}”没有填写 › 填写后再提交", "“{what}” of the form is empty › fill it in first"),
    "wrong": Message("申报表“{what}”填写有误 › 改正后再提交", "“{what}” of the form is wrong › correct it first"),
    "not_authorised": Message(
        "{what} › 把签字盖章的授权委托书交给秘书处核对", "{what} › bring the signed and sealed letter to the office"
    ),
}


def submit_entry(actor: Actor, entry: Entry) -> Submission:
    """Hand an application in as it stands and return the snapshot; its drafts are sealed, nobody writes any more.

    Raises NotPermittedError, also once the last day of the call is over, and BlockedError with everything that must be
    done first.
    """
    with _acting_on_all(actor, rules.SUBMIT_ENTRY, entry) as (deed, fresh, parts):
        _refuse_incomplete([lack for lack in lacks(actor, fresh) if lack.blocks])
        submission = _frozen(actor, fresh, snapshot_of(actor, fresh))
        Entry.objects.filter(pk=fresh.pk).update(state=Entry.State.SUBMITTED)
        deed.about = fresh
        deed.record(
            number=submission.number,
            digest=submission.digest,
            submission=submission.public_id,
            **seal_versions_of(parts),
        )
    return submission


@contextmanager
def _acting_on_all(actor: Actor, verb: Verb, entry: Entry) -> Iterator[tuple[Deed[Part], Entry, Sequence[Part]]]:
    """Open an act on a whole application, while nobody changes a part of it, evidence or the application itself.

    Locks are taken in the order of every other act: parts, the form first, then evidence, then the application.
    """
    with acting(actor, verb, entry.parts.get(code=PROFILE)) as deed:
        parts = list(Part.objects.select_for_update(of=("self",), no_key=True).filter(entry=entry).order_by("pk"))
        list(Attachment.objects.select_for_update(of=("self",), no_key=True).filter(entry=entry).order_by("pk"))
        yield deed, locked(entry), parts


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
