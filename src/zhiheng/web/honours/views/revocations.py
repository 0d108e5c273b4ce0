"""Revoking an award."""

from http import HTTPStatus

from django.contrib import messages as shown
from django.http import HttpResponse
from django.shortcuts import redirect, render

from zhiheng.problems import BadInputError, Message
from zhiheng.web.audit.page import Request, page
from zhiheng.web.honours import doors, rules
from zhiheng.web.honours.actions.revocation import prepare_revocation
from zhiheng.web.honours.forms import RevocationForm
from zhiheng.web.honours.revocation_letter import Decision
from zhiheng.web.site.texts import say

_PREPARED = Message("已提交审核", "It waits for the lead’s approval")


@page(rules.REVOKE_AWARD, "GET", "POST")
def revoke(request: Request, public_id: str) -> HttpResponse:
    """Put a revocation before the lead."""
    found = doors.winner(request.actor, public_id)
    rules.REVOKE_AWARD.check(request.actor, found)
    form = RevocationForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        said = form.cleaned_data
        try:
            made = prepare_revocation(request.actor, found, Decision(said["document"], said["day"], said["reason"]))
        except BadInputError as error:
            form.add_problems(error)
        else:
            shown.success(request, say(_PREPARED))
            return redirect("audit:proposal", made.public_id)
    values = {"winner": found, "cycle": found.cycle, "form": form}
    status = HTTPStatus.CONFLICT if form.is_bound else HTTPStatus.OK
    return render(request, "honours/revoke.html", values, status=status)
