"""Payloads of a record: what its entries commit to, kept apart so that they can be removed on request."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType

from zhiheng.canonical import Json, canonical_json, sha256_hex
from zhiheng.ledger.act import time_text

_SALT_BYTES = 16


@dataclass(frozen=True, slots=True)
class Kept:
    """A payload, and the random salt without which its commitment could be guessed."""

    payload: Json
    salt: bytes

    def commitment(self) -> str:
        """Return the SHA-256 of the salt followed by the payload's canonical JSON."""
        return sha256_hex(self.salt + canonical_json(self.payload))


@dataclass(frozen=True, slots=True)
class Removed:
    """What stands where a payload was removed on request (按要求移除); ``time`` is written as in an entry."""

    time: str


@dataclass(frozen=True, slots=True)
class Withheld:
    """What stands in an export for a payload that is kept, but was not the exporter's to give."""


Content = Kept | Removed | Withheld


@dataclass(slots=True)
class PayloadStore:
    """The erasable half of a record: payloads with their salts, by their commitments."""

    _contents: dict[str, Content] = field(default_factory=dict)

    @property
    def contents(self) -> Mapping[str, Content]:
        """Everything in the store, by commitment."""
        return MappingProxyType(self._contents)

    def keep(self, payload: Json, salt: bytes) -> str:
        """Keep a payload and return its commitment; raises ValueError unless the salt has 16 bytes."""
        if len(salt) != _SALT_BYTES:
            raise ValueError(f"a salt has {_SALT_BYTES} bytes, not {len(salt)}")
        kept = Kept(payload, salt)
        commitment = kept.commitment()
        self._contents[commitment] = kept
        return commitment

    def remove(self, commitment: str, time: datetime) -> None:
        """Forget a payload and its salt, leaving a mark; raises KeyError if it is not kept here."""
        if not isinstance(self._contents.get(commitment), Kept):
            raise KeyError(commitment)
        self._contents[commitment] = Removed(time_text(time))

    def as_lines(self) -> bytes:
        """Return the store as a file of JSON lines."""
        return b"".join(line_of(commitment, content) for commitment, content in self._contents.items())


def line_of(commitment: str, content: Content) -> bytes:
    """Return one content of a store as a line of a file: canonical JSON with the keys of docs/reference/ledger.md."""
    keys: dict[str, Json] = {"commitment": commitment}
    if isinstance(content, Kept):
        keys |= {"payload": content.payload, "salt": content.salt.hex()}
    elif isinstance(content, Removed):
        keys |= {"removed": content.time}
    else:
        keys |= {"withheld": True}
    return canonical_json(keys) + b"\n"
