"""Visits as a Django application."""

from django.apps import AppConfig


class VisitsConfig(AppConfig):
    """Site visits of panels to the entries that go on."""

    name = "zhiheng.web.visits"
    label = "visits"
