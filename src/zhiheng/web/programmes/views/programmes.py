"""Pages of an award: the list, setting one up, its names, its working days."""

from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from zhiheng.canonical import Json
from zhiheng.problems import BadInputError, Message
from zhiheng.web.audit.page import Request, page
from zhiheng.web.programmes import doors, queries, rules
from zhiheng.web.programmes.actions.programmes import change_titles, create_programme, enter_holidays
from zhiheng.web.programmes.actions.settings import confirm_settings
from zhiheng.web.programmes.days import lines_of
from zhiheng.web.programmes.declared import PROGRAMME_SETTINGS, TITLES
from zhiheng.web.programmes.fields import typed
from zhiheng.web.programmes.forms import ConfirmForm, HolidayForm, ProgrammeForm
from zhiheng.web.programmes.models import HolidayYear, Programme, Setting
from zhiheng.web.programmes.setting_lines import SettingsForm
from zhiheng.web.programmes.working_days import is_in_package
from zhiheng.web.site.seen import seen_now, was_changed_since
from zhiheng.web.site.texts import language, say

CREATED = Message("已新建。", "It is set up.")
_CREATED_AWARD = Message(
    "已新建。下一步：在“人员”页邀请秘书处的经办人和审核人。",
    "It is set up. Next: invite the office clerk and the office lead on the page People.",
)
SAVED = Message("已保存。", "Saved.")
CONFIRMED = Message("已确认。", "Confirmed.")


@page(rules.SEE_LIST)
def programmes(request: Request) -> HttpResponse:
    """List the awards the actor knows of, with their cycles."""
    values = {
        "lines": queries.listed_programmes(request.actor),
        "may_create": rules.CREATE_PROGRAMME.allows(request.actor, None),
    }
    return render(request, "programmes/programmes.html", values)


@page(rules.CREATE_PROGRAMME, "GET", "POST")
def new_programme(request: Request) -> HttpResponse:
    """Set up an award."""
    form = ProgrammeForm(request.POST or None)
    if form.is_valid():
        programme = create_programme(request.actor, form.cleaned_data["name"], form.cleaned_data["place"])
        messages.success(request, say(_CREATED_AWARD))
        return redirect("programmes:programme", programme.public_id)
    return render(request, "programmes/new_programme.html", {"form": form})


@page(rules.SEE_PROGRAMME)
def programme(request: Request, public_id: str) -> HttpResponse:
    """Show an award with its cycles."""
    found = doors.programme(request.actor, public_id)
    cycles = doors.titled_cycles(request.actor).filter(programme=found)
    values = {"programme": found, "cycles": cycles, "may_create": rules.CREATE_CYCLE.allows(request.actor, found)}
    return render(request, "programmes/programme.html", {**values, "is_inside": request.actor.role in doors.INSIDE})


@page(rules.SEE_TITLES)
def titles(request: Request, public_id: str) -> HttpResponse:
    """Show what the award calls its bodies."""
    return _titles(request, doors.programme(request.actor, public_id), None)


@page(rules.CHANGE_TITLES, "POST")
def change(request: Request, public_id: str) -> HttpResponse:
    """Save the names, or show again what is wrong with them."""
    found = doors.programme(request.actor, public_id)
    texts = typed(request.POST.dict(), PROGRAMME_SETTINGS)
    if was_changed_since(request.POST.dict(), _stored_titles(found)):
        return _titles(request, found, SettingsForm((TITLES,), _kept(found), texts), is_stale=True)
    try:
        change_titles(request.actor, found, texts)
    except BadInputError as error:
        form = SettingsForm((TITLES,), _kept(found), texts, error.problems)
        return _titles(request, found, form)
    messages.success(request, say(SAVED))
    return redirect("programmes:titles", public_id)


@page(rules.CONFIRM_SETTINGS, "POST")
def confirm(request: Request, public_id: str) -> HttpResponse:
    """Confirm the names that are ticked by the number of a paper."""
    found = doors.programme(request.actor, public_id)
    form = ConfirmForm(request.POST)
    document = form.cleaned_data["document"] if form.is_valid() else ""
    confirm_settings(request.actor, found, request.POST.getlist("confirm"), document)
    messages.success(request, say(CONFIRMED))
    return redirect("programmes:titles", public_id)


@page(rules.SEE_HOLIDAYS)
def holidays(request: Request, public_id: str) -> HttpResponse:
    """Show which years' holidays are known, and the form for one more."""
    year = request.GET.get("year", "")
    found = doors.programme(request.actor, public_id)
    table = HolidayYear.objects.filter(programme=found, year=year).first() if year.isdecimal() else None
    return _holidays(request, found, HolidayForm(initial=_typed_year(table) if table else {"year": year}))


@page(rules.ENTER_HOLIDAYS, "POST")
def enter(request: Request, public_id: str) -> HttpResponse:
    """Enter the holidays of a year."""
    found = doors.programme(request.actor, public_id)
    form = HolidayForm(request.POST)
    if form.is_valid():
        year, document = form.cleaned_data["year"], form.cleaned_data["document"]
        try:
            enter_holidays(request.actor, found, year, document, form.lists())
        except BadInputError as error:
            for problem in error.problems:
                form.add_error(problem.place.cell, f"{problem.what(language())}：{problem.remedy(language())}")
        else:
            messages.success(request, say(SAVED))
            return redirect("programmes:holidays", public_id)
    return _holidays(request, found, form)


def _titles(request: Request, found: Programme, form: SettingsForm | None, *, is_stale: bool = False) -> HttpResponse:
    shown = form or SettingsForm((TITLES,), _kept(found))
    values = {"programme": found, "settings": shown, "confirm_form": ConfirmForm()}
    may = {
        "may_change": rules.CHANGE_TITLES.allows(request.actor, found),
        "may_confirm": rules.CONFIRM_SETTINGS.allows(request.actor, found),
    }
    seen = {"seen": seen_now(_stored_titles(found)), "is_stale": is_stale}
    return render(request, "programmes/titles.html", {**values, **may, **seen}, status=409 if is_stale else 200)


def _holidays(request: Request, found: Programme, form: HolidayForm) -> HttpResponse:
    entered = [
        (table, lines_of(map(date.fromisoformat, table.holidays)), lines_of(map(date.fromisoformat, table.workdays)))
        for table in HolidayYear.objects.filter(programme=found)
    ]
    this_year = timezone.localdate().year
    missing = [
        year
        for year in (this_year, this_year + 1)
        if not is_in_package(year) and year not in [table.year for table, _, _ in entered]
    ]
    values = {"programme": found, "entered": entered, "missing": missing, "form": form}
    may_enter = {"may_enter": rules.ENTER_HOLIDAYS.allows(request.actor, found)}
    return render(request, "programmes/holidays.html", {**values, **may_enter})


def _typed_year(table: HolidayYear) -> dict[str, object]:
    return {
        "year": table.year,
        "document": table.document,
        "holidays": lines_of(map(date.fromisoformat, table.holidays)),
        "workdays": lines_of(map(date.fromisoformat, table.workdays)),
    }


def _stored_titles(programme: Programme) -> dict[str, Json]:
    return {key: row.value for key, row in _kept(programme).items()}


def _kept(programme: Programme) -> dict[str, Setting]:
    found = Setting.objects.filter(programme=programme, cycle=None).select_related("confirmed_by")
    return {one.key: one for one in found}
