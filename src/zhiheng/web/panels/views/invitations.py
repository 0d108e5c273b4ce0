"""The invitation log of a panel."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from zhiheng.problems import BadInputError, Message
from zhiheng.web.audit.page import Request, note, page
from zhiheng.web.panels import doors, rules
from zhiheng.web.panels.actions.invitations import note_invitation
from zhiheng.web.panels.invitation_forms import InvitationForm
from zhiheng.web.panels.invitation_queries import invited_lines, log_of
from zhiheng.web.panels.models import Panel
from zhiheng.web.site.texts import say

_NOTED = Message("已登记对 {name} 的邀请。", "How {name} was invited is noted.")


@page(rules.SEE_INVITATIONS)
def invitations(request: Request, public_id: str) -> HttpResponse:
    """Show how the experts of a panel were invited."""
    return _log(request, doors.panel(request.actor, public_id))


@page(rules.NOTE_INVITATION, "POST")
def note_one(request: Request, public_id: str) -> HttpResponse:
    """Add a line to the log."""
    found = doors.panel(request.actor, public_id)
    form = InvitationForm(request.actor, found, request.POST)
    if form.is_valid():
        person = form.cleaned_data["person"]
        try:
            note_invitation(request.actor, found, person, form.answer())
        except BadInputError as error:
            form.add_problems(error)
        else:
            messages.success(request, say(_NOTED, name=person.name))
            return redirect("panels:invitations", public_id)
    return _log(request, found, form)


def _log(request: Request, found: Panel, form: InvitationForm | None = None) -> HttpResponse:
    note(request, rules.SEE_INVITATIONS, found)
    values = {
        "panel": found,
        "cycle": found.cycle,
        "invited": invited_lines(request.actor, found),
        "log": log_of(request.actor, found),
        "may_note": rules.NOTE_INVITATION.allows(request.actor, found),
        "form": form or InvitationForm(request.actor, found),
    }
    return render(request, "panels/invitations.html", values)
