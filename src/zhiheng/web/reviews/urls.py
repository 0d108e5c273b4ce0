"""Addresses of reviewing."""

from django.urls import path

from zhiheng.web.reviews.views import (
    across,
    consensus,
    entry_search,
    evidence,
    feedback_texts,
    printing,
    progress,
    reopening,
    sheets,
    workbooks,
)

app_name = "reviews"

urlpatterns = [
    path("reviews", sheets.reviews, name="reviews"),
    path("entries/<str:public_id>/score", sheets.begin, name="begin"),
    path("sheets/<str:public_id>/indicators/<str:code>", sheets.indicator, name="indicator"),
    path("sheets/<str:public_id>/quick", sheets.quick, name="quick"),
    path("sheets/<str:public_id>/confirm", sheets.confirm, name="confirm"),
    path("entries/<str:public_id>/consensus", consensus.open_one, name="open_consensus"),
    path("entries/<str:public_id>/site-sheet", sheets.begin_on_site, name="begin_on_site"),
    path("entries/<str:public_id>/site-consensus", consensus.open_on_site, name="open_on_site"),
    path("consensuses/<str:public_id>/indicators/<str:code>/propose", consensus.propose, name="propose"),
    path("consensuses/<str:public_id>", consensus.consensus, name="consensus"),
    path("consensuses/<str:public_id>/indicators/<str:code>", consensus.indicator, name="consensus_indicator"),
    path("consensuses/<str:public_id>/indicators/<str:code>/agree", consensus.agree, name="agree"),
    path("consensuses/<str:public_id>/accept", consensus.accept, name="accept"),
    path("consensuses/<str:public_id>/confirm", consensus.confirm, name="confirm_consensus"),
    path("consensuses/<str:public_id>/dissent", consensus.dissent, name="dissent"),
    path("consensuses/<str:public_id>/close", consensus.close, name="close_consensus"),
    path("consensuses/<str:public_id>/record", consensus.record, name="consensus_record"),
    path("sheets/<str:public_id>/indicators/<str:code>/evidence/<int:number>", evidence.evidence, name="evidence"),
    path("sheets/<str:public_id>/indicators/<str:code>/references", evidence.refer, name="refer"),
    path("sheets/<str:public_id>/indicators/<str:code>/across", across.across, name="across"),
    path("sheets/<str:public_id>/reopening", reopening.reopening, name="reopening"),
    path("sheets/<str:public_id>/reopening/ask", reopening.ask, name="ask_reopening"),
    path("reopenings/<str:public_id>/agree", reopening.agree, name="agree_reopening"),
    path("reopenings/<str:public_id>/refuse", reopening.refuse, name="refuse_reopening"),
    path("reviewed/<str:public_id>/members/<str:member>/excuse", reopening.excuse, name="excuse"),
    path("sheets/<str:public_id>/print", printing.sheet, name="print"),
    path("sheets/<str:public_id>/entry", printing.entry, name="print_entry"),
    path("sheets/<str:public_id>/search", entry_search.found, name="search"),
    path("sheets/<str:public_id>/workbook", workbooks.workbook, name="workbook"),
    path("sheets/<str:public_id>/workbook/upload", workbooks.upload, name="upload_workbook"),
    path("filled_workbooks/<str:public_id>", workbooks.filled_workbook, name="filled_workbook"),
    path("filled_workbooks/<str:public_id>/take", workbooks.take, name="take_workbook"),
    path("filled_workbooks/<str:public_id>/discard", workbooks.discard, name="discard_workbook"),
    path("cycles/<str:cycle>/sheets", reopening.sheet_states, name="sheet_states"),
    path("consensuses/<str:public_id>/texts", feedback_texts.texts, name="feedback_texts"),
    path("consensuses/<str:public_id>/texts/take", feedback_texts.take, name="take_texts"),
    path("consensuses/<str:public_id>/texts/confirm", feedback_texts.confirm, name="confirm_texts"),
    path("cycles/<str:cycle>/scoring", progress.progress, name="progress"),
]
