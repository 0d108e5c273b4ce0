"""Setting Django up outside a web server."""

import os

import django


def start_site() -> None:
    """Make the site's models usable in this process; raises BadInputError if the installation's settings are wrong.

    Whatever this process and its children write from now on, the database first of all, only their own user can read.
    """
    os.umask(0o077)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhiheng.web.site.settings")
    django.setup()
