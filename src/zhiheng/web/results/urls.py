"""Addresses of results."""

from django.urls import path

from zhiheng.web.results.views import shortlist

app_name = "results"

urlpatterns = [
    path("results", shortlist.phases, name="phases"),
    path("phases/<str:public_id>/shortlist", shortlist.shortlist, name="shortlist"),
    path("phases/<str:public_id>/shortlist/decide", shortlist.decide, name="decide_shortlist"),
    path("outcomes/<str:public_id>/letters", shortlist.draft_letters, name="draft_letters"),
    path("entries/<str:public_id>/outcome", shortlist.own_outcome, name="own_outcome"),
]
