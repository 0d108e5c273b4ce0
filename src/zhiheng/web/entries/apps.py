"""Entries as a Django application."""

from django.apps import AppConfig


class EntriesConfig(AppConfig):
    """Applications, written together and handed in."""

    name = "zhiheng.web.entries"
    label = "entries"
