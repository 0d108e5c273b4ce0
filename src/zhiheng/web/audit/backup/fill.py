"""Filling an empty database with the rows of a backup, as their models were when it was made."""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from typing import IO

from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import DatabaseError, connection, models, transaction
from django.db.migrations.executor import MigrationExecutor

from zhiheng.problems import BadInputError, Message, Place, Problem
from zhiheng.web.audit.backup.manifest import NEWER, Manifest, member_of_table
from zhiheng.web.audit.backup.rows import Model, columns_of, label_of, row_of

_ROWS_AT_ONCE = 500

_WRONG_ROW = Message(
    "备份里的 {member} 第 {line} 行不是这张表的一行 › 换一份备份",
    "line {line} of {member} is no row of its table › take another backup",
)
_NOT_TAKEN = Message(
    "数据库不接受 {member}：{reason} › 换一份备份，或报告给开发者",
    "the database does not take {member}: {reason} › take another backup, or tell the developers",
)


def fill_database(archive: zipfile.ZipFile, manifest: Manifest) -> None:
    """Bring an empty database to the migrations of a backup and fill it, in one transaction.

    Raises BadInputError if a newer version made the backup or a row does not fit; there may be empty tables then.
    """
    then = _models_then(manifest)
    with _told("tables"), transaction.atomic(durable=True):  # foreign keys are compared when it ends
        for model in then:
            _empty(model)
        for model in then:
            with _told(_member(model)):
                _fill(archive, model)


def _models_then(manifest: Manifest) -> list[Model]:
    """Bring the database to the migrations of a backup and return the models in it as they were then."""
    executor = MigrationExecutor(connection)
    known = executor.loader.graph.nodes
    if any((label, name) not in known for label, names in manifest.migrations.items() for name in names):
        raise BadInputError([Problem(Place(), NEWER, (("program", manifest.program),))])
    targets = [(label, names[-1]) for label, names in manifest.migrations.items() if names]
    if set(targets) <= set(executor.loader.graph.leaf_nodes()):
        call_command("migrate", verbosity=0, interactive=False)
    else:
        executor.migrate(targets)
    then = executor.loader.project_state(targets).apps
    found = {_member(model): model for model in then.get_models(include_auto_created=True)}
    return [found[member] for member in sorted(manifest.tables)]


def _member(model: Model) -> str:
    return member_of_table(label_of(model))


def _empty(model: Model) -> None:
    """Remove what migrations put into a table."""
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {connection.ops.quote_name(model._meta.db_table)}")  # noqa: S608, SLF001


def _fill(archive: zipfile.ZipFile, model: Model) -> None:
    for field in columns_of(model).values():
        if isinstance(field, models.DateField):
            field.auto_now = field.auto_now_add = False  # what the backup says, not now
    with archive.open(_member(model)) as content:
        rows = _rows(model, content)
        while some := list(islice(rows, _ROWS_AT_ONCE)):
            model._base_manager.bulk_create(some)  # noqa: SLF001 - Django's name
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [model]):
            cursor.execute(statement)


def _rows(model: Model, content: IO[bytes]) -> Iterator[models.Model]:
    for number, line in enumerate(content, 1):
        try:
            yield row_of(model, line)
        except (ValueError, TypeError, AttributeError, ValidationError) as error:
            values = (("member", _member(model)), ("line", number))
            raise BadInputError([Problem(Place(), _WRONG_ROW, values)]) from error


@contextmanager
def _told(member: str) -> Iterator[None]:
    """Within it what the database refuses is a problem of that member."""
    try:
        yield
    except DatabaseError as error:
        values = (("member", member), ("reason", str(error).splitlines()[0]))
        raise BadInputError([Problem(Place(), _NOT_TAKEN, values)]) from error
