"""Fields that are encrypted in the database (加密字段): AES-GCM, with the id of the key beside each blob."""

import secrets
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.apps import apps
from django.conf import settings
from django.db import models

from zhiheng.web.site.keys import load_keys, path_of_keys

_ID_BYTES = 4
_NONCE_BYTES = 12
_HEAD_BYTES = _ID_BYTES + _NONCE_BYTES


class UnsealError(Exception):
    """A blob cannot be read: its key is not among the installation's, or it was changed."""


class SealedTextField(models.BinaryField):  # type: ignore[type-arg]  # generic for the type checker only
    """A text that only this installation can read.

    The row holds the blob, as do the database and its backups: ``seal_text`` makes it and ``unseal_text`` reads it, so
    that no page, export or log shows the text by accident.
    """


def seal_text(text: str) -> bytes:
    """Return a text as a ``SealedTextField`` keeps it."""
    return seal(text.encode())


def unseal_text(blob: bytes) -> str:
    """Return the text of a ``SealedTextField``; raises UnsealError."""
    return unseal(blob).decode()


def seal(content: bytes) -> bytes:
    """Return the content encrypted with the newest key: key id, nonce, ciphertext with its tag."""
    key_id, key = list(field_keys().items())[-1]
    head, nonce = bytes.fromhex(key_id), secrets.token_bytes(_NONCE_BYTES)
    return head + nonce + AESGCM(key).encrypt(nonce, content, head)


def unseal(blob: bytes) -> bytes:
    """Return the content of a blob; raises UnsealError if its key is missing or it was changed."""
    key_id, content = key_id_of(blob), bytes(blob)
    key = field_keys().get(key_id)
    if key is None:
        raise UnsealError(f"there is no key {key_id}")
    nonce, head = content[_ID_BYTES:_HEAD_BYTES], content[:_ID_BYTES]
    try:
        return AESGCM(key).decrypt(nonce, content[_HEAD_BYTES:], head)
    except (InvalidTag, ValueError) as error:
        raise UnsealError("the blob was changed") from error


def field_keys() -> dict[str, bytes]:
    """Return the keys by their ids, the last one in use, as they stand now: ``rotate-key`` runs beside the servers."""
    state = path_of_keys(settings.HOME).stat()
    return _keys_at(settings.HOME, state.st_mtime_ns, state.st_ino)


@lru_cache(maxsize=1)
def _keys_at(home: Path, _changed: int, _file: int) -> dict[str, bytes]:
    return load_keys(home).fields


def key_id_of(blob: bytes) -> str:
    """Return the id of the key that a blob was encrypted with."""
    return bytes(blob[:_ID_BYTES]).hex()


def sealed_fields() -> Iterator[tuple[type[models.Model], str]]:
    """Yield every encrypted field of every model, for a change of keys: the model and the field's name."""
    for model in apps.get_models():
        for field in model._meta.get_fields():  # noqa: SLF001 - Django's name
            if isinstance(field, SealedTextField):
                yield model, field.name
