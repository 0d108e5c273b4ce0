"""Addresses of the committee's meeting."""

from django.urls import path

from zhiheng.web.committee import views

app_name = "committee"

urlpatterns = [
    path("committee", views.meeting, name="meeting"),
    path("cycles/<str:cycle>/committee/arrange", views.arrange, name="arrange"),
    path("committee/<str:public_id>/attendance", views.attendance, name="attendance"),
    path("committee/<str:public_id>/recusals", views.recuse, name="recuse"),
    path("committee/<str:public_id>/rounds", views.open_one, name="open_round"),
    path("ballots/<str:public_id>", views.ballot_round, name="ballot_round"),
    path("ballots/<str:public_id>/count", views.count, name="count"),
    path("ballots/<str:public_id>/close", views.close, name="close"),
    path("ballots/<str:public_id>/print/<str:kind>", views.printed, name="print"),
]
