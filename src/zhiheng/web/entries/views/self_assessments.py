"""Self-assessments outside any cycle: starting one."""

from typing import cast

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from zhiheng.problems import Message
from zhiheng.web.audit.page import Request, page
from zhiheng.web.entries import rules
from zhiheng.web.entries.actions.entries import create_self_assessment
from zhiheng.web.entries.prefill import fill_in_registered
from zhiheng.web.entries.self_assessment_forms import SelfAssessmentForm
from zhiheng.web.people.doors import own_organisation
from zhiheng.web.site.texts import say

_STARTED = Message(
    "自评“{title}”已开始。填写的内容自动保存，只有本组织看得到。",
    "The self-assessment “{title}” is started. What you type saves itself; only your organisation sees it.",
)


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
