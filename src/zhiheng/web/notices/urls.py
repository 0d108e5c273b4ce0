"""Addresses of public notices."""

from django.urls import path

from zhiheng.web.notices.views import approvals, notices

app_name = "notices"

urlpatterns = [
    path("public-notices", notices.notices, name="notices"),
    path("cycles/<str:cycle>/public-notices/draft", notices.draft, name="draft"),
    path("cycles/<str:cycle>/government-approval", approvals.note_one, name="note_approval"),
    path("public-notices/<str:public_id>", notices.notice, name="notice"),
    path("public-notices/<str:public_id>/approval", notices.approve, name="approve"),
    path("public-notices/<str:public_id>/publication", notices.publication, name="publication"),
    path("public-notices/<str:public_id>/page.html", notices.portal_page, name="portal_page"),
]
