"""Another installation within the process of a test: own data folder, own database, on SQLite or PostgreSQL."""

import json
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import connections
from django.db.utils import load_backend
from django.test import override_settings

from zhiheng.canonical import canonical_json, sha256_hex
from zhiheng.web.audit.backup.manifest import MEMBER
from zhiheng.web.audit.backup.rows import label_of, line_of, models_to_keep, rows_of
from zhiheng.web.site.keys import load_keys
from zhiheng.web.site.settings import _database


@contextmanager
def installation(home: Path, address: str = "") -> Iterator[None]:
    """Within it everything happens in the installation with that data folder; its database may be empty."""
    values = _database(address)
    if not address:
        values["NAME"] = home / "zhiheng.sqlite3"
    configured = connections.configure_settings({"default": values})["default"]
    outside = connections["default"]
    inside = load_backend(configured["ENGINE"]).DatabaseWrapper(configured, "default")
    connections["default"] = inside
    try:
        with override_settings(HOME=home, KEYS=load_keys(home)):
            yield
    finally:
        inside.close()
        connections["default"] = outside


def prepare() -> None:
    """Make the tables, as the first start does."""
    call_command("migrate", verbosity=0, interactive=False)


def all_rows() -> dict[str, list[Any]]:
    """Return every row that a backup holds, by its model."""
    return {label_of(model): [json.loads(line_of(row)) for row in rows_of(model)] for model in models_to_keep()}


def repack(
    path: Path, change: Callable[[dict[str, bytes], dict[str, Any]], None], *, with_digests: bool = True
) -> Path:
    """Return a new file: the backup with its members and its manifest changed, by default with digests that fit."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    manifest = json.loads(members.pop(MEMBER))
    change(members, manifest)
    if with_digests:
        manifest["tables"] = {
            name: [sha256_hex(content), content.count(b"\n")]
            for name, content in members.items()
            if name.startswith("tables/")
        }
    changed = path.with_name(f"changed-{path.name}")
    with zipfile.ZipFile(changed, "w") as archive:
        for name, content in {**members, MEMBER: canonical_json(manifest)}.items():
            archive.writestr(name, content)
    return changed
