"""Addresses of applications."""

from django.urls import path

from zhiheng.web.entries.views import entries, parts

app_name = "entries"

urlpatterns = [
    path("entries", entries.entries, name="entries"),
    path("tracks/<str:public_id>/enter", entries.enter, name="enter"),
    path("entries/<str:public_id>", entries.entry, name="entry"),
    path("parts/<str:public_id>", parts.part, name="part"),
]
