"""Addresses of the data book."""

from django.urls import path

from zhiheng.web.databook.views import sheets

app_name = "databook"

urlpatterns = [
    path("parts/<str:public_id>/data", sheets.sheet, name="sheet"),
    path("parts/<str:public_id>/data/findings", sheets.findings, name="findings"),
    path("parts/<str:public_id>/data/save", sheets.save, name="save"),
]
