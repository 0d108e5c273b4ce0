"""The pictures of responses: each is a file of the part it was inserted in, and shown to whoever reads that part."""

from collections.abc import Container, Iterable

from django.db.models import QuerySet
from django.urls import reverse

from zhiheng.documents import Document, Node, document_of, paragraph_of
from zhiheng.problems import BadInputError, Message, Place, Problem
from zhiheng.web.documents.pictures import Pictures
from zhiheng.web.entries.file_doors import PART, PICTURE
from zhiheng.web.entries.models import Part
from zhiheng.web.files.models import StoredFile

FOREIGN = Message(
    "有 {count} 张图片不属于这一部分，没有保存 › 删去后在这里重新插入",
    "{count} pictures belong to another part, nothing was saved › delete them and insert them here again",
)
_ANY = "0" * 32


def pictures_of(part: Part) -> Pictures:
    """Return where the pictures of a part are shown and sent."""
    return Pictures(shown_pictures(), reverse("files:upload", args=[PART, part.public_id, PICTURE]))


def shown_pictures() -> str:
    """Return the address of a picture with ``{file}`` for its public id."""
    return reverse("files:page_image", args=[_ANY, 1]).replace(_ANY, "{file}")


def refuse_foreign(part: Part, _name: str, document: Document) -> None:
    """Raise BadInputError if a document names a picture that was not inserted in the part.

    Quarantined ones were, so that the text around them can still be saved.
    """
    named = set(document.pictures)
    if named:
        missing = len(named) - files_of_parts([part]).filter(public_id__in=named).count()
        if missing:
            raise BadInputError([Problem(Place(), FOREIGN, (("count", missing),))])


def files_of_parts(parts: Iterable[Part]) -> QuerySet[StoredFile]:
    """Return all files that were inserted in parts that came through their door."""
    owners = [part.public_id for part in parts]
    return StoredFile.objects.filter(owner_kind=PART, owner__in=owners, purpose=PICTURE)


def without_gone(document: Document, files: Container[str]) -> Document:
    """Return the document with nothing but the caption left of pictures that are not among the files."""
    if all(file in files for file in document.pictures):
        return document
    return document_of([_caption_if_gone(block, files) for block in document.blocks])


def _caption_if_gone(block: Node, files: Container[str]) -> Node:
    is_gone = block["type"] == "picture" and block["attrs"]["file"] not in files
    return paragraph_of(block["attrs"]["caption"]) if is_gone else block
