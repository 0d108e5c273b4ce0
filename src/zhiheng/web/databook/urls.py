"""Addresses of the data book."""

from django.urls import path

from zhiheng.web.databook.views import metrics, office_values, registers, sheets, workbooks

app_name = "databook"

urlpatterns = [
    path("parts/<str:public_id>/data", sheets.sheet, name="sheet"),
    path("parts/<str:public_id>/registers", registers.registers, name="registers"),
    path("parts/<str:public_id>/data/findings", sheets.findings, name="findings"),
    path("parts/<str:public_id>/data/save", sheets.save, name="save"),
    path("entries/<str:public_id>/data/metrics", metrics.metrics, name="all_metrics"),
    path("entries/<str:public_id>/data/metrics/<str:code>", metrics.metrics, name="metrics"),
    path("entries/<str:public_id>/data/workbook", workbooks.workbook, name="workbook"),
    path("entries/<str:public_id>/data/upload", workbooks.upload, name="upload"),
    path("cycles/<str:cycle>/office-values", office_values.office_values, name="office_values"),
    path("cycles/<str:cycle>/office-values/set", office_values.change, name="set_office_values"),
    path("office_values/<str:public_id>", office_values.office_list, name="office_list"),
    path("data_books/<str:public_id>", workbooks.filled, name="filled"),
    path("data_books/<str:public_id>/take", workbooks.take, name="take"),
    path("data_books/<str:public_id>/discard", workbooks.discard, name="discard"),
]
