"""Uploading and withdrawing files."""

from dataclasses import dataclass, replace
from typing import BinaryIO

from django.utils import timezone

from zhiheng.problems import BadInputError, Message, Place, Problem
from zhiheng.web.audit.acting import acting
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import blocked
from zhiheng.web.files import errors, rules
from zhiheng.web.files.bare_pictures import without_metadata
from zhiheng.web.files.blobs import claim_blob, keep_bytes, refuse_quarantined
from zhiheng.web.files.doors import Target
from zhiheng.web.files.filetypes import FileType
from zhiheng.web.files.inspection import inspect_file
from zhiheng.web.files.kinds import MEGABYTE, file_kind, owner_of
from zhiheng.web.files.models import Blob, StoredFile
from zhiheng.web.files.names import shown_name
from zhiheng.web.files.stores import digest_of_file
from zhiheng.web.files.tasks import ask_for_pages

_REPLACED = Message(
    "这份文件已有新版本，或已撤下 › 刷新页面后重新选择",
    "this file has a newer version or was withdrawn › reload the page",
)


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file as it arrives: its name as given, its bytes, and how many were sent."""

    name: str
    content: BinaryIO
    size: int
    is_trade_secret: bool = False


def upload_file(actor: Actor, target: Target, incoming: Incoming) -> StoredFile:
    """Keep a file for an object, or as the next version of one, and plan its pages.

    The bytes are kept first and belong to nothing until the act is committed. Raises NotPermittedError, and
    BadInputError with everything that is wrong with the file.
    """
    target.kind.write.check(actor, target.owner)
    received = _received_bare(target, incoming)
    with acting(actor, rules.UPLOAD_FILE, target.owner) as deed:
        target.kind.write.check(actor, deed.subject)
        _refuse_replaced(target.replaces)
        file = add_file(received, target, actor)
        deed.record(name=file.name, file=file.public_id, purpose=target.purpose_name, digest=received.digest)
    return file


def _received_bare(target: Target, incoming: Incoming) -> "Received":
    filetype = check_file(target, incoming)
    bare = replace(incoming, content=without_metadata(incoming.content, filetype))
    return Received(bare, filetype, keep_bytes(bare.content))


@dataclass(frozen=True, slots=True)
class Received:
    """A file that is in order, and whose bytes are kept; it belongs to nothing yet."""

    incoming: Incoming
    filetype: FileType
    digest: str


def receive_file(target: Target, incoming: Incoming) -> Received:
    """Check a file and keep its bytes; raises BadInputError with everything that is wrong with it."""
    filetype = check_file(target, incoming)
    return Received(incoming, filetype, keep_bytes(incoming.content))


def check_file(target: Target, incoming: Incoming) -> FileType:
    """Return the type of a file that may be uploaded; raises BadInputError with everything that is wrong with it."""
    name = shown_name(incoming.name)
    _refuse_too_large(target, incoming, name)
    filetype = inspect_file(incoming.content, name, target.purpose.types)
    _refuse_known(incoming, name)
    return filetype


def add_file(received: Received, target: Target, actor: Actor) -> StoredFile:
    """Give a file to an object and plan its pages, within an act under way that says so in the record."""
    incoming, scope = received.incoming, target.owner.scope
    name = shown_name(incoming.name)
    file = StoredFile.objects.create(
        owner_kind=target.kind.name,
        owner=target.owner.public_id,
        purpose=target.purpose_name,
        name=name,
        blob=claim_blob(received.digest, incoming.content, received.filetype, name),
        trade_secret=incoming.is_trade_secret and target.purpose.offers_trade_secret,
        uploaded_by_id=actor.person,
        replaces=target.replaces,
        programme_id=scope.programme,
        cycle_id=scope.cycle,
    )
    ask_for_pages(file.blob)
    return file


def withdraw_file(actor: Actor, file: StoredFile) -> None:
    """Take a file out of its object; it stays in the history. Raises NotPermittedError, BlockedError."""
    with acting(actor, rules.WITHDRAW_FILE, file) as deed:
        owner = owner_of(deed.subject)
        file_kind(file.owner_kind).write.check(actor, owner)
        _refuse_replaced(deed.subject)
        StoredFile.objects.filter(pk=file.pk).update(withdrawn_at=timezone.now())
        deed.about = owner
        deed.record(name=file.name, file=file.public_id)


def _refuse_too_large(target: Target, incoming: Incoming, name: str) -> None:
    limit = target.purpose.limit(target.owner)
    if incoming.size > limit * MEGABYTE:
        raise BadInputError([Problem(Place(name), errors.TOO_LARGE, (("limit", limit),))])


def _refuse_known(incoming: Incoming, name: str) -> None:
    known = Blob.objects.filter(pk=digest_of_file(incoming.content)).first()
    if known:
        refuse_quarantined(known, name)


def _refuse_replaced(file: StoredFile | None) -> None:
    if file and (file.withdrawn_at or StoredFile.objects.filter(replaces=file).exists()):
        raise blocked(_REPLACED)
