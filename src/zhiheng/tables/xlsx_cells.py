"""What calamine does not tell about the cells of an ``.xlsx``: how far they reach, errors, formulas."""

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO
from xml.etree import ElementTree as ET

from zhiheng.problems import BadInputError, Problem
from zhiheng.tables import messages
from zhiheng.tables.file import InputFile

Position = tuple[int, int]
"""Row and column of a cell from 0."""

_ADDRESS = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_ERROR_TYPE = "e"
# An encrypted part is a RuntimeError, an address that is none a ValueError.
_NOT_READABLE = (zipfile.BadZipFile, zlib.error, EOFError, KeyError, ValueError, RuntimeError, ET.ParseError)


@dataclass(slots=True)
class CellsFound:
    """The cells of one sheet that hold an error value (#REF! …) or a formula, and the corner of the used area."""

    errors: set[Position] = field(default_factory=set)
    formulas: set[Position] = field(default_factory=set)
    last_row: int = -1
    last_column: int = -1


def scan_cells(file: InputFile) -> dict[str, CellsFound]:
    """Return what is in the cells of each sheet by its name; raises BadInputError if it is no ``.xlsx``.

    Cells without content, such as those that only have a format, are passed over. What the file says of its own size
    is not relied on.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(file.content)) as parts:
            return dict(_sheets(parts))
    except _NOT_READABLE as error:
        raise BadInputError([Problem(file.place, messages.NOT_XLSX)]) from error


def _sheets(parts: zipfile.ZipFile) -> Iterator[tuple[str, CellsFound]]:
    # The parser loads nothing from outside and stops at entities that blow up (expat 2.4.1 and later).
    relations = ET.fromstring(parts.read("xl/_rels/workbook.xml.rels"))  # noqa: S314
    targets = {relation.get("Id"): relation.get("Target", "") for relation in relations}
    workbook = ET.fromstring(parts.read("xl/workbook.xml"))  # noqa: S314
    for sheet in workbook.findall("{*}sheets/{*}sheet"):
        identifier = next((value for name, value in sheet.attrib.items() if name.endswith("}id")), None)
        with parts.open(posixpath.join("/xl", targets[identifier]).lstrip("/")) as part:
            yield sheet.attrib["name"], _scan(part)


def _scan(part: IO[bytes]) -> CellsFound:
    found = CellsFound()
    row = column = -1
    for event, element in ET.iterparse(part, ("start", "end")):  # noqa: S314
        tag = element.tag.rpartition("}")[2]
        if event == "start" and tag == "row":
            row, column = int(element.get("r", row + 2)) - 1, -1
        elif event == "start" and tag == "c":
            row, column = _position(element.get("r"), (row, column + 1))
        elif event == "end" and tag == "c":
            _note(found, element, (row, column))
        elif event == "end" and tag == "row":
            element.clear()
    return found


def _note(found: CellsFound, cell: ET.Element, position: Position) -> None:
    """Note a cell at a position; one without content has no children."""
    if len(cell) == 0:
        return
    found.last_row = max(found.last_row, position[0])
    found.last_column = max(found.last_column, position[1])
    if cell.get("t") == _ERROR_TYPE:
        found.errors.add(position)
    if cell.find("{*}f") is not None:
        found.formulas.add(position)


def _position(address: str | None, otherwise: Position) -> Position:
    """Return the position an address names; a cell without one stands beside the cell before it."""
    if address is None:
        return otherwise
    matched = _ADDRESS.fullmatch(address)
    if matched is None:
        raise ValueError(address)
    column = 0
    for letter in matched[1]:
        column = 26 * column + ord(letter) - ord("A") + 1
    return int(matched[2]) - 1, column - 1
