"""Addresses of what follows the announcement."""

from django.urls import path

from zhiheng.web.honours.views import certificates, follow_ups, revocations, winners

app_name = "honours"

urlpatterns = [
    path("winners", winners.winners, name="winners"),
    path("own-awards", winners.own, name="own"),
    path("cycles/<str:cycle>/announcement", winners.announce, name="announce"),
    path("winners/<str:public_id>", winners.winner, name="winner"),
    path("winners/<str:public_id>/certificates", certificates.register, name="register"),
    path("winners/<str:public_id>/payment", certificates.pay, name="pay"),
    path("winners/<str:public_id>/revocation", revocations.revoke, name="revoke"),
    path("cycles/<str:cycle>/follow-ups", follow_ups.follow_ups, name="follow_ups"),
    path("cycles/<str:cycle>/follow-ups/open", follow_ups.open_year, name="open_follow_up"),
    path("cycles/<str:cycle>/follow-ups/reminder", follow_ups.remind, name="remind"),
    path("follow-ups/<str:public_id>", follow_ups.follow_up, name="follow_up"),
    path("follow-ups/<str:public_id>/submission", follow_ups.submit, name="submit_follow_up"),
    path("award-payments/<str:public_id>/repayment", certificates.repay, name="repay"),
    path("certificates/<str:public_id>", certificates.certificate, name="certificate"),
    path("certificates/<str:public_id>/handover", certificates.hand_over, name="hand_over"),
    path("certificates/<str:public_id>/replacement", certificates.replace, name="replace"),
    path("certificates/<str:public_id>/return", certificates.take_back, name="take_back"),
]
