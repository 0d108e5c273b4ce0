"""``migrate``: a database without tables gets them all at once."""

from django.core.management.commands import migrate
from django.db import connections

from zhiheng.web.audit.backup.tables import has_tables, make_tables


class Command(migrate.Command):
    """Django's command, which applies what is missing, after an empty database was given this version's tables."""

    def handle(self, *args: object, **options: object) -> None:
        """Bring a database to the migrations asked for."""
        connection = connections[str(options["database"])]
        is_for_all = not (options["app_label"] or options["plan"] or options["check_unapplied"])
        if is_for_all and not has_tables(connection):
            make_tables(connection)
        super().handle(*args, **options)
