"""Saving, restoring, sealing and quarantining texts."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import cast

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from zhiheng.canonical import sha256_hex
from zhiheng.documents import parse_document
from zhiheng.problems import BadInputError, Message, Place, Problem
from zhiheng.web.audit.acting import Deed, append_record
from zhiheng.web.audit.actor import SYSTEM, Actor
from zhiheng.web.audit.approvals import Arguments, performs
from zhiheng.web.audit.errors import NotFoundError
from zhiheng.web.audit.rows import Row, locked
from zhiheng.web.drafts import rules
from zhiheng.web.drafts.doors import Draft
from zhiheng.web.drafts.errors import DOCUMENT_TOO_LONG, TOO_LONG, StaleError
from zhiheng.web.drafts.models import Field, Version
from zhiheng.web.drafts.sealing import seal_versions, unsealed_objects_of
from zhiheng.web.site.prepared import Prepared

_NOT_STORABLE = re.compile("[\x00\ud800-\udfff]")
_NO_SUCH_VERSIONS = Message(
    "没有这些版本，或已隔离 › 核对版本号", "there are no such versions to quarantine › check the numbers"
)
_WILL_QUARANTINE = Message(
    "“{field}”第 {first} 至 {last} 版的文字将从所有页面和以后的备份中消失，不能恢复；摘要值保留",
    "the text of versions {first} to {last} of {field} leaves all pages and later backups for good; digests stay",
)


@dataclass(frozen=True, slots=True)
class Edit:
    """A text as sent: under an id of the sender's own, typed on the version with the number ``base``."""

    id: str
    base: int
    text: str


def save_version(actor: Actor, draft: Draft, edit: Edit) -> Version:
    """Keep a text as the field's next version and return it; the same edit sent again returns what it made.

    The one act outside ``acting``: it happens thousands of times an hour and is no record of its own; its digest comes
    into the record when the object is sealed (design rule 7). Role, stage and condition are checked in its transaction.

    Raises:
        NotPermittedError: with the reason.
        BadInputError: if the text is too long, or no document where one is to be, or one that the object must not hold.
        StaleError: if a newer version holds another text; nothing is changed then.
    """
    text = _storable(draft, edit.text)
    with _writing(actor, draft) as field:
        version = _append(field, actor, Edit(edit.id, edit.base, text))
        draft.kind.after_save(draft.owner, draft.name, text)
    return version


def save_within(draft: Draft, actor: Actor, edit: Edit) -> Version:
    """Keep a text as ``save_version`` does, within an act under way that keeps several and says so in the record.

    Raises as ``save_version`` does.
    """
    text = _storable(draft, edit.text)
    version = _append(_locked_field(actor, draft), actor, Edit(edit.id, edit.base, text))
    draft.kind.after_save(draft.owner, draft.name, text)
    return version


def restore_version(actor: Actor, draft: Draft, number: int, edit_id: str, base: int) -> Version:
    """Make the text of an old version the newest one; ``base`` is the newest the actor knows of.

    Raises NotFoundError if there is no such text, else as ``save_version``.
    """
    with _writing(actor, draft) as field:
        old = field.versions.filter(number=number, quarantined=None).first()
        if old is None:
            raise NotFoundError
        version = _append(field, actor, Edit(edit_id, base, cast("str", old.text)), restored_from=number)
        draft.kind.after_save(draft.owner, draft.name, cast("str", old.text))
    return version


def seal_object(owner: Row, because: str) -> None:
    """Record the digest of an object's versions since the last time, if there are any.

    Acts that confirm or submit an object put ``seal_versions`` into their own record instead.
    """
    with transaction.atomic(durable=True):
        fresh = locked(owner)
        payload = seal_versions(fresh)
        if payload:
            append_record(SYSTEM, rules.SEAL, fresh, {"because": because, **payload})


def seal_objects_of(person: int) -> None:
    """Seal what a person wrote, at sign-out."""
    for owner in unsealed_objects_of(person):
        seal_object(owner, "sign-out")


def _will_quarantine(field: Field, arguments: Arguments) -> list[Message]:
    values = {"field": field.name, **arguments}
    return [Message(_WILL_QUARANTINE.zh.format(**values), _WILL_QUARANTINE.en.format(**values))]


def _cannot_quarantine(field: Field, arguments: Arguments) -> list[Message]:
    return [] if _in_sight(field, arguments).exists() else [_NO_SUCH_VERSIONS]


@performs(rules.QUARANTINE, _will_quarantine, _cannot_quarantine)
def quarantine_versions(deed: Deed[Field], arguments: Arguments) -> None:
    """Erase the text of the versions ``first`` to ``last`` of a field; their digests stay."""
    _in_sight(deed.subject, arguments).update(text=None, quarantined=timezone.now())


def _in_sight(field: Field, arguments: Arguments) -> QuerySet[Version]:
    return field.versions.filter(number__range=(arguments["first"], arguments["last"]), quarantined=None)


_KEY = ("owner", "kind", "name")
_FIELD = Prepared(lambda *key: Field.objects.filter(**dict(zip(_KEY, key, strict=True))), *_KEY)

_SENT_BEFORE = Prepared(lambda field, edit: Version.objects.filter(field=field, edit=edit), 1, "example")


@contextmanager
def _writing(actor: Actor, draft: Draft) -> Iterator[Field]:
    """Open the transaction of one save; within it the owner's lock is held and the actor may write."""
    with transaction.atomic(durable=True):
        yield _locked_field(actor, draft)


def _locked_field(actor: Actor, draft: Draft) -> Field:
    """Return the field once the owner's lock is held and the actor may write."""
    owner = locked(draft.owner)
    draft.kind.write.check(actor, owner)
    scope = owner.scope
    values = {"programme_id": scope.programme, "cycle_id": scope.cycle, "edited": timezone.now()}
    key = (owner.public_id, draft.kind.name, draft.name)
    return _FIELD.first(*key) or Field.objects.create(**dict(zip(_KEY, key, strict=True)), **values)


def _append(field: Field, actor: Actor, edit: Edit, restored_from: int | None = None) -> Version:
    known = _SENT_BEFORE.first(field.pk, edit.id)
    if known:
        return known
    if field.head not in (0, edit.base):  # 0 with another base: the database is an older backup than the sender's page
        return _current_if_equal(field, edit.text)
    now, field.head = timezone.now(), field.head + 1
    version = Version.objects.create(
        field=field,
        number=field.head,
        text=edit.text,
        sha256=sha256_hex(edit.text.encode()),
        author_id=cast("int", actor.person),
        saved=now,
        edit=edit.id,
        restored_from=restored_from,
    )
    Field.objects.filter(pk=field.pk).update(head=field.head, edited=now)
    return version


def _current_if_equal(field: Field, text: str) -> Version:
    current = field.versions.select_related("author").get(number=field.head)
    if current.text != text:
        raise StaleError(current)
    return current


def _storable(draft: Draft, text: str) -> str:
    """Return the text with line ends of one kind, without what no database stores; raises BadInputError."""
    text = _NOT_STORABLE.sub("", text.replace("\r\n", "\n"))
    if len(text) > draft.kind.limit:
        values = (("length", len(text)), ("limit", draft.kind.limit))
        raise BadInputError([Problem(Place(), DOCUMENT_TOO_LONG if draft.is_document else TOO_LONG, values)])
    if draft.is_document:
        draft.kind.check_document(draft.owner, draft.name, parse_document(text))
    return text
