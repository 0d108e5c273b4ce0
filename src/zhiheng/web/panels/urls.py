"""Addresses of experts and panels."""

from django.urls import path

from zhiheng.web.panels.views import experts

app_name = "panels"

urlpatterns = [
    path("experts", experts.experts, name="experts"),
    path("assignments/<str:public_id>/expert", experts.profile, name="profile"),
    path("expert", experts.own_profile, name="own_profile"),
]
