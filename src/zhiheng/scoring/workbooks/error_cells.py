"""Cells of an Excel workbook that hold an error value (#REF!, #N/A …), which calamine reads as empty."""

import io
import posixpath
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from zhiheng.problems import BadInputError, Problem
from zhiheng.tables import InputFile, messages

_ERROR_TYPE = "e"


def find_error_cells(file: InputFile) -> set[tuple[str, str]]:
    """Return (sheet, address) of all cells with an error value; raises BadInputError if it is no ``.xlsx``."""
    try:
        with zipfile.ZipFile(io.BytesIO(file.content)) as parts:
            return set(_error_cells(parts))
    except (zipfile.BadZipFile, KeyError, ET.ParseError) as error:
        raise BadInputError([Problem(file.place, messages.NOT_XLSX)]) from error


def _error_cells(parts: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    relations = _parse(parts, "xl/_rels/workbook.xml.rels")
    targets = {relation.get("Id"): relation.get("Target", "") for relation in relations}
    for sheet in _parse(parts, "xl/workbook.xml").findall("{*}sheets/{*}sheet"):
        identifier = next(value for name, value in sheet.attrib.items() if name.endswith("}id"))
        path = posixpath.join("/xl", targets[identifier]).lstrip("/")
        for cell in _parse(parts, path).iterfind("{*}sheetData/{*}row/{*}c"):
            if cell.get("t") == _ERROR_TYPE:
                yield sheet.attrib["name"], cell.attrib["r"]


def _parse(parts: zipfile.ZipFile, path: str) -> ET.Element:
    # The parser loads nothing from outside and stops at entities that blow up (expat 2.4.1 and later).
    return ET.fromstring(parts.read(path))  # noqa: S314
