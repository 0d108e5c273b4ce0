"""Addresses of the record and of acts of two persons."""

from django.urls import path

from zhiheng.web.audit import approval_views, views

app_name = "audit"

urlpatterns = [
    path("record", views.record, name="record"),
    path("record/verify", views.verify, name="verify"),
    path("record.csv", views.export_list, name="export_list"),
    path("record.zip", views.export_record, name="export_record"),
    path("record/<slug:public_id>/remove", views.remove, name="remove"),
    path("history/<slug:kind>/<slug:public_id>", views.history, name="history"),
    path("approvals", approval_views.proposals, name="proposals"),
    path("approvals/<slug:public_id>", approval_views.proposal, name="proposal"),
]
