"""The site as a Django application."""

from django.apps import AppConfig


class SiteConfig(AppConfig):
    """Templates, static assets and template tags that every page uses."""

    name = "zhiheng.web.site"
    label = "site"
