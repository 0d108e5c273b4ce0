"""Addresses of experts and panels."""

from django.urls import path

from zhiheng.web.panels.views import conflicts, experts

app_name = "panels"

urlpatterns = [
    path("experts", experts.experts, name="experts"),
    path("assignments/<str:public_id>/expert", experts.profile, name="profile"),
    path("expert", experts.own_profile, name="own_profile"),
    path("duties", conflicts.duties, name="duties"),
    path("duties/pledge", conflicts.pledge, name="pledge"),
    path("duties/none", conflicts.declare_none, name="declare_none"),
    path("reviewed/<str:public_id>/declare", conflicts.declare, name="declare"),
    path("cycles/<str:cycle>/conflicts", conflicts.conflicts, name="conflicts"),
    path("cycles/<str:cycle>/conflicts/add", conflicts.add, name="add_conflict"),
    path("conflicts/<str:public_id>/confirm", conflicts.confirm, name="confirm_conflict"),
]
