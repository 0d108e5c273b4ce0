"""The database and this program: whether it can be reached, and whether its tables are those of this version."""

from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.utils import OperationalError

from zhiheng.problems import BadInputError, Message, Place, Problem
from zhiheng.web.site import messages


def refuse_unreachable_database() -> None:
    """Raise BadInputError if there is no connection to the database."""
    try:
        connection.ensure_connection()
    except OperationalError as error:
        reason = str(error).splitlines()[0]
        raise BadInputError([Problem(Place(cell="database"), messages.NO_DATABASE, (("reason", reason),))]) from error


def refuse_newer_database() -> None:
    """Raise BadInputError if the database has tables of a later version of this program, which this one would spoil."""
    loader = MigrationExecutor(connection).loader
    unknown = [
        key for key in loader.applied_migrations if key not in loader.graph.nodes and key[0] in loader.migrated_apps
    ]
    if unknown:
        raise _refusal(messages.NEWER_DATABASE)


def refuse_other_version() -> None:
    """Raise BadInputError unless the database has just the tables of this version."""
    refuse_newer_database()
    executor = MigrationExecutor(connection)
    if not executor.loader.applied_migrations:
        raise _refusal(messages.EMPTY_DATABASE)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise _refusal(messages.OLDER_DATABASE)


def _refusal(message: Message) -> BadInputError:
    where = connection.settings_dict["NAME"]
    return BadInputError([Problem(Place(), message, (("where", where),))])
