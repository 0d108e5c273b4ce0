"""How names sort, and how a person signs in."""

import secrets

from pypinyin import lazy_pinyin

_MOST_OF_A_KEY = 200
_MOST_OF_AN_ACCOUNT = 20


def name_key(name: str) -> str:
    """Return the key that a name sorts by: its pinyin without tones, in lower case, a blank after each syllable."""
    return " ".join(part.strip() for part in lazy_pinyin(name)).lower()[:_MOST_OF_A_KEY]


def account_for(name: str) -> str:
    """Return a sign-in name that no one else is likely to have: the name's letters and four digits.

    People do not choose it, so that nobody learns from a refusal which accounts exist.
    """
    letters = "".join(one for one in name_key(name) if "a" <= one <= "z")[:_MOST_OF_AN_ACCOUNT] or "user"
    return f"{letters}{secrets.randbelow(10_000):04}"
