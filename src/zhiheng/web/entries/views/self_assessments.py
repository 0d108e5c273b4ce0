"""Self-assessments outside any cycle, and taking over what was written earlier."""

from collections.abc import Sequence
from typing import cast

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from zhiheng.problems import Message
from zhiheng.web.audit.page import Request, page
from zhiheng.web.entries import doors, rules
from zhiheng.web.entries.actions.reports import take_over_earlier
from zhiheng.web.entries.actions.self_assessments import (
    create_self_assessment,
    put_self_assessment_away,
    rename_self_assessment,
    take_self_assessment_out,
)
from zhiheng.web.entries.earlier_entries import compare_with_earlier, pictures_of_earlier
from zhiheng.web.entries.errors import StaleReportError
from zhiheng.web.entries.filled_reports import FieldChange
from zhiheng.web.entries.models import Entry
from zhiheng.web.entries.prefill import fill_in_registered
from zhiheng.web.entries.self_assessment_forms import SelfAssessmentForm, TitleForm
from zhiheng.web.people.doors import own_organisation
from zhiheng.web.site.texts import say

_STARTED = Message(
    "自评“{title}”已开始。填写的内容自动保存，只有本组织看得到。",
    "The self-assessment “{title}” is started. What you type saves itself; only your organisation sees it.",
)
_RENAMED = Message("自评改名为“{title}”", "The self-assessment is called “{title}” now")
_PUT_AWAY = Message(
    "自评“{title}”已收起，在列表最后“收起的自评”里，随时可以取出",
    "“{title}” is put away, at the end of the list; it can be taken out at any time",
)
_TAKEN_OUT = Message("自评“{title}”已取出，可以继续写", "“{title}” is taken out, and can be written on")
_TAKEN = Message("已带入 {count} 项", "{count} fields were taken over")
_NONE_CHOSEN = Message("没有选择要带入的项，没有带入任何内容", "Nothing was chosen, so nothing was taken over")


@page(rules.START_SELF_ASSESSMENT, "GET", "POST")
def start(request: Request) -> HttpResponse:
    """Ask what a self-assessment is called, and start it."""
    form = SelfAssessmentForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        values = cast("dict[str, str]", form.cleaned_data)
        organisation = own_organisation(request.actor)
        entry = create_self_assessment(request.actor, organisation, values["standard"], values["title"])
        fill_in_registered(request.actor, entry)
        messages.success(request, say(_STARTED, title=entry.title))
        return redirect("entries:entry", entry.public_id)
    return render(request, "entries/self_assess.html", {"form": form}, status=422 if form.errors else 200)


@page(rules.RENAME_SELF_ASSESSMENT, "GET", "POST")
def rename(request: Request, public_id: str) -> HttpResponse:
    """Ask for another name of a self-assessment, and give it."""
    entry = doors.entry(request.actor, public_id)
    rules.RENAME_SELF_ASSESSMENT.check(request.actor, entry)
    form = TitleForm(request.POST or None, initial={"title": entry.title})
    if request.method == "POST" and form.is_valid():
        rename_self_assessment(request.actor, entry, form.cleaned_data["title"])
        messages.success(request, say(_RENAMED, title=form.cleaned_data["title"]))
        return redirect("entries:entry", public_id)
    return render(
        request,
        "entries/rename_self_assessment.html",
        {"entry": entry, "form": form},
        status=422 if form.errors else 200,
    )


@page(rules.PUT_SELF_ASSESSMENT_AWAY, "POST")
def put_away(request: Request, public_id: str) -> HttpResponse:
    """Fold a self-assessment away."""
    entry = doors.entry(request.actor, public_id)
    put_self_assessment_away(request.actor, entry)
    messages.success(request, say(_PUT_AWAY, title=entry.title))
    return redirect("entries:entries")


@page(rules.TAKE_SELF_ASSESSMENT_OUT, "POST")
def take_out(request: Request, public_id: str) -> HttpResponse:
    """Take a self-assessment out again."""
    entry = doors.entry(request.actor, public_id)
    take_self_assessment_out(request.actor, entry)
    messages.success(request, say(_TAKEN_OUT, title=entry.title))
    return redirect("entries:entry", public_id)


@page(rules.TAKE_OVER_EARLIER, "GET", "POST")
def take_over(request: Request, public_id: str, earlier_id: str) -> HttpResponse:
    """Show what an earlier entry of the organisation would bring, and take over what was chosen."""
    entry = doors.entry(request.actor, public_id)
    earlier = doors.earlier_entry(request.actor, entry, earlier_id)
    rules.TAKE_OVER_EARLIER.check(request.actor, entry)
    if request.method != "POST":
        return _compared(request, entry, earlier)
    chosen = compare_with_earlier(request.actor, entry, earlier).chosen(request.POST.getlist("take"))
    if not chosen:
        messages.warning(request, say(_NONE_CHOSEN))
        return redirect("entries:take_over", public_id, earlier_id)
    try:
        pictures = pictures_of_earlier(request.actor, earlier, chosen)
        take_over_earlier(request.actor, entry, earlier, chosen, pictures)
    except StaleReportError as error:
        return _compared(request, entry, earlier, error.changes)
    messages.success(request, say(_TAKEN, count=len(chosen)))
    return redirect("entries:entry", entry.public_id)


def _compared(request: Request, entry: Entry, earlier: Entry, stale: Sequence[FieldChange] = ()) -> HttpResponse:
    """Show the comparison; ``stale`` are the fields that changed while an earlier one was looked at."""
    comparison = compare_with_earlier(request.actor, entry, earlier)
    values = {"entry": entry, "earlier": earlier, "comparison": comparison, "stale": stale}
    return render(request, "entries/earlier_entry.html", values, status=409 if stale else 200)
