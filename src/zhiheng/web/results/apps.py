"""Results as a Django application."""

from django.apps import AppConfig


class ResultsConfig(AppConfig):
    """Shortlist and official result."""

    name = "zhiheng.web.results"
    label = "results"
