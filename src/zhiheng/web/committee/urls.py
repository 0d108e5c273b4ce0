"""Addresses of the committee's meeting."""

from django.urls import path

from zhiheng.web.committee.views import candidates, lists, meetings, rounds, votes

app_name = "committee"

urlpatterns = [
    path("committee", meetings.meeting, name="meeting"),
    path("cycles/<str:cycle>/committee/arrange", meetings.arrange, name="arrange"),
    path("committee/<str:public_id>/attendance", meetings.attendance, name="attendance"),
    path("committee/<str:public_id>/recusals", meetings.recuse, name="recuse"),
    path("committee/<str:public_id>/rounds", meetings.open_one, name="open_round"),
    path("committee/<str:public_id>/list", lists.propose, name="propose"),
    path("committee/lists/<str:public_id>/minutes", lists.minutes, name="minutes"),
    path("committee/lists/<str:public_id>/minutes.docx", lists.minutes_word, name="minutes_word"),
    path("committee/lists/<str:public_id>", lists.proposed_list, name="proposed_list"),
    path("candidates/<str:public_id>", candidates.candidate, name="candidate"),
    path("candidates/<str:public_id>/pictures/<str:file>", candidates.picture, name="candidate_picture"),
    path("votes", votes.votes, name="votes"),
    path("ballots/<str:public_id>/vote", votes.vote, name="vote"),
    path("ballots/<str:public_id>/cast", votes.cast, name="cast"),
    path("ballots/<str:public_id>", rounds.ballot_round, name="ballot_round"),
    path("ballots/<str:public_id>/count", rounds.count, name="count"),
    path("ballots/<str:public_id>/close", rounds.close, name="close"),
    path("ballots/<str:public_id>/void", rounds.void, name="void"),
    path("ballots/<str:public_id>/print/<str:kind>", rounds.printed, name="print"),
]
