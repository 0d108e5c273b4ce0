"""Ids and names of entries, experts, phases, tiers, tracks and standards."""

import re
import unicodedata

# Control and format characters, surrogates, line and paragraph separators: what cannot be seen or breaks a line.
_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))
_IDENTIFIER = re.compile(r"[A-Za-z0-9_-]{1,31}")


def is_identifier(text: str) -> bool:
    """Say whether a text is an id: 1 to 31 letters, digits, underscores or hyphens, so that it can name a sheet."""
    return _IDENTIFIER.fullmatch(text) is not None


def is_plain_name(text: str) -> bool:
    """Say whether a text is a name: not blank, and every character of it can be seen on one line."""
    return bool(text.strip()) and not any(unicodedata.category(character) in _UNSEEN for character in text)
