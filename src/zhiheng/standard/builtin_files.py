"""The data that come with the package, and files of one's own that may stand in their place."""

import os
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Literal, TypeAlias

from zhiheng.problems import BadInputError, Message, Place, Problem
from zhiheng.tables import Document, InputFile, read_file, read_json, read_yaml

Shelf: TypeAlias = Literal["standards", "guides", "hints"]


def names_on(shelf: Shelf) -> tuple[str, ...]:
    """Return the ids of what is built in, sorted."""
    return tuple(sorted(Path(file.name).stem for file in _shelf(shelf).iterdir()))


def read_builtin(shelf: Shelf, name: str) -> Document:
    """Return a built-in document; the name must be on the shelf."""
    file = _shelf(shelf) / f"{name}.json"
    return read_json(InputFile(file.name, file.read_bytes()))


def read_reference(shelf: Shelf, reference: str, folder: Path | None, unknown: Message) -> Document:
    """Return what a person refers to: a built-in id, or the path of a YAML or JSON file relative to ``folder``.

    Raises BadInputError with the message ``unknown`` if it is neither, or if the file cannot be read.
    """
    names = names_on(shelf)
    if reference in names:
        return read_builtin(shelf, reference)
    path = (folder or Path()) / reference
    if not os.path.exists(path):  # noqa: PTH110 - Path.exists raises for a name that is too long
        values = (("reference", reference), ("known", ", ".join(names)))
        raise BadInputError([Problem(Place(file=str(path)), unknown, values)])
    return read_own(path)


def read_own(path: Path) -> Document:
    """Return a YAML or JSON document; raises BadInputError if it cannot be read."""
    file = read_file(path)
    return read_json(file) if path.suffix.lower() == ".json" else read_yaml(file)


def _shelf(shelf: Shelf) -> Traversable:
    return resources.files("zhiheng.standard") / "builtin" / shelf
