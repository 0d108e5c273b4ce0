"""Where the pictures of a document come from and go to."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pictures:
    """Addresses of pictures: ``shown`` with ``{file}`` for the public id, ``upload`` takes new ones, empty: none."""

    shown: str = ""
    upload: str = ""


NO_PICTURES = Pictures()
