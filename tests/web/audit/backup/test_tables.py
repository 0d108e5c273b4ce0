"""A database that gets its tables at once is as one that went through every migration."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from web.audit.backup.conftest import Empty
from zhiheng.web.audit.models import LedgerHead
from zhiheng.web.audit.triggers import has_triggers

pytestmark = [pytest.mark.integration, pytest.mark.django_db(transaction=True)]

_OF_CONSTRAINT = ("primary_key", "unique", "foreign_key", "check", "index")


def _shape() -> dict[str, object]:
    """Return columns and constraints of each table, which migrations are noted, and how the record begins."""
    inspect = connection.introspection
    with connection.cursor() as cursor:
        tables = {
            table: (
                sorted(
                    (column.name, inspect.get_field_type(column.type_code, column), column.null_ok)
                    for column in inspect.get_table_description(cursor, table)
                ),
                sorted(
                    (sorted(one["columns"] or ()), *(str(one[key]) for key in _OF_CONSTRAINT))
                    for one in inspect.get_constraints(cursor, table).values()
                ),
            )
            for table in inspect.table_names(cursor)
        }
    noted = sorted(MigrationRecorder(connection).applied_migrations())
    return {**tables, "noted": noted, "heads": LedgerHead.objects.count(), "is append-only": has_triggers(connection)}


@pytest.mark.parametrize("kind", ["sqlite", pytest.param("postgresql", marks=pytest.mark.soak)])
def test_tables_made_at_once_are_those_of_the_migrations(empty: Empty, kind: str) -> None:
    with empty(kind):
        call_command("migrate", verbosity=0)
        at_once = _shape()
    with empty(kind):
        executor = MigrationExecutor(connection)
        executor.migrate(executor.loader.graph.leaf_nodes())
        assert at_once == _shape()
    assert (at_once["heads"], at_once["is append-only"], len(at_once) > 100) == (1, True, True)


def test_tables_are_made_all_or_none(empty: Empty, monkeypatch: pytest.MonkeyPatch) -> None:
    with empty("sqlite"):
        monkeypatch.setattr(MigrationRecorder, "record_applied", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            call_command("migrate", verbosity=0)
        assert connection.introspection.table_names() == []
