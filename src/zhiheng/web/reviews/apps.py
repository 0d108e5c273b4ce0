"""Reviews as a Django application."""

from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    """Score sheets, consensus and shortlist."""

    name = "zhiheng.web.reviews"
    label = "reviews"
