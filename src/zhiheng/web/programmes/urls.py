"""Addresses of programmes and cycles."""

from django.urls import path

from zhiheng.web.programmes.views import cycles, phases, programmes, scheme, settings, standards, tracks

app_name = "programmes"

urlpatterns = [
    path("today", cycles.today, name="today"),
    path("programmes", programmes.programmes, name="programmes"),
    path("programmes/new", programmes.new_programme, name="new_programme"),
    path("programmes/<str:public_id>", programmes.programme, name="programme"),
    path("programmes/<str:public_id>/names", programmes.titles, name="titles"),
    path("programmes/<str:public_id>/names/change", programmes.change, name="change_titles"),
    path("programmes/<str:public_id>/names/confirm", programmes.confirm, name="confirm_titles"),
    path("programmes/<str:public_id>/working-days", programmes.holidays, name="holidays"),
    path("programmes/<str:public_id>/working-days/enter", programmes.enter, name="enter_holidays"),
    path("programmes/<str:public_id>/standards", standards.versions, name="versions"),
    path("programmes/<str:public_id>/standards/new", standards.new_standard, name="new_standard"),
    path("programmes/<str:public_id>/guides/new", standards.new_guide, name="new_guide"),
    path("programmes/<str:public_id>/cycles/new", cycles.new_cycle, name="new_cycle"),
    path("standards/<str:public_id>", standards.standard, name="standard"),
    path("standards/<str:public_id>/adapt", standards.adapt, name="adapt_standard"),
    path("standards/<str:public_id>/check", standards.check_standard, name="check_standard"),
    path("guides/<str:public_id>", standards.guide, name="guide"),
    path("guides/<str:public_id>/adapt", standards.adapt_the_guide, name="adapt_guide"),
    path("guides/<str:public_id>/check", standards.check_guide, name="check_guide"),
    path("guides/<str:public_id>/adopt", standards.adopt, name="adopt_guide"),
    path("cycles/<str:public_id>", cycles.cycle, name="cycle"),
    path("cycles/<str:public_id>/rename", cycles.rename, name="rename"),
    path("cycles/<str:public_id>/go-on", cycles.go_on, name="go_on"),
    path("cycles/<str:public_id>/lock", cycles.lock, name="lock"),
    path("cycles/<str:public_id>/calendar", phases.calendar, name="calendar"),
    path("cycles/<str:public_id>/progress", cycles.progress, name="progress"),
    path("cycles/<str:public_id>/phases", phases.phases, name="phases"),
    path("phases/<str:public_id>/extend", phases.extend, name="extend"),
    path("cycles/<str:public_id>/tracks", tracks.tracks, name="tracks"),
    path("cycles/<str:public_id>/tracks/change", tracks.change, name="change_tracks"),
    path("cycles/<str:public_id>/tracks/amend", tracks.amend, name="amend_tracks"),
    path("cycles/<str:public_id>/guide", tracks.guide, name="choose_guide"),
    path("cycles/<str:public_id>/scheme", scheme.scheme, name="scheme"),
    path("cycles/<str:public_id>/scheme/change", scheme.change, name="change_scheme"),
    path("cycles/<str:public_id>/scheme/check", scheme.check, name="check_scheme"),
    path("cycles/<str:public_id>/scheme/amend", scheme.amend, name="amend_scheme"),
    path("cycles/<str:public_id>/settings", settings.settings, name="settings"),
    path("cycles/<str:public_id>/settings/change", settings.change, name="change_settings"),
    path("cycles/<str:public_id>/settings/check", settings.check, name="check_settings"),
    path("cycles/<str:public_id>/settings/confirm", settings.confirm, name="confirm_settings"),
    path("cycles/<str:public_id>/settings/amend", settings.amend, name="amend_settings"),
]
