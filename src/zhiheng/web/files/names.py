"""Names of files: as people gave them on pages, made safe when a file is handed out."""

import unicodedata
from pathlib import PurePosixPath
from urllib.parse import quote

from zhiheng.problems import Message
from zhiheng.web.files.filetypes import EXTENSIONS, DerivedType, FileType
from zhiheng.web.site.texts import say

_MOST_CHARACTERS = 120
_MOST_EXTENSION = 5
_UNSAFE = set('<>:"/\\|?*')
_UNNAMED = Message("文件", "file")
# Names that Windows takes for devices.
_DEVICES = {"con", "prn", "aux", "nul", *(f"{name}{number}" for name in ("com", "lpt") for number in range(1, 10))}


def shown_name(name: str) -> str:
    """Return a name as given, without folders and without characters that change how it is read, 200 at most."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join(one for one in unicodedata.normalize("NFC", last) if not _is_invisible(one))
    return kept.strip()[-200:] or say(_UNNAMED)


def download_name(name: str, filetype: FileType | DerivedType) -> str:
    """Return a name that every system can save, with the extension of what the file is."""
    path = PurePosixPath(shown_name(name))
    given = path.suffix.lstrip(".")
    if given.lower() in EXTENSIONS[filetype]:
        stem, extension = path.stem, given
    elif given.isascii() and given.isalnum() and not given.isdigit() and len(given) <= _MOST_EXTENSION:
        stem, extension = path.stem, str(filetype)
    else:
        stem, extension = path.name, str(filetype)
    safe = "".join("_" if one in _UNSAFE else one for one in stem)[:_MOST_CHARACTERS].strip(". ")
    if not safe or safe.lower() in _DEVICES:
        safe = f"{say(_UNNAMED)}{safe}"
    return f"{safe}.{extension}"


def content_disposition(name: str) -> str:
    """Return the header that makes a browser save a file under that name (RFC 6266, RFC 8187)."""
    plain = "".join(one if one.isascii() and one.isprintable() and one not in '"\\%' else "_" for one in name)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"


def _is_invisible(character: str) -> bool:
    """Controls, marks of direction, joiners outside emoji, lone surrogates."""
    return unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp") or (
        unicodedata.category(character) == "Cf" and character != "\u200d"
    )
