"""Reading the whole database as it stood at one moment."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder

_POLL_SECONDS = 0.05


@contextmanager
def snapshot() -> Iterator[None]:
    """Within it all reading sees one moment, and nobody who writes has to wait."""
    if connection.vendor == "postgresql":
        with transaction.atomic(durable=True):
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield
        return
    connection.ensure_connection()
    sqlite: Any = connection
    mode = sqlite.transaction_mode
    sqlite.transaction_mode = "DEFERRED"  # the site's own mode would lock every writer out
    try:
        with transaction.atomic(durable=True):
            yield
    finally:
        sqlite.transaction_mode = mode


def wait_for_writers() -> None:
    """Return once every writer has ended that may not know yet what was committed before this call.

    On SQLite there is none: its writers follow one another.
    """
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()")
        [[now]] = cursor.fetchall()
        while True:
            cursor.execute("SELECT pg_snapshot_xmin(pg_current_snapshot()) > %s::xid8", [str(now)])
            if cursor.fetchone() == (True,):
                return
            time.sleep(_POLL_SECONDS)


def applied_migrations(labels: set[str]) -> dict[str, list[str]]:
    """Return the names of the applied migrations of some applications, in their order."""
    applied = sorted(MigrationRecorder(connection).applied_migrations())
    return {label: [name for app, name in applied if app == label] for label in sorted(labels)}
