"""The database's own refusal to change or delete the chain."""

from django.db.backends.base.base import BaseDatabaseWrapper

from zhiheng.ledger import NOTHING_BEFORE

_TABLE = "audit_ledgerentry"
_CHANGE, _FOLLOW = "ledger_is_append_only", "ledger_entry_follows"
_REFUSAL = "the record is only ever appended to"

# REPLACE deletes a row in SQLite without its delete trigger, so that an entry that does not follow is refused as well.
_DOES_NOT_FOLLOW = f"""
NEW.sequence <> (SELECT coalesce(max(sequence), 0) + 1 FROM {_TABLE})
OR NEW.previous <> coalesce((SELECT hash FROM {_TABLE} WHERE sequence = NEW.sequence - 1), '{NOTHING_BEFORE}')
"""  # noqa: S608 - names of this module only
_REFUSE_SQLITE = f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
_INSTALL = {
    "sqlite": {
        f"{_CHANGE}_update": f"BEFORE UPDATE ON {_TABLE} {_REFUSE_SQLITE}",
        f"{_CHANGE}_delete": f"BEFORE DELETE ON {_TABLE} {_REFUSE_SQLITE}",
        _FOLLOW: f"BEFORE INSERT ON {_TABLE} WHEN {_DOES_NOT_FOLLOW} {_REFUSE_SQLITE}",
    },
    "postgresql": {
        _CHANGE: f"BEFORE UPDATE OR DELETE ON {_TABLE} FOR EACH ROW EXECUTE FUNCTION {_CHANGE}()",
        f"{_CHANGE}_truncate": f"BEFORE TRUNCATE ON {_TABLE} FOR EACH STATEMENT EXECUTE FUNCTION {_CHANGE}()",
        _FOLLOW: f"BEFORE INSERT ON {_TABLE} FOR EACH ROW EXECUTE FUNCTION {_FOLLOW}()",
    },
}
_FUNCTIONS = f"""
CREATE OR REPLACE FUNCTION {_CHANGE}() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{_REFUSAL}'; END $$;
CREATE OR REPLACE FUNCTION {_FOLLOW}() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN IF {_DOES_NOT_FOLLOW} THEN RAISE EXCEPTION '{_REFUSAL}'; END IF; RETURN NEW; END $$
"""
_INSTALLED = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass AND tgenabled = 'A'",
}


def install_triggers(connection: BaseDatabaseWrapper) -> None:
    """Make the database refuse every change of the chain but an entry that follows the last; may be called again."""
    remove_triggers(connection)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_FUNCTIONS)
        for name, rule in _INSTALL[connection.vendor].items():
            cursor.execute(f"CREATE TRIGGER {name} {rule}")
            if connection.vendor == "postgresql":  # also where replication has switched ordinary triggers off
                cursor.execute(f"ALTER TABLE {_TABLE} ENABLE ALWAYS TRIGGER {name}")


def remove_triggers(connection: BaseDatabaseWrapper) -> None:
    """Take the refusal back, for a database that is about to be filled from a backup."""
    of_table = f" ON {_TABLE}" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        for name in _INSTALL[connection.vendor]:
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{of_table}")


def has_triggers(connection: BaseDatabaseWrapper) -> bool:
    """Whether the database refuses to change the chain."""
    with connection.cursor() as cursor:
        cursor.execute(_INSTALLED[connection.vendor], [_TABLE])
        return {name for (name,) in cursor.fetchall()} >= set(_INSTALL[connection.vendor])
