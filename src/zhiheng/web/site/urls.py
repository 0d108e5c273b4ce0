"""All addresses of the site."""

from django.urls import URLPattern, URLResolver, include, path

from zhiheng.web.site import views

_site = [
    path("", views.desk, name="home"),
    path("language", views.set_language, name="set_language"),
    path("text-size", views.set_text_size, name="set_text_size"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include((_site, "site"))),
    path("", include("zhiheng.web.audit.urls")),
    path("", include("zhiheng.web.drafts.urls")),
    path("", include("zhiheng.web.entries.urls")),
    path("", include("zhiheng.web.files.urls")),
    path("", include("zhiheng.web.messages.urls")),
    path("", include("zhiheng.web.panels.urls")),
    path("", include("zhiheng.web.people.urls")),
    path("", include("zhiheng.web.programmes.urls")),
    path("", include("zhiheng.web.databook.urls")),
    path("", include("zhiheng.web.reviews.urls")),
    path("", include("zhiheng.web.results.urls")),
    path("", include("zhiheng.web.evaluation.urls")),
    path("", include("zhiheng.web.committee.urls")),
    path("", include("zhiheng.web.notices.urls")),
    path("", include("zhiheng.web.honours.urls")),
    path("", include("zhiheng.web.public.urls")),
    path("", include("zhiheng.web.feedback.urls")),
    path("", include("zhiheng.web.archive.urls")),
    path("", include("zhiheng.web.visits.urls")),
    path("", include("zhiheng.web.defences.urls")),
]

handler400 = "zhiheng.web.site.error_views.bad_request"
handler404 = "zhiheng.web.site.error_views.not_found"
handler500 = "zhiheng.web.site.error_views.server_error"
