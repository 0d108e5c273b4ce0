"""Addresses of the evaluation."""

from django.urls import path

from zhiheng.web.evaluation import views

app_name = "evaluation"

urlpatterns = [
    path("evaluation", views.evaluation, name="evaluation"),
    path("evaluation/own", views.own_severity, name="own_severity"),
]
