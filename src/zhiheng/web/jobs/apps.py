"""Jobs as a Django application."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Background work and the clock (后台任务)."""

    name = "zhiheng.web.jobs"
    label = "jobs"
