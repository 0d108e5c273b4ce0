"""The public pages as a Django application."""

from django.apps import AppConfig


class PublicConfig(AppConfig):
    """Pages that need no account."""

    name = "zhiheng.web.public"
    label = "public"
