"""The government's approval, recorded from the page of notices."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from zhiheng.problems import BadInputError
from zhiheng.web.audit.page import Request, page
from zhiheng.web.notices import rules
from zhiheng.web.notices.actions.approval import Decided, note_approval
from zhiheng.web.notices.forms import ApprovalForm
from zhiheng.web.notices.models import GovernmentApproval
from zhiheng.web.notices.views.notices import notices_page
from zhiheng.web.programmes.doors import cycle as one_cycle


@page(rules.NOTE_APPROVAL, "POST")
def note_one(request: Request, cycle: str) -> HttpResponse:
    """Record how the government decided."""
    found, form = one_cycle(request.actor, cycle), ApprovalForm(request.POST)
    rules.NOTE_APPROVAL.check(request.actor, found)
    if form.is_valid():
        said = form.cleaned_data
        decided = Decided(GovernmentApproval.Kind(said["kind"]), said["number"], said["decided_on"])
        try:
            note_approval(request.actor, found, decided)
        except BadInputError as error:
            form.add_problems(error)
        else:
            return redirect(f"{reverse('notices:notices')}?cycle={cycle}")
    return notices_page(request, found, approving=form)
