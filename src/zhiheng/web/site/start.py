"""Setting Django up outside a web server."""

import os

import django


def start_site() -> None:
    """Make the site's models usable in this process; raises BadInputError if the installation's settings are wrong."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhiheng.web.site.settings")
    django.setup()
