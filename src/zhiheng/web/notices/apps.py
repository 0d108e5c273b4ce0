"""The public notice as a Django application."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """Public notices."""

    name = "zhiheng.web.notices"
    label = "public_notices"
