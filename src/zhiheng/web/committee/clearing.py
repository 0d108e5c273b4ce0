"""Clearing the database of what an electronic ballot left in it on the way (docs/explanation/secret-ballot.md)."""

from django.db import OperationalError, connection, transaction

from zhiheng.web.committee.models import BallotBox

_TABLE = connection.ops.quote_name(BallotBox._meta.db_table)  # noqa: SLF001 - Django's name
_PATIENCE = "10s"


def is_cleared() -> bool:
    """Clear it and return True; False while others read what is to be cleared: then ask again later."""
    try:
        return _cleared_on_postgresql() if connection.vendor == "postgresql" else _cleared_on_sqlite()
    except OperationalError:
        return False


def _cleared_on_sqlite() -> bool:
    """Bring the write-ahead log into the database and cut it to nothing.

    Boxes were overwritten in place, and what is freed is overwritten with zeros (``secure_delete``, see the settings):
    after that the log is the only place where earlier ones are.
    """
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        [[is_busy, *_]] = cursor.fetchall()
    return not is_busy


def _cleared_on_postgresql() -> bool:
    """Write the table of boxes anew into another file; the one before, with every earlier version, goes.

    Copied instead of ``VACUUM FULL``, which keeps what an open snapshot might still see.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL lock_timeout = '{_PATIENCE}'")
        cursor.execute(f"LOCK TABLE {_TABLE} IN ACCESS EXCLUSIVE MODE")
        rows = list(BallotBox.objects.order_by("pk"))
        cursor.execute(f"TRUNCATE TABLE {_TABLE}")
        BallotBox.objects.bulk_create(rows)
    return True
