"""The database's own refusal to change or delete the chain."""

from django.db.backends.base.base import BaseDatabaseWrapper

_TABLE = "audit_ledgerentry"
_NAME = "ledger_is_append_only"
_REFUSAL = "the record is only ever appended to"

_SQLITE_TRIGGER = """
CREATE TRIGGER IF NOT EXISTS {name}_{word} BEFORE {word} ON {table} BEGIN SELECT RAISE(ABORT, '{refusal}'); END
"""
_POSTGRESQL_FUNCTION = """
CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '{refusal}'; END $$
"""
_POSTGRESQL_TRIGGER = """
CREATE OR REPLACE TRIGGER {name} BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION {name}()
"""
_NAMES = {"name": _NAME, "table": _TABLE, "refusal": _REFUSAL}
_INSTALL = {
    "sqlite": [_SQLITE_TRIGGER.format(word=word, **_NAMES) for word in ("UPDATE", "DELETE")],
    "postgresql": [_POSTGRESQL_FUNCTION.format(**_NAMES), _POSTGRESQL_TRIGGER.format(**_NAMES)],
}
_REMOVE = {
    "sqlite": [f"DROP TRIGGER IF EXISTS {_NAME}_{word}" for word in ("UPDATE", "DELETE")],
    "postgresql": [f"DROP TRIGGER IF EXISTS {_NAME} ON {_TABLE}"],
}


def install_triggers(connection: BaseDatabaseWrapper) -> None:
    """Make the database refuse every update and delete of the chain; may be called again."""
    _run(connection, _INSTALL[connection.vendor])


def remove_triggers(connection: BaseDatabaseWrapper) -> None:
    """Take the refusal back, for a database that is about to be filled from a backup."""
    _run(connection, _REMOVE[connection.vendor])


def _run(connection: BaseDatabaseWrapper, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
