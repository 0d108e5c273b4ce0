"""Static files: their addresses change with their content, so that browsers may keep them for good."""

from functools import cache
from hashlib import sha256
from pathlib import Path

from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import StaticFilesStorage

_DIGITS = 12


class DigestStorage(StaticFilesStorage):
    """Puts a digest of the content behind every address; no list of files has to be made beforehand."""

    def url(self, name: str | None) -> str:
        """Return the address of a file; raises ValueError if there is none of that name."""
        return f"{super().url(name)}?{_digest(name or '')}"


@cache
def _digest(name: str) -> str:
    path = finders.find(name)
    if path is None:
        raise ValueError(f"there is no static file {name}")
    return sha256(Path(path).read_bytes()).hexdigest()[:_DIGITS]
