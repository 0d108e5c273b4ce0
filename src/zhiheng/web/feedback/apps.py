"""Feedback reports as a Django application."""

from django.apps import AppConfig


class FeedbackConfig(AppConfig):
    """Feedback reports."""

    name = "zhiheng.web.feedback"
    label = "feedback"
