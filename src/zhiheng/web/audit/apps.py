"""The record as a Django application."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """The record, the permission table, approvals by a second person."""

    name = "zhiheng.web.audit"
    label = "audit"
