"""Where bytes are kept, each under its SHA-256: a folder, or S3-compatible storage."""

from zhiheng.web.files.stores.current import current_store
from zhiheng.web.files.stores.store import Store, digest_of_file, verified

__all__ = ["Store", "current_store", "digest_of_file", "verified"]
