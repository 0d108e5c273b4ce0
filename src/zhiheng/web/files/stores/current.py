"""The store of this installation."""

from functools import cache
from pathlib import Path

from django.conf import settings

from zhiheng.web.files.stores.folder import FolderStore
from zhiheng.web.files.stores.s3 import S3Store
from zhiheng.web.files.stores.store import Store

_S3 = "s3://"


def current_store() -> Store:
    """Return the store that the setting ``files`` names; the folder ``files`` of the data folder if it is empty."""
    return _store(settings.CONFIG.files or str(settings.HOME / "files"))


@cache
def _store(address: str) -> Store:
    return S3Store(address) if address.startswith(_S3) else FolderStore(Path(address))
