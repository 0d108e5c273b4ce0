"""Canonical JSON (RFC 8785, without fractions)."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

Json: TypeAlias = "str | int | bool | Sequence[Json] | Mapping[str, Json] | None"

# Larger integers are not exact in readers that keep numbers as doubles (RFC 8785, 3.2.2.3; RFC 7493, 2.2).
_LARGEST_INTEGER = 2**53 - 1


class NotCanonicalError(ValueError):
    """The value has no canonical form: a float, a key that is no string, a lone surrogate, a huge integer."""


def canonical_json(value: Json) -> bytes:
    """Return the canonical JSON of a value as UTF-8 bytes, without a final newline.

    Keys are sorted by UTF-16 code units, there is no white space, strings are escaped only where JSON demands
    it (RFC 8785, 3.2).

    Raises:
        NotCanonicalError: if the value holds anything but strings, integers up to ±(2⁵³ − 1), booleans, null,
            arrays and objects with string keys.
    """
    has_ascii_keys = _check(value)
    text = _dump(value if has_ascii_keys else _sorted_by_utf16(value), sort_keys=has_ascii_keys)
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        raise NotCanonicalError(f"a lone surrogate in {text[error.start : error.end]!r}") from error


def _dump(value: Json, *, sort_keys: bool) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=sort_keys, separators=(",", ":"), allow_nan=False)


def _check(value: object) -> bool:
    """Say whether all keys are ASCII, which Python sorts as RFC 8785 does; raises NotCanonicalError."""
    if isinstance(value, dict):
        for key in value:
            if not isinstance(key, str):
                raise NotCanonicalError(f"key is no string: {key!r}")
        return _check_all(value.values()) and all(map(str.isascii, value))
    if isinstance(value, list | tuple):
        return _check_all(value)
    if isinstance(value, int) and abs(value) > _LARGEST_INTEGER:
        raise NotCanonicalError(f"integer beyond 2^53 - 1: {value}")
    if not (value is None or isinstance(value, str | int)):
        raise NotCanonicalError(f"no canonical form for {type(value).__name__}: {value!r}")
    return True


def _check_all(members: Iterable[object]) -> bool:
    has_ascii_keys = True
    for member in members:
        if type(member) is not str:  # most members are strings: a million calls less
            has_ascii_keys = _check(member) and has_ascii_keys
    return has_ascii_keys


def _sorted_by_utf16(value: Json) -> Json:
    if isinstance(value, Mapping):
        keys = sorted(value, key=lambda key: key.encode("utf-16-be", "surrogatepass"))
        return {key: _sorted_by_utf16(value[key]) for key in keys}
    if isinstance(value, list | tuple):
        return [_sorted_by_utf16(member) for member in value]
    return value
