"""The archive as a Django application."""

from django.apps import AppConfig


class ArchiveConfig(AppConfig):
    """The archive of cycles."""

    name = "zhiheng.web.archive"
    label = "archive"
