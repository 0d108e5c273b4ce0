"""Addresses of reviewing."""

from django.urls import path

from zhiheng.web.reviews.views import across, evidence, progress, sheets

app_name = "reviews"

urlpatterns = [
    path("reviews", sheets.reviews, name="reviews"),
    path("entries/<str:public_id>/score", sheets.begin, name="begin"),
    path("sheets/<str:public_id>/indicators/<str:code>", sheets.indicator, name="indicator"),
    path("sheets/<str:public_id>/quick", sheets.quick, name="quick"),
    path("sheets/<str:public_id>/confirm", sheets.confirm, name="confirm"),
    path("sheets/<str:public_id>/indicators/<str:code>/evidence/<int:number>", evidence.evidence, name="evidence"),
    path("sheets/<str:public_id>/indicators/<str:code>/references", evidence.refer, name="refer"),
    path("sheets/<str:public_id>/indicators/<str:code>/across", across.across, name="across"),
    path("cycles/<str:cycle>/scoring", progress.progress, name="progress"),
]
