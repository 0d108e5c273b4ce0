"""Forms of many fields open in two windows: nobody overwrites what they have not seen."""

from collections.abc import Mapping

from zhiheng.canonical import Json, digest_of

SEEN = "seen"
"""The hidden field with the digest of what was stored when the form was shown."""


def seen_now(stored: Mapping[str, Json]) -> str:
    """Return what a form that is shown now carries."""
    return digest_of(dict(stored))


def was_changed_since(posted: Mapping[str, str], stored: Mapping[str, Json]) -> bool:
    """Whether what is stored has changed since the form was shown."""
    return SEEN in posted and posted[SEEN] != seen_now(stored)
