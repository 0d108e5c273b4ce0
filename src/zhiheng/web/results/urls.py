"""Addresses of results."""

from django.urls import path

from zhiheng.web.results.views import result, shortlist, what_if

app_name = "results"

urlpatterns = [
    path("results", shortlist.phases, name="phases"),
    path("phases/<str:public_id>/shortlist", shortlist.shortlist, name="shortlist"),
    path("phases/<str:public_id>/shortlist/decide", shortlist.decide, name="decide_shortlist"),
    path("outcomes/<str:public_id>/letters", shortlist.draft_letters, name="draft_letters"),
    path("entries/<str:public_id>/outcome", shortlist.own_outcome, name="own_outcome"),
    path("cycles/<str:cycle>/result/now/freeze", result.freeze, name="freeze"),
    path("cycles/<str:cycle>/result/<str:which>", result.result, name="result"),
    path("cycles/<str:cycle>/result/<str:which>/<str:public_id>", result.entry, name="result_entry"),
    path("cycles/<str:cycle>/result/<str:which>/<str:public_id>/<str:at>", result.indicator, name="result_indicator"),
    path("results/<str:public_id>/bundle", result.bundle, name="bundle"),
    path("results/<str:public_id>/what-if", what_if.what_if, name="what_if"),
    path("results/<str:public_id>/print", result.printed, name="print_ranking"),
]
