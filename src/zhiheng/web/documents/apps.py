"""Documents as a Django application."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Documents on pages: their editor and how they are shown."""

    name = "zhiheng.web.documents"
    label = "documents"
