"""What follows the announcement as a Django application."""

from django.apps import AppConfig


class HonoursConfig(AppConfig):
    """Winners and what they receive."""

    name = "zhiheng.web.honours"
    label = "honours"
