"""Addresses of site visits."""

from django.urls import path

from zhiheng.web.visits.views import plans, visits

app_name = "visits"

urlpatterns = [
    path("visits", visits.visits, name="visits"),
    path("panel-entries/<str:public_id>/visit", visits.make, name="make"),
    path("visits/<str:public_id>", visits.visit, name="visit"),
    path("visits/<str:public_id>/arrange", visits.arrange, name="arrange"),
    path("visits/<str:public_id>/team", visits.team, name="team"),
    path("visits/<str:public_id>/plan", visits.plan, name="plan"),
    path("visits/<str:public_id>/plan/add", plans.add, name="add_item"),
    path("plan-items/<str:public_id>", plans.change, name="change_item"),
    path("plan-items/<str:public_id>/drop", plans.drop, name="drop_item"),
]
