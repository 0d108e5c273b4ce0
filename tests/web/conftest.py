"""The platform's tests run on the database that ZHIHENG_DATABASE names, SQLite by default."""

from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar
from zlib import crc32

import pytest
from django.db import connection

from zhiheng.web.audit.models import LedgerHead
from zhiheng.web.audit.triggers import install_triggers, remove_triggers

One = TypeVar("One")


class Some(Protocol):
    def __call__(self, options: Sequence[One], name: str, count: int) -> list[One]: ...


@pytest.fixture
def some(request: pytest.FixtureRequest) -> Some:
    """What a page is tried with: returns that many of the options, others for each name, and all in make test-all."""

    def chosen(options: Sequence[One], name: str, count: int) -> list[One]:
        if request.config.getoption("--soak") or count >= len(options):
            return list(options)
        first = crc32(name.encode())
        return [options[(first + number) % len(options)] for number in range(count)]

    return chosen


@pytest.fixture(autouse=True)
def _fast_passwords(settings) -> None:
    """Argon2 is slow by design, and has a test of its own."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def _django_db_helper(_django_db_helper: None, request: pytest.FixtureRequest) -> Iterator[None]:
    """Tests with real transactions empty their tables afterwards, which the record's own triggers refuse."""
    marker = request.node.get_closest_marker("django_db")
    is_real = (marker and marker.kwargs.get("transaction")) or "transactional_db" in request.fixturenames
    if not (is_real or "live_server" in request.fixturenames):
        yield
        return
    LedgerHead.objects.get_or_create(pk=1)
    install_triggers(connection)
    yield
    remove_triggers(connection)
