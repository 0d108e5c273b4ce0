"""Addresses of public notices."""

from django.urls import path

from zhiheng.web.notices.views import approvals, notices, objections

app_name = "notices"

urlpatterns = [
    path("public-notices", notices.notices, name="notices"),
    path("cycles/<str:cycle>/public-notices/draft", notices.draft, name="draft"),
    path("cycles/<str:cycle>/government-approval", approvals.note_one, name="note_approval"),
    path("public-notices/<str:public_id>", notices.notice, name="notice"),
    path("public-notices/<str:public_id>/approval", notices.approve, name="approve"),
    path("public-notices/<str:public_id>/publication", notices.publication, name="publication"),
    path("public-notices/<str:public_id>/page.html", notices.portal_page, name="portal_page"),
    path("public-notices/<str:public_id>/objections", objections.objections, name="objections"),
    path("public-notices/<str:public_id>/objections/new", objections.register, name="register"),
    path("public-notices/<str:public_id>/tips/new", objections.pass_on, name="pass_on"),
    path("objections/<str:public_id>", objections.objection, name="objection"),
    path("objections/<str:public_id>/outcome", objections.decide, name="decide"),
    path("tips", objections.tips, name="tips"),
]
