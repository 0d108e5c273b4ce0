"""Canonical JSON and digests: the same value is the same bytes, anywhere.

Canonical JSON is RFC 8785 restricted to strings, integers, booleans, null, arrays and objects.
"""

from zhiheng.canonical._json import Json, NotCanonicalError, canonical_json
from zhiheng.canonical.digest import digest_of, sha256_hex

__all__ = ["Json", "NotCanonicalError", "canonical_json", "digest_of", "sha256_hex"]
