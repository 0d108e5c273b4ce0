"""Addresses of site visits."""

from django.urls import path

from zhiheng.web.visits.views import excusing, issues, papers, plans, records, recusals, visits

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
    path("visit-members/<str:public_id>/excuse", excusing.excuse, name="excuse"),
    path("recusal-requests/<str:public_id>", recusals.uphold, name="uphold"),
    path("recusal-requests/<str:public_id>/refuse", recusals.refuse, name="refuse"),
    path("visits/<str:public_id>/attendance", papers.attendance, name="attendance"),
    path("visits/<str:public_id>/issues", issues.issues, name="issues"),
    path("visits/<str:public_id>/issues/add", issues.carry, name="carry"),
    path("issues/<str:public_id>", issues.issue, name="issue"),
    path("issues/<str:public_id>/change", issues.change, name="change_issue"),
    path("issues/<str:public_id>/end", issues.end, name="end_issue"),
    path("issues/<str:public_id>/reopen", issues.reopen, name="reopen_issue"),
    path("visits/<str:public_id>/log", issues.log, name="log"),
    path("visits/<str:public_id>/log/add", issues.add_log, name="add_log"),
    path("visits/<str:public_id>/record", records.record, name="record"),
    path("visits/<str:public_id>/record/print", records.record_sheet, name="print_record"),
    path("visits/<str:public_id>/integrity", records.feedback, name="feedback"),
    path("visits/<str:public_id>/integrity/give", records.give, name="give_feedback"),
    path("visit-logs/<str:public_id>", issues.log_line, name="log_line"),
]
