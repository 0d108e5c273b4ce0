"""Addresses of drafts."""

from django.urls import path

from zhiheng.web.drafts import views

app_name = "drafts"
_FIELD = "drafts/<str:kind>/<str:owner>/<str:name>"

urlpatterns = [
    path("drafts/key", views.key, name="key"),
    path(_FIELD, views.field, name="field"),
    path(f"{_FIELD}/history", views.history, name="history"),
    path(f"{_FIELD}/restore", views.restore, name="restore"),
    path(f"{_FIELD}/quarantine", views.quarantine, name="quarantine"),
]
