"""What happened before today: acts of the past, each on its own day and so within its deadline."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from unittest.mock import patch

from django.utils import timezone


@contextmanager
def days_ago(days: int) -> Iterator[None]:
    """Let the clock of the server be so many days behind meanwhile; call it with ever fewer days."""
    now = timezone.now
    with patch.object(timezone, "now", lambda: now() - timedelta(days=days)):
        yield
