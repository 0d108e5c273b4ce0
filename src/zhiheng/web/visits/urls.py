"""Addresses of site visits."""

from django.urls import path

from zhiheng.web.visits.views import papers, plans, recusals, visits

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
    path("visits/<str:public_id>/notice", recusals.draft_notice, name="draft_notice"),
    path("visit-members/<str:public_id>/challenge", recusals.ask, name="challenge"),
    path("recusal-requests/<str:public_id>", recusals.uphold, name="uphold"),
    path("recusal-requests/<str:public_id>/refuse", recusals.refuse, name="refuse"),
    path("visits/<str:public_id>/attendance", papers.attendance, name="attendance"),
]
