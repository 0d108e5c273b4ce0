"""The data book as a Django application."""

from django.apps import AppConfig


class DatabookConfig(AppConfig):
    """Figures of applications and the metrics computed from them."""

    name = "zhiheng.web.databook"
    label = "databook"
