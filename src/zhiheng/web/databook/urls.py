"""Addresses of the data book."""

from django.urls import path

from zhiheng.web.databook.views import metrics, sheets, workbooks

app_name = "databook"

urlpatterns = [
    path("parts/<str:public_id>/data", sheets.sheet, name="sheet"),
    path("parts/<str:public_id>/data/findings", sheets.findings, name="findings"),
    path("parts/<str:public_id>/data/save", sheets.save, name="save"),
    path("entries/<str:public_id>/data/metrics", metrics.metrics, name="all_metrics"),
    path("entries/<str:public_id>/data/metrics/<str:code>", metrics.metrics, name="metrics"),
    path("entries/<str:public_id>/data/workbook", workbooks.workbook, name="workbook"),
    path("entries/<str:public_id>/data/upload", workbooks.upload, name="upload"),
    path("data_books/<str:public_id>", workbooks.filled, name="filled"),
    path("data_books/<str:public_id>/take", workbooks.take, name="take"),
    path("data_books/<str:public_id>/discard", workbooks.discard, name="discard"),
]
