"""Names of WordprocessingML, and reading its parts without trusting them."""

import re
from xml.etree import ElementTree as ET

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT = {
    "http://purl.oclc.org/ooxml/wordprocessingml/main": _WORD,
    "http://purl.oclc.org/ooxml/officeDocument/relationships": _RELATION,
    "http://purl.oclc.org/ooxml/officeDocument/math": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "http://purl.oclc.org/ooxml/drawingml/main": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "http://purl.oclc.org/ooxml/drawingml/chart": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "http://purl.oclc.org/ooxml/drawingml/diagram": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
}
"""The names of “Strict Open XML”, which say the same."""

_ENTITIES = re.compile("<!(?:DOCTYPE|ENTITY)")


class EntitiesError(ValueError):
    """The part declares a document type or entities."""


def w(name: str) -> str:
    """Return the full name of an element or attribute of WordprocessingML."""
    return f"{{{_WORD}}}{name}"


def r(name: str) -> str:
    """Return the full name of an attribute that names a relation."""
    return f"{{{_RELATION}}}{name}"


VAL = w("val")


def parse(content: bytes) -> ET.Element:
    """Return the root of a part; raises EntitiesError, or ValueError for what is no XML."""
    is_utf16 = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = content.decode("utf-16" if is_utf16 else "utf-8-sig")
    if _ENTITIES.search(text):
        raise EntitiesError
    if "http://purl.oclc.org/ooxml/" in text:
        for strict, usual in _STRICT.items():
            text = text.replace(f'"{strict}', f'"{usual}')
    try:
        return ET.fromstring(text)  # noqa: S314 - entities are refused before
    except ET.ParseError as error:
        raise ValueError(str(error)) from error


def value(parent: ET.Element | None, name: str) -> str | None:
    """Return the value of a property; None if it is not there."""
    found = parent.find(w(name)) if parent is not None else None
    return found.get(VAL, "") if found is not None else None


def number(parent: ET.Element | None, name: str, otherwise: int) -> int:
    """Return the value of a property as a whole number, ``otherwise`` if it is none."""
    text = value(parent, name) or ""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else otherwise  # noqa: PLR2004 - 32 bits


def is_on(parent: ET.Element | None, name: str) -> bool | None:
    """Return whether a property is switched on; None if it says nothing."""
    text = value(parent, name)
    return None if text is None else text not in ("0", "false", "off", "none")
