"""An empty database: what a backup is restored into, and what is left when that fails."""

from django.db import connection
from django.utils import timezone

from zhiheng.problems import BadInputError, Message, Place, Problem
from zhiheng.web.audit.backup.manifest import Manifest, member_of_table
from zhiheng.web.audit.backup.rows import label_of, models_to_keep
from zhiheng.web.audit.backup.snapshot import applied_migrations
from zhiheng.web.jobs.models import Worker
from zhiheng.web.jobs.reaper import SILENCE

_FULL = Message(
    "这套系统里已有数据 › 用一个空的数据文件夹或数据库恢复",
    "this installation holds data › restore into an empty data folder or database",
)
_OF_OTHERS = Message(
    "数据库里有别的程序的表（{tables}） › 用一个只给本系统的空数据库",
    "the database holds tables of another program ({tables}) › use an empty database of its own",
)
_RUNNING = Message(
    "平台正在这个数据库上运行 › 停止 zhiheng serve，等半分钟再恢复",
    "the platform is running on this database › stop zhiheng serve, wait half a minute, then restore",
)
_FILLED_BY_DJANGO = {"django_migrations", "django_content_type", "auth_permission"}
_MEANS_FULL = ("people_person", "audit_ledgerentry")


def refuse_unless_empty() -> None:
    """Raise BadInputError unless the database is empty, or nobody has done anything with its tables yet."""
    tables = set(connection.introspection.table_names())
    others = tables - set(connection.introspection.django_table_names()) - {"django_migrations"}
    if others:
        raise _refusal(_OF_OTHERS, tables=", ".join(sorted(others)))
    if any(_has_rows(table) for table in _MEANS_FULL if table in tables):
        raise _refusal(_FULL)
    if Worker._meta.db_table in tables and Worker.objects.filter(seen__gt=timezone.now() - SILENCE).exists():  # noqa: SLF001
        raise _refusal(_RUNNING)


def has_just_these_migrations(manifest: Manifest) -> bool:
    """Return whether the tables are as when the backup was made, and those that it does not fill hold nothing."""
    models = models_to_keep()
    if applied_migrations({label_of(model).split(".")[0] for model in models}) != manifest.migrations:
        return False
    filled = {model._meta.db_table for model in models if member_of_table(label_of(model)) in manifest.tables}  # noqa: SLF001
    others = set(connection.introspection.table_names()) - filled - _FILLED_BY_DJANGO
    return not any(_has_rows(table) for table in others)


def drop_tables() -> None:
    """Make the database empty."""
    with connection.schema_editor() as editor:
        for table in connection.introspection.table_names():
            editor.execute(editor.sql_delete_table % {"table": editor.quote_name(table)})


def _has_rows(table: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT 1 FROM {connection.ops.quote_name(table)} LIMIT 1")  # noqa: S608 - names of tables only
        return cursor.fetchone() is not None


def _refusal(message: Message, **values: object) -> BadInputError:
    return BadInputError([Problem(Place(), message, tuple(values.items()))])
