"""Drafts as a Django application."""

from django.apps import AppConfig


class DraftsConfig(AppConfig):
    """Versioned fields that save themselves (自动保存)."""

    name = "zhiheng.web.drafts"
    label = "drafts"
