"""The only ways to files and to codes: through what the areas declare for their objects."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import NotFoundError
from zhiheng.web.audit.rows import Row
from zhiheng.web.audit.verb import Verb
from zhiheng.web.files.kinds import FileKind, Owners, Purpose, declared, file_kind
from zhiheng.web.files.models import PrintCode, StoredFile

SIGNED_COPY = "signed_copy"
"""The kind of the scans of signed pages, which stands in the database and must not change."""
_NONE = Q(pk__in=())
_SHOWN = ("blob__rendition", "uploaded_by", "cycle")


def stored_files(actor: Actor, *kind_names: str) -> QuerySet[StoredFile]:
    """Return the files that the actor may open: old versions and withdrawn ones too, quarantined ones never.

    Of all kinds, or of those named, which makes a smaller query.
    """
    inside = _NONE
    for kind in declared().files.values():
        if _has_role(actor, kind.read) and (not kind_names or kind.name in kind_names):
            owners = kind.owners(actor).values("public_id")
            inside |= Q(owner_kind=kind.name, owner__in=owners) & kind.files(actor)
    return StoredFile.objects.filter(inside, blob__removed_at=None).select_related(*_SHOWN)


def stored_file(actor: Actor, public_id: str) -> StoredFile:
    """Return one file; raises NotFoundError."""
    found = stored_files(actor).filter(public_id=public_id).first()
    if found is None:
        raise NotFoundError
    return found


def files_of(actor: Actor, kind_name: str, owner: Row, purpose_name: str) -> QuerySet[StoredFile]:
    """Return the files of an object that came through its own door."""
    return stored_files(actor, kind_name).filter(owner_kind=kind_name, owner=owner.public_id, purpose=purpose_name)


@dataclass(frozen=True, slots=True)
class Target:
    """What a file is uploaded for: an object and a purpose, and the version it replaces if any."""

    kind: FileKind
    owner: Row
    purpose_name: str
    purpose: Purpose
    replaces: StoredFile | None = None


def target(actor: Actor, kind_name: str, owner_id: str, purpose_name: str, replaces_id: str = "") -> Target:
    """Return what the actor may see files for; raises NotFoundError. ``kind.write`` says whether to upload there."""
    kind = file_kind(kind_name)
    owner = kind.owners(actor).filter(public_id=owner_id).first() if _has_role(actor, kind.read) else None
    if owner is None or purpose_name not in kind.purposes:
        raise NotFoundError
    replaces = None
    if replaces_id:
        replaces = files_of(actor, kind_name, owner, purpose_name).filter(public_id=replaces_id).first()
        if replaces is None:
            raise NotFoundError
    return Target(kind, owner, purpose_name, kind.purposes[purpose_name], replaces)


def print_codes(actor: Actor, *kind_names: str) -> QuerySet[PrintCode]:
    """Return the codes of the pages that the actor may see; of all kinds, or of those named, as of files."""
    inside, names = _NONE, dict[Owners, list[str]]()
    for kind in declared().prints.values():
        if _has_role(actor, kind.read) and (not kind_names or kind.name in kind_names):
            names.setdefault(kind.owners, []).append(kind.name)
    for owners, of in names.items():
        inside |= Q(kind__in=of, subject__in=owners(actor).values("public_id"))
    return PrintCode.objects.filter(inside).select_related("cycle", "printed_by")


def copies_of(actor: Actor, codes: Iterable[PrintCode]) -> QuerySet[StoredFile]:
    """Return the scans of signed pages whose codes came through ``print_codes``, which is the way to them."""
    if not _has_role(actor, file_kind(SIGNED_COPY).read):
        return StoredFile.objects.none()
    owners = [code.public_id for code in codes]
    found = StoredFile.objects.filter(owner_kind=SIGNED_COPY, owner__in=owners, blob__removed_at=None)
    return found.select_related(*_SHOWN)


def print_code(actor: Actor, public_id: str) -> PrintCode:
    """Return one code by its public id; raises NotFoundError."""
    return _one(print_codes(actor).filter(public_id=public_id))


def code_as_printed(actor: Actor, code: str) -> PrintCode:
    """Return the code that stands on a page; raises NotFoundError."""
    return _one(print_codes(actor).filter(code=code))


def _one(codes: QuerySet[PrintCode]) -> PrintCode:
    found = codes.first()
    if found is None:
        raise NotFoundError
    return found


def _has_role(actor: Actor, verb: Verb) -> bool:
    return actor.role in verb.roles | verb.approvers
