"""Programmes as a Django application."""

from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    """Awards and their cycles."""

    name = "zhiheng.web.programmes"
    label = "programmes"
