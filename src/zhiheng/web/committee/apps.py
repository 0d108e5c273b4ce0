"""The committee's meeting as a Django application."""

from django.apps import AppConfig


class CommitteeConfig(AppConfig):
    """Meeting, rounds, counts."""

    name = "zhiheng.web.committee"
    label = "committee"
