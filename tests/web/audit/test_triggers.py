"""The database itself refuses to change the chain, and to insert what does not follow."""

import pytest
from django.db import DatabaseError, connection, transaction

from web.audit.conftest import rename
from zhiheng.web.audit.models import LedgerEntry
from zhiheng.web.audit.triggers import has_triggers, install_triggers, remove_triggers

_COPY = (
    "INSERT INTO audit_ledgerentry (sequence, time, actor, subject, verb, commitment, previous, hash) "
    "SELECT {0}, time, actor, subject, verb, 'c', {1}, 'h' FROM audit_ledgerentry WHERE sequence = 1"
)
CHANGES = {
    "update": "UPDATE audit_ledgerentry SET verb = 'x' WHERE sequence = 2",
    "delete": "DELETE FROM audit_ledgerentry WHERE sequence = 2",
    "insert with a gap": _COPY.format(4, "'h'"),
    "insert beside the end": _COPY.format(3, "'h'"),
}
OF_ONE = {
    "sqlite": {"replace": _COPY.replace("INSERT", "INSERT OR REPLACE").format(1, "previous")},
    "postgresql": {
        "truncate": "TRUNCATE audit_ledgerentry",
        "replica": "SET LOCAL session_replication_role = replica; DELETE FROM audit_ledgerentry WHERE sequence = 2",
    },
}


@pytest.fixture
def entries(cycle, lead) -> list[LedgerEntry]:
    rename(lead.as_actor(), cycle, "一")
    rename(lead.as_actor(), cycle, "二")
    return list(LedgerEntry.objects.values().order_by("sequence"))


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("change", [*CHANGES, *OF_ONE[connection.vendor]])
def test_database_refuses_to_change_the_chain(entries, change: str) -> None:
    statement = {**CHANGES, **OF_ONE[connection.vendor]}[change]
    with pytest.raises(DatabaseError, match="only ever appended"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert list(LedgerEntry.objects.values().order_by("sequence")) == entries


@pytest.mark.django_db(transaction=True)
def test_entry_that_follows_is_taken(entries) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_COPY.format(3, f"'{entries[-1]['hash']}'"))
    assert LedgerEntry.objects.count() == 3


@pytest.mark.django_db(transaction=True)
def test_triggers_are_known_to_be_there_or_gone() -> None:
    assert has_triggers(connection)
    remove_triggers(connection)
    assert not has_triggers(connection)
    install_triggers(connection)
    install_triggers(connection)
    assert has_triggers(connection)
