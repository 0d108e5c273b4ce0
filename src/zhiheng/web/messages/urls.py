"""Addresses of notices, calls, questions and letters."""

from django.urls import path

from zhiheng.web.messages.views import calls, letters, notices, questions, settings

app_name = "messages"

urlpatterns = [
    path("inbox", notices.inbox, name="inbox"),
    path("inbox/<str:public_id>", notices.notice, name="notice"),
    path("notices", notices.sent_notices, name="sent_notices"),
    path("notices/<str:public_id>", notices.sent_notice, name="sent_notice"),
    path("notices/<str:public_id>/recall", notices.recall, name="recall"),
    path("cycles/<str:cycle>/notices/new", notices.new_notice, name="new_notice"),
    path("calls", calls.calls, name="calls"),
    path("cycles/<str:cycle>/calls/new", calls.new_call, name="new_call"),
    path("questions", questions.questions, name="questions"),
    path("questions/<str:public_id>/answer", questions.answer, name="answer"),
    path("cycles/<str:cycle>/questions/new", questions.ask, name="ask"),
    path("cycles/<str:cycle>/questions/period", questions.period, name="period"),
    path("letters", letters.letters, name="letters"),
    path("letters/<str:public_id>", letters.letter, name="letter"),
    path("letters/<str:public_id>/edit", letters.edit, name="edit_letter"),
    path("letters/<str:public_id>/issue", letters.issue, name="issue_letter"),
    path("letters/<str:public_id>/delivery", letters.deliver, name="deliver_letter"),
    path("letters/<str:public_id>/void", letters.void, name="void_letter"),
    path("letters/<str:public_id>/print", letters.print_letter, name="print_letter"),
    path("letters/<str:public_id>/word", letters.word, name="letter_word"),
    path("cycles/<str:cycle>/letters/new", letters.kinds, name="letter_kinds"),
    path("cycles/<str:cycle>/letters/new/<str:kind>", letters.new_letter, name="new_letter"),
    path("programmes/<str:programme>/letter-settings", settings.settings, name="letter_settings"),
    path("programmes/<str:programme>/letter-settings/<str:key>", settings.change, name="change_setting"),
]
