"""Addresses of feedback reports."""

from django.urls import path

from zhiheng.web.feedback.views import own, reports

app_name = "feedback"

urlpatterns = [
    path("feedback-reports", reports.reports, name="reports"),
    path("cycles/<str:cycle>/feedback-reports/draft", reports.draft_all, name="draft_all"),
    path("cycles/<str:cycle>/feedback-reports/release", reports.release, name="release"),
    path("feedback-reports/<str:public_id>", reports.report, name="report"),
    path("feedback-reports/<str:public_id>/texts", reports.texts, name="texts"),
    path("feedback-reports/<str:public_id>/correction", reports.correct, name="correct"),
    path("feedback-reports/<str:public_id>/print", own.print_report, name="print_report"),
    path("own-feedback-reports", own.own_reports, name="own_reports"),
    path("own-feedback-reports/<str:public_id>", own.own_report, name="own_report"),
]
