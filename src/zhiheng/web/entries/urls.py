"""Addresses of applications."""

from django.urls import path

from zhiheng.web.entries.views import (
    attachments,
    entries,
    opinions,
    outcomes,
    parts,
    screening,
    sharing,
    submissions,
)

app_name = "entries"

urlpatterns = [
    path("entries", entries.entries, name="entries"),
    path("tracks/<str:public_id>/enter", entries.enter, name="enter"),
    path("entries/<str:public_id>", entries.entry, name="entry"),
    path("parts/<str:public_id>", parts.part, name="part"),
    path("entries/<str:public_id>/completeness", entries.completeness, name="completeness"),
    path("entries/<str:public_id>/share", sharing.share, name="share"),
    path("part_writers/<str:public_id>/take", sharing.take, name="take"),
    path("parts/<str:public_id>/hand-in", sharing.hand_in, name="hand_in"),
    path("parts/<str:public_id>/finalise", sharing.finalise, name="finalise"),
    path("parts/<str:public_id>/return", sharing.send_back, name="return"),
    path("parts/<str:public_id>/remarks", sharing.remark, name="remark"),
    path("parts/<str:public_id>/presence", sharing.presence, name="presence"),
    path("entries/<str:public_id>/attachments", attachments.attachments, name="attachments"),
    path("parts/<str:public_id>/attachments/add", attachments.add, name="add_attachment"),
    path("parts/<str:public_id>/attachments/link", attachments.link, name="link_attachment"),
    path("attachments/<str:public_id>", attachments.attachment, name="attachment"),
    path("attachments/<str:public_id>/withdraw", attachments.withdraw, name="withdraw_attachment"),
    path("attachment_links/<str:public_id>/end", attachments.unlink, name="unlink_attachment"),
    path("remarks/<str:public_id>/settle", sharing.settle, name="settle"),
    # Handing in.
    path("entries/<str:public_id>/submit", submissions.submit, name="submit"),
    path("submissions/<str:public_id>", submissions.submission, name="submission"),
    path("submissions/<str:public_id>/receipt", submissions.receipt, name="receipt"),
    path("submissions/<str:public_id>/changes", submissions.changes, name="changes"),
    path("entries/<str:public_id>/reopen", submissions.reopen, name="reopen"),
    path("entries/<str:public_id>/withdraw", submissions.withdraw, name="withdraw"),
    # Screening
    path("screening", screening.screening, name="screening"),
    path("cycles/<str:cycle>/screening/begin", screening.begin, name="begin_checks"),
    path("cycles/<str:cycle>/screening/rules", screening.screening_rules, name="screening_rules"),
    path("cycles/<str:cycle>/screening/rules/change", screening.change_rules, name="change_rules"),
    path("screening_checks/<str:public_id>", screening.check, name="screening_check"),
    path("screening_checks/<str:public_id>/points", screening.add_point, name="add_point"),
    path("completion_points/<str:public_id>/take-back", screening.take_back_point, name="take_back_point"),
    path("completion_points/<str:public_id>/mark", screening.mark_point, name="mark_point"),
    path("screening_checks/<str:public_id>/decide", screening.decide, name="decide_check"),
    path("screening_checks/<str:public_id>/reconsider", screening.reconsider, name="reconsider"),
    path("screening_outcomes/<str:public_id>/letter", screening.letter, name="outcome_letter"),
    path("entries/<str:public_id>/outcomes", outcomes.outcomes, name="outcomes"),
    path("screening_outcomes/<str:public_id>/statement", outcomes.statement, name="statement"),
    path("screening_outcomes/<str:public_id>/reconsideration", outcomes.reconsideration, name="reconsideration"),
    path("cycles/<str:cycle>/opinions", opinions.opinions, name="opinions"),
    path("cycles/<str:cycle>/opinions/ask", opinions.ask, name="ask_opinions"),
    path("opinion_requests/<str:public_id>", opinions.opinion, name="opinion"),
    path("opinion_requests/<str:public_id>/note", opinions.note, name="note_opinion"),
    path("opinion_requests/<str:public_id>/letter", opinions.letter, name="opinion_letter"),
    path("programmes/<str:public_id>/winners", opinions.winners, name="winners"),
    path("programmes/<str:public_id>/winners/import", opinions.new_winners, name="import_winners"),
]
