"""Ids of entries, experts, phases, tiers, tracks and standards."""

import re

_IDENTIFIER = re.compile(r"[A-Za-z0-9_-]{1,31}")


def is_identifier(text: str) -> bool:
    """Say whether a text is an id: 1 to 31 letters, digits, underscores or hyphens, so that it can name a sheet."""
    return _IDENTIFIER.fullmatch(text) is not None
