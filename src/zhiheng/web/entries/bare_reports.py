"""A filled-in report whose pictures are without what a camera wrote beside them."""

import hashlib
import io
from collections.abc import Iterable
from dataclasses import replace

from zhiheng.documents import with_pictures
from zhiheng.evidence import FilledReport, WordPicture
from zhiheng.web.entries.models import Part
from zhiheng.web.entries.pictures import files_of_parts
from zhiheng.web.files.bare_pictures import without_metadata
from zhiheng.web.files.filetypes import FileType
from zhiheng.web.files.models import Blob


def bare_report(filled: FilledReport, parts: Iterable[Part]) -> FilledReport:
    """Return the report with bare pictures, named so in its documents; two queries.

    Those that one of the application's ``parts`` has already stay as they are, so that a report that went out comes
    back the same, and so do quarantined ones, which are refused by their digest when they are taken over.
    """
    known = _known(filled, parts)
    bare = {name: one if one.sha256 in known else _bare(one) for name, one in filled.pictures.items()}
    names = {name: one.file for name, one in bare.items()}
    documents = {code: with_pictures(one, names) for code, one in filled.documents.items()}
    return replace(filled, documents=documents, pictures={one.file: one for one in bare.values()})


def _known(filled: FilledReport, parts: Iterable[Part]) -> set[str]:
    digests = [one.sha256 for one in filled.pictures.values()]
    gone = Blob.objects.filter(digest__in=digests).exclude(removed_at=None)
    return {*files_of_parts(parts).values_list("blob", flat=True), *gone.values_list("digest", flat=True)}


def _bare(picture: WordPicture) -> WordPicture:
    content = without_metadata(io.BytesIO(picture.content), FileType(picture.suffix)).read()
    return WordPicture(content, hashlib.sha256(content).hexdigest(), picture.suffix)
