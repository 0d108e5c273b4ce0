"""People as a Django application."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Accounts, organisations, and who holds which role where."""

    name = "zhiheng.web.people"
    label = "people"
