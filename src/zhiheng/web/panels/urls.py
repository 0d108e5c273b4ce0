"""Addresses of experts and panels."""

from django.urls import path

from zhiheng.web.panels.views import appraisals, conflicts, experts, invitations, panel_papers, panels, pledges

app_name = "panels"

urlpatterns = [
    path("experts", experts.experts, name="experts"),
    path("assignments/<str:public_id>/expert", experts.profile, name="profile"),
    path("expert", experts.own_profile, name="own_profile"),
    path("duties", conflicts.duties, name="duties"),
    path("pledge", pledges.own, name="own_pledge"),
    path("cycles/<str:cycle>/pledge", pledges.give, name="pledge"),
    path("duties/none", conflicts.declare_none, name="declare_none"),
    path("pledges/<str:public_id>", pledges.paper, name="pledge_paper"),
    path("pledges/<str:public_id>/print", pledges.sheet, name="print_pledge"),
    path("reviewed/<str:public_id>/declare", conflicts.declare, name="declare"),
    path("cycles/<str:cycle>/conflicts", conflicts.conflicts, name="conflicts"),
    path("cycles/<str:cycle>/conflicts/add", conflicts.add, name="add_conflict"),
    path(
        "panel-members/<str:member>/reviewed/<str:reviewed>/matches/<slug:match>", conflicts.set_aside, name="set_aside"
    ),
    path("conflicts/<str:public_id>/confirm", conflicts.confirm, name="confirm_conflict"),
    path("panels", panels.panels, name="panels"),
    path("cycles/<str:cycle>/panels", panels.make, name="make_panel"),
    path("panels/<str:public_id>", panels.panel, name="panel"),
    path("panels/<str:public_id>/rename", panels.rename, name="rename_panel"),
    path("panels/<str:public_id>/members", panels.add_members, name="add_members"),
    path("panels/<str:public_id>/entries", panels.add_entries, name="add_entries"),
    path("panels/<str:public_id>/owners", panels.divide, name="divide"),
    path("panels/<str:public_id>/visits", panels.order_visits, name="order_visits"),
    path("panels/<str:public_id>/invitations", invitations.invitations, name="invitations"),
    path("panels/<str:public_id>/invitations/note", invitations.note_one, name="note_invitation"),
    path("panels/<str:public_id>/papers", panel_papers.papers, name="papers"),
    path("panels/<str:public_id>/papers/days", panel_papers.days, name="note_days"),
    path("panels/<str:public_id>/papers/<slug:key>/print", panel_papers.sheet, name="print_paper"),
    path("panels/<str:public_id>/appraisals", appraisals.appraisals, name="appraisals"),
    path("panel-members/<str:public_id>/appraise", appraisals.give, name="appraise"),
    path("panel-members/<str:public_id>/lead", panels.choose_leader, name="choose_leader"),
    path("panel-members/<str:public_id>/end", panels.end_member, name="end_member"),
    path("panel-entries/<str:public_id>/end", panels.end_entry, name="end_entry"),
]
