"""Defences as a Django application."""

from django.apps import AppConfig


class DefencesConfig(AppConfig):
    """Presentations of applicants before their panel, with questions."""

    name = "zhiheng.web.defences"
    label = "defences"
