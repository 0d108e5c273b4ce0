"""Panels as a Django application."""

from django.apps import AppConfig


class PanelsConfig(AppConfig):
    """Panels of experts, their pledges, and conflicts of interest."""

    name = "zhiheng.web.panels"
    label = "panels"
