"""Standards by reference: built in, or a file of one's own."""

from functools import cache
from pathlib import Path

from zhiheng.problems import BadInputError, Place, Problem
from zhiheng.standard import messages
from zhiheng.standard.builtin_files import names_on, read_builtin, read_reference
from zhiheng.standard.model import Standard
from zhiheng.standard.parse import parse_standard
from zhiheng.tables import Document

_OFFICE_SUFFIXES = (".txt", ".doc", ".docx", ".xls", ".xlsx")


def builtin_standards() -> tuple[str, ...]:
    """Return the ids of the built-in standards, sorted."""
    return names_on("standards")


def read_standard(reference: str, folder: Path | None = None) -> Document:
    """Return the document of a standard by its built-in id, or by the path of a YAML or JSON file in ``folder``.

    Raises BadInputError if there is none or it cannot be read.
    """
    if reference.lower().endswith(_OFFICE_SUFFIXES):
        raise BadInputError([Problem(Place(reference), messages.OFFICE_DOCUMENT)])
    return read_reference("standards", reference, folder, messages.NO_SUCH_STANDARD)


def load_standard(reference: str, folder: Path | None = None) -> Standard:
    """Return a standard by its built-in id, or by the path of a YAML or JSON file relative to ``folder``.

    Raises BadInputError if there is none, or with every defect of the file.
    """
    return parse_own_standard(read_standard(reference, folder))


def parse_own_standard(document: Document) -> Standard:
    """Return the standard of a document as ``parse_standard`` does, and refuse a built-in's id for another content.

    Bundles are read without this: what they hold stays valid when a later release has another built-in of that id.
    """
    standard = parse_standard(document)
    if standard.id in builtin_standards() and standard.digest != _builtin_digest(standard.id):
        place, values = document.place(("id",)), (("id", standard.id),)
        raise BadInputError([Problem(place, messages.BUILTIN_ID, values)])
    return standard


@cache
def _builtin_digest(name: str) -> str:
    return parse_standard(read_builtin("standards", name)).digest
