"""The scheme of a cycle: form, live checks, worked example, amendment."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from zhiheng.problems import BadInputError
from zhiheng.web.audit.approvals import prepare
from zhiheng.web.audit.page import Request, page
from zhiheng.web.programmes import doors, rules
from zhiheng.web.programmes.actions.locking import amendment
from zhiheng.web.programmes.actions.rules_of_cycle import change_scheme
from zhiheng.web.programmes.models import Cycle
from zhiheng.web.programmes.scheme_page import SchemePage, stored_page, typed_page
from zhiheng.web.programmes.views.amending import decision_form, decision_of
from zhiheng.web.programmes.views.programmes import SAVED
from zhiheng.web.site.seen import seen_now, was_changed_since
from zhiheng.web.site.texts import say


@page(rules.SEE_RULES)
def scheme(request: Request, public_id: str) -> HttpResponse:
    """Show the scheme with its worked example."""
    cycle = doors.cycle(request.actor, public_id)
    return _page(request, cycle, stored_page(cycle))


@page(rules.CHANGE_SCHEME, "POST")
def change(request: Request, public_id: str) -> HttpResponse:
    """Save the scheme, or show again what is wrong with it."""
    cycle = doors.cycle(request.actor, public_id)
    typed = typed_page(cycle, request.POST.dict())
    if was_changed_since(request.POST.dict(), stored_page(cycle).values):
        return _page(request, cycle, typed, is_stale=True)
    try:
        change_scheme(request.actor, cycle, typed.entered.body, typed.entered.ceilings)
    except BadInputError:
        if not typed.problems:
            raise
        return _page(request, cycle, typed)
    messages.success(request, say(SAVED))
    return redirect("programmes:scheme", public_id)


@page(rules.SEE_RULES, "POST")
def check(request: Request, public_id: str) -> HttpResponse:
    """Answer, while somebody types, what is wrong with the scheme, and compute the example; nothing is saved."""
    cycle = doors.cycle(request.actor, public_id)
    return render(request, "programmes/_scheme_checks.html", {"checked": typed_page(cycle, request.POST.dict())})


@page(rules.AMEND_RULES, "GET", "POST")
def amend(request: Request, public_id: str) -> HttpResponse:
    """Propose another scheme by the committee's decision."""
    cycle = doors.cycle(request.actor, public_id)
    rules.AMEND_RULES.check(request.actor, cycle)
    shown, decision = stored_page(cycle), decision_form(request, cycle)
    if request.method == "POST":
        names = ("csrfmiddlewaretoken", *decision.fields)
        shown = typed_page(cycle, {name: value for name, value in request.POST.dict().items() if name not in names})
        if decision.is_valid() and not shown.problems:
            changes = {"scheme": {"body": shown.entered.body, "ceilings": shown.entered.ceilings}}
            arguments = amendment(decision_of(decision), changes)
            proposal = prepare(request.actor, rules.AMEND_RULES, cycle, arguments, decision.cleaned_data["reason"])
            return redirect("audit:proposal", proposal.public_id)
    return render(request, "programmes/amend_scheme.html", {"cycle": cycle, "checked": shown, "decision": decision})


def _page(request: Request, cycle: Cycle, shown: SchemePage, *, is_stale: bool = False) -> HttpResponse:
    may = {
        "may_change": rules.CHANGE_SCHEME.allows(request.actor, cycle),
        "may_amend": rules.AMEND_RULES.allows(request.actor, cycle),
    }
    seen = {"seen": seen_now(stored_page(cycle).values), "is_stale": is_stale}
    values = {"cycle": cycle, "checked": shown, **may, **seen}
    return render(request, "programmes/scheme.html", values, status=409 if is_stale else 200)
