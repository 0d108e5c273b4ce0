"""Reading files for pages: lists with old versions, one page of a document, copies of printed pages."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.doors import within
from zhiheng.web.audit.rows import Row
from zhiheng.web.files import doors
from zhiheng.web.files.kinds import PrintKind, print_kind, subject_of
from zhiheng.web.files.models import PrintCode, RenderedPage, StoredFile
from zhiheng.web.files.stores import current_store, verified


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file as it stands, with the versions before it, the newest first."""

    file: StoredFile
    older: Sequence[StoredFile]


@dataclass(frozen=True, slots=True)
class Run:
    """Characters on a page: where they stand in its picture, in pixels."""

    left: int
    baseline: int
    width: int
    height: int
    text: str


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """A printed page: its code, of what, whether the data is still what it shows, and the scans handed in."""

    code: PrintCode
    kind: PrintKind
    subject: Row
    is_current: bool
    url: str
    scans: Sequence[FileLine]


_ABOVE_BASELINE = 0.8
"""How much of a line's height lies above the baseline, in nearly every font."""


def file_lines(actor: Actor, kind_name: str, owner: Row, purpose_name: str) -> list[FileLine]:
    """Return the files of an object that came through its own door, without withdrawn ones; one query however many."""
    return _lines(doors.files_of(actor, kind_name, owner, purpose_name))


def versions_of(actor: Actor, file: StoredFile) -> list[StoredFile]:
    """Return the other versions of a file, the newest first."""
    same = {"owner_kind": file.owner_kind, "owner": file.owner, "purpose": file.purpose}
    for line in _lines(doors.stored_files(actor, file.owner_kind).filter(**same)):
        versions = [line.file, *line.older]
        if file in versions:
            return [one for one in versions if one != file]
    return []


def page_of(file: StoredFile, number: int) -> RenderedPage | None:
    """Return one rendered page of a file, None if there is none of that number."""
    return RenderedPage.objects.select_related("image", "text").filter(rendition=file.blob_id, number=number).first()


def runs_of(page: RenderedPage) -> list[Run]:
    """Return the text on a page."""
    content = b"".join(verified(current_store().open(page.text_id), page.text_id))
    return [
        Run(left, top + round(height * _ABOVE_BASELINE), width, height, text)
        for left, top, width, height, text in json.loads(content)
    ]


def quarantined(actor: Actor) -> QuerySet[StoredFile]:
    """Return the quarantined files of where the actor's role is held, the newest first; names are not for showing."""
    gone = StoredFile.objects.exclude(blob__removed_at=None).exclude(blob__reason="")
    return gone.filter(within(actor)).select_related("blob", "uploaded_by").order_by("-blob__removed_at", "-pk")


def printed_pages(actor: Actor, kind_name: str, subject: Row) -> list[PrintedPage]:
    """Return all printed pages of a kind of an object that came through its own door, the newest first."""
    return printed_pages_of_kinds(actor, [kind_name], subject)[kind_name]


def printed_pages_of_kinds(actor: Actor, kind_names: Sequence[str], subject: Row) -> dict[str, list[PrintedPage]]:
    """Return the printed pages of several kinds by their kind, each as ``printed_pages`` does; two queries for all."""
    codes = doors.print_codes(actor, *kind_names).filter(kind__in=kind_names, subject=subject.public_id)
    pages = _printed(actor, subject, list(codes.order_by("-printed_at", "-pk")))
    return {name: [page for page in pages if page.kind.name == name] for name in kind_names}


def printed_page(actor: Actor, code: PrintCode) -> PrintedPage:
    """Return the page that carries a code which came through its door."""
    [found] = _printed(actor, subject_of(code), [code])
    return found


def signed_digests(kind_name: str, subjects: Iterable[str]) -> dict[str, set[str]]:
    """Return the digests of the data on pages whose signed copy was handed in, by the public id of their objects.

    For objects that came through their own door; one query however many.
    """
    copies = StoredFile.objects.filter(owner_kind=doors.SIGNED_COPY, owner=OuterRef("public_id"))
    kept = Exists(copies.filter(withdrawn_at=None, blob__removed_at=None))
    found: dict[str, set[str]] = {}
    for subject, digest in PrintCode.objects.filter(kept, kind=kind_name, subject__in=list(subjects)).values_list(
        "subject", "digest"
    ):
        found.setdefault(subject, set()).add(digest)
    return found


def _printed(actor: Actor, subject: Row, codes: Sequence[PrintCode]) -> list[PrintedPage]:
    kinds = {code.kind: print_kind(code.kind) for code in codes}
    facts = {read: read(subject) for read in {kind.facts for kind in kinds.values()}}
    digests = {name: kind.digest(facts[kind.facts]) for name, kind in kinds.items()}
    lines = _lines(doors.copies_of(actor, codes)) if codes else []
    return [
        PrintedPage(
            code,
            kinds[code.kind],
            subject,
            code.is_current(digests[code.kind]),
            kinds[code.kind].url(subject),
            [line for line in lines if line.file.owner == code.public_id],
        )
        for code in codes
    ]


def _lines(files: QuerySet[StoredFile]) -> list[FileLine]:
    found = {file.pk: file for file in files.order_by("uploaded_at", "pk")}
    replaced = {file.replaces_id for file in found.values()}
    heads = [file for file in found.values() if file.pk not in replaced and file.withdrawn_at is None]
    return [FileLine(file, _older(file, found)) for file in heads]


def _older(file: StoredFile, found: dict[int, StoredFile]) -> list[StoredFile]:
    older: list[StoredFile] = []
    while file.replaces_id in found:
        file = found[file.replaces_id]
        older.append(file)
    return older
