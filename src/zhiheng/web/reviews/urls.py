"""Addresses of reviewing."""

from django.urls import path

from zhiheng.web.reviews.views import consensus, feedback_texts, progress, sheets

app_name = "reviews"

urlpatterns = [
    path("reviews", sheets.reviews, name="reviews"),
    path("entries/<str:public_id>/score", sheets.begin, name="begin"),
    path("sheets/<str:public_id>/indicators/<str:code>", sheets.indicator, name="indicator"),
    path("sheets/<str:public_id>/quick", sheets.quick, name="quick"),
    path("sheets/<str:public_id>/confirm", sheets.confirm, name="confirm"),
    path("entries/<str:public_id>/consensus", consensus.open_one, name="open_consensus"),
    path("consensuses/<str:public_id>", consensus.consensus, name="consensus"),
    path("consensuses/<str:public_id>/indicators/<str:code>", consensus.indicator, name="consensus_indicator"),
    path("consensuses/<str:public_id>/indicators/<str:code>/agree", consensus.agree, name="agree"),
    path("consensuses/<str:public_id>/accept", consensus.accept, name="accept"),
    path("consensuses/<str:public_id>/confirm", consensus.confirm, name="confirm_consensus"),
    path("consensuses/<str:public_id>/dissent", consensus.dissent, name="dissent"),
    path("consensuses/<str:public_id>/close", consensus.close, name="close_consensus"),
    path("consensuses/<str:public_id>/record", consensus.record, name="consensus_record"),
    path("consensuses/<str:public_id>/texts", feedback_texts.texts, name="feedback_texts"),
    path("consensuses/<str:public_id>/texts/take", feedback_texts.take, name="take_texts"),
    path("consensuses/<str:public_id>/texts/confirm", feedback_texts.confirm, name="confirm_texts"),
    path("cycles/<str:cycle>/scoring", progress.progress, name="progress"),
]
