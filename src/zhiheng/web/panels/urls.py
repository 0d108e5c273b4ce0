"""Addresses of experts and panels."""

from django.urls import path

from zhiheng.web.panels import views

app_name = "panels"

urlpatterns = [
    path("experts", views.experts, name="experts"),
    path("assignments/<str:public_id>/expert", views.profile, name="profile"),
    path("expert", views.own_profile, name="own_profile"),
]
