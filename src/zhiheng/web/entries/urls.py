"""Addresses of applications."""

from django.urls import path

from zhiheng.web.entries.views import attachments, entries, papers, parts, reports, sharing, submissions, taken_in

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
    path("submissions/<str:public_id>/paper", submissions.paper, name="paper"),
    path("submissions/<str:public_id>/changes", submissions.changes, name="changes"),
    path("entries/<str:public_id>/papers", papers.papers, name="papers"),
    path("entries/<str:public_id>/papers/<slug:key>", papers.sheet, name="sheet"),
    path("entries/<str:public_id>/reopen", submissions.reopen, name="reopen"),
    path("entries/<str:public_id>/withdraw", submissions.withdraw, name="withdraw"),
    # What the office takes in.
    path("taken-in", taken_in.taken_in, name="taken_in"),
    path("tracks/<str:public_id>/take-in", taken_in.take_in, name="take_in"),
    path("entries/<str:public_id>/take-in", taken_in.files, name="take_in_files"),
    # The report as a Word file.
    path("entries/<str:public_id>/report/word", reports.word, name="report_word"),
    path("entries/<str:public_id>/report/upload", reports.upload, name="upload_report"),
    path("filled_reports/<str:public_id>", reports.filled_report, name="filled_report"),
    path("filled_reports/<str:public_id>/take", reports.take, name="take_report"),
    path("filled_reports/<str:public_id>/discard", reports.discard, name="discard_report"),
]
