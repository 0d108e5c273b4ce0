"""Digests (摘要值): SHA-256, written as 64 lower-case hexadecimal digits."""

import hashlib

from zhiheng.canonical._json import Json, canonical_json


def sha256_hex(content: bytes) -> str:
    """Return the SHA-256 of bytes as 64 lower-case hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def digest_of(value: Json) -> str:
    """Return the SHA-256 of the canonical JSON of a value; raises NotCanonicalError if it has none."""
    return sha256_hex(canonical_json(value))
