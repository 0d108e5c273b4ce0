"""The evaluation as a Django application."""

from django.apps import AppConfig


class EvaluationConfig(AppConfig):
    """How sure the ranking is, who is strict, what looks odd."""

    name = "zhiheng.web.evaluation"
    label = "evaluation"
