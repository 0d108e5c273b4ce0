"""The installation's secrets (密钥): made on first run, readable by its own user only, never in a backup."""

import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from zhiheng.problems import BadInputError, Place, Problem
from zhiheng.web.site import messages

_FILE_NAME = "keys.json"
_OTHERS = 0o077
_KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class Keys:
    """The secrets of an installation.

    ``signing`` signs cookies and links; ``fields`` are the AES-256 keys of encrypted fields by their ids, the last one
    in use; ``drafts`` is what the key of each account for unsent text is derived from.
    """

    signing: str
    drafts: bytes
    fields: dict[str, bytes]


def path_of_keys(home: Path) -> Path:
    """Return where the secrets of the installation with that data folder are kept."""
    return home / "keys" / _FILE_NAME


def load_keys(home: Path) -> Keys:
    """Return the secrets, made at the first call; raises BadInputError if other users of the computer can read them."""
    path = path_of_keys(home)
    if not path.exists():
        write_keys(home, Keys(secrets.token_urlsafe(48), secrets.token_bytes(_KEY_BYTES), new_field_key()), new=True)
    if os.name == "posix" and path.stat().st_mode & _OTHERS:
        raise BadInputError([Problem(Place(), messages.KEY_FILE_OPEN, (("path", path),))])
    return read_keys(path)


def read_keys(path: Path) -> Keys:
    """Return the secrets in a file; raises BadInputError if it holds none."""
    try:
        data = json.loads(path.read_bytes())
        fields = {name: bytes.fromhex(key) for name, key in data["fields"].items()}
        return Keys(data["signing"], bytes.fromhex(data["drafts"]), fields)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadInputError([Problem(Place(str(path)), messages.NO_KEYS)]) from error


def new_field_key() -> dict[str, bytes]:
    """Return a new key for encrypted fields under a new id."""
    return {secrets.token_hex(4): secrets.token_bytes(_KEY_BYTES)}


def write_keys(home: Path, keys: Keys, *, new: bool = False) -> None:
    """Write the secrets whole or not at all; with ``new`` those of another process that was faster stay."""
    path = path_of_keys(home)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fields = {name: key.hex() for name, key in keys.fields.items()}
    text = json.dumps({"signing": keys.signing, "drafts": keys.drafts.hex(), "fields": fields})
    aside = path.with_name(f"{_FILE_NAME}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    if not new:
        aside.replace(path)
        return
    try:
        os.link(aside, path)
    except FileExistsError:
        pass  # another process made them first
    finally:
        aside.unlink()
