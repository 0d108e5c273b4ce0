"""The text of verification codes (校验码): ``7K2M-9QXA-3F0T``, eleven random letters and one that checks them.

The alphabet is Crockford's: no I, L, O, U; whoever types them is understood. The last letter makes the sum of all, each
times a power of x in GF(32), zero: one wrong letter and two letters exchanged are always noticed.
"""

import secrets
import unicodedata

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 12

_GROUP = 4
_MISREAD = str.maketrans("OIL", "011")
_MODULUS = 0b100101  # x⁵ + x² + 1 is primitive: its powers of x repeat after 31 only


def new_code() -> str:
    """Return a random code, without hyphens."""
    letters = [secrets.randbelow(len(ALPHABET)) for _ in range(LENGTH - 1)]
    return "".join(ALPHABET[value] for value in (*letters, _sum(letters)))


def read_code(text: str) -> str | None:
    """Return the code that somebody typed or a reader read, however it is grouped; None if it cannot be one."""
    code = "".join(one for one in unicodedata.normalize("NFKC", text).upper().translate(_MISREAD) if one.isalnum())
    if len(code) != LENGTH or not set(code) <= set(ALPHABET):
        return None
    values = [ALPHABET.index(one) for one in code]
    return code if _sum(values[:-1]) == values[-1] else None


def shown_code(code: str) -> str:
    """Return a code as it is printed, in groups of four."""
    return "-".join(code[start : start + _GROUP] for start in range(0, LENGTH, _GROUP))


def _sum(values: list[int]) -> int:
    """Return what follows the values so that the whole has the sum zero."""
    total = 0
    for value in values:
        total = _times_x(total ^ value)
    return total


def _times_x(value: int) -> int:
    value <<= 1
    return value ^ _MODULUS if value > len(ALPHABET) - 1 else value
