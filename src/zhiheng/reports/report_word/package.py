"""A Word file put together from its parts, the same bytes for the same parts."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from importlib.resources import files
from xml.sax.saxutils import escape

_EARLIEST = (1980, 1, 1, 0, 0, 0)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_COPIED = ("styles", "settings", "fontTable")
_OF_DOCUMENT = (*_COPIED, "numbering", "header", "footer")


def docx_of(title: str, parts: Mapping[str, str], pictures: Mapping[str, bytes]) -> bytes:
    """Return a Word file.

    ``parts`` are ``document``, ``numbering``, ``header`` and ``footer`` without the head of XML; header and footer have
    the relations ``header`` and ``footer``. ``pictures`` are by their file name, which is their relation too.
    """
    written = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            [("word", f"{_RELATION}/officeDocument", "word/document.xml"), ("core", _CORE, "docProps/core.xml")]
        ),
        "docProps/core.xml": _core(title),
        "word/_rels/document.xml.rels": _relations(_of_document(pictures)),
    }
    copied = files("zhiheng.reports.report_word") / "parts"
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=5) as archive:
        for name, text in written.items():
            _add(archive, name, text.encode())
        for name in _COPIED:
            _add(archive, f"word/{name}.xml", (copied / f"{name}.xml").read_bytes())
        for name, text in parts.items():
            _add(archive, f"word/{name}.xml", (_HEAD + text).encode())
        for name, content in pictures.items():
            _add(archive, f"word/media/{name}", content, zipfile.ZIP_STORED)
    return file.getvalue()


def _add(archive: zipfile.ZipFile, name: str, content: bytes, method: int = zipfile.ZIP_DEFLATED) -> None:
    info = zipfile.ZipInfo(name, _EARLIEST)
    info.compress_type = method
    archive.writestr(info, content)


def _content_types() -> str:
    defaults = {
        "rels": "application/vnd.openxmlformats-package.relationships+xml",
        "xml": "application/xml",
        "png": "image/png",
        "jpg": "image/jpeg",
    }
    parts = {f"word/{name}.xml": f"{_WORD}.{name}+xml" for name in _OF_DOCUMENT}
    parts |= {
        "word/document.xml": f"{_WORD}.document.main+xml",
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    listed = [f'<Default Extension="{suffix}" ContentType="{kind}"/>' for suffix, kind in defaults.items()]
    listed += [f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in parts.items()]
    return f'{_HEAD}<Types xmlns="{_TYPES}">{"".join(listed)}</Types>'


def _of_document(pictures: Mapping[str, bytes]) -> Sequence[tuple[str, str, str]]:
    parts = [(name, f"{_RELATION}/{name}", f"{name}.xml") for name in _OF_DOCUMENT]
    return parts + [(name, f"{_RELATION}/image", f"media/{name}") for name in pictures]


def _relations(relations: Sequence[tuple[str, str, str]]) -> str:
    listed = (f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>' for key, kind, target in relations)
    return f'{_HEAD}<Relationships xmlns="{_RELATIONS}">{"".join(listed)}</Relationships>'


def _core(title: str) -> str:
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title)}</dc:title><dc:language>zh-CN</dc:language></cp:coreProperties>"
    )
