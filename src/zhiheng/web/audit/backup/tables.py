"""The tables of an empty database, made at once.

Applying the migrations one by one computes the models again after each of hundreds of operations, which takes five
times as long. What they would have led to is the same (tests/web/audit/backup/test_tables.py compares the two).
"""

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations import Migration, RunPython
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.state import StateApps

_OURS = __name__.partition(".")[0]


def has_tables(connection: BaseDatabaseWrapper) -> bool:
    """Whether there is any table, of whichever program."""
    return bool(connection.introspection.table_names())


def make_tables(connection: BaseDatabaseWrapper) -> None:
    """Give an empty database the tables, triggers and first rows of this version, all or nothing.

    Operations of our own migrations that are no ``elidable`` conversion of rows run as they are. Every migration is
    noted as applied.
    """
    executor = MigrationExecutor(connection)
    end = executor.loader.project_state().apps
    migrations = [migration for migration, _ in executor.migration_plan(executor.loader.graph.leaf_nodes())]
    is_checking = connection.disable_constraint_checking()  # SQLite makes no tables within a transaction otherwise
    try:
        with transaction.atomic(using=connection.alias):
            executor.recorder.ensure_schema()
            with connection.schema_editor() as editor:
                for model in end.get_models():
                    if model._meta.can_migrate(connection):  # noqa: SLF001 - Django's name
                        editor.create_model(model)
            for migration in migrations:
                _apply(migration, end, connection)
                executor.recorder.record_applied(migration.app_label, migration.name)
    finally:
        if is_checking:
            connection.enable_constraint_checking()


def _apply(migration: Migration, end: StateApps, connection: BaseDatabaseWrapper) -> None:
    """Run what a migration does beside the tables."""
    for operation in migration.operations:
        is_ours = type(migration).__module__.startswith(f"{_OURS}.")
        if is_ours and isinstance(operation, RunPython) and not operation.elidable:
            with connection.schema_editor() as editor:
                operation.code(end, editor)
