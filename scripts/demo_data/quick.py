"""Making the demonstration without the care that real data need."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from unittest.mock import patch

from django.contrib.auth.hashers import make_password
from django.db import connection

_HASHES = "zhiheng.web.people.actions.new_person.make_password"


@contextmanager
def made_quickly() -> Iterator[None]:
    """Within it the one password is hashed once, and SQLite does not wait for the disk after each act."""
    _wait_for_disk("OFF")
    try:
        with patch(_HASHES, cache(make_password)):
            yield
    finally:
        _wait_for_disk("FULL")


def _wait_for_disk(how: str) -> None:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA synchronous={how}")
