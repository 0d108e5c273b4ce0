"""Addresses of the archive."""

from django.urls import path

from zhiheng.web.archive import views

app_name = "archive"

urlpatterns = [
    path("archive", views.archive, name="archive"),
    path("cycles/<str:public_id>/archive/catalogue", views.catalogue, name="catalogue"),
    path("cycles/<str:public_id>/archive/catalogue.csv", views.export, name="export"),
]
