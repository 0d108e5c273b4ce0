"""Pages of acts of two persons (双人办理)."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from zhiheng.problems import Message, Place, Problem
from zhiheng.web.audit import approvals, doors, rules
from zhiheng.web.audit.forms import AnswerForm
from zhiheng.web.audit.history import told
from zhiheng.web.audit.models import Proposal
from zhiheng.web.audit.names import ids_in
from zhiheng.web.audit.page import Request, page
from zhiheng.web.audit.queries import PAGE_LENGTH
from zhiheng.web.audit.table import all_verbs
from zhiheng.web.files.doors import stored_files
from zhiheng.web.site.texts import language, say

if TYPE_CHECKING:
    from collections.abc import Callable

_DONE = Message("这一事项此前已经办结，没有再办一次。", "This was decided before and was not done again.")
_APPROVED = Message("已同意并办理。", "Approved and done.")
_REFUSED = Message("已退回，没有办理。", "Refused; nothing was done.")
_WITHDRAWN = Message("已撤回。", "Withdrawn.")


@page(rules.SEE_PROPOSALS)
def proposals(request: Request) -> HttpResponse:
    """List what waits and what was decided."""
    inside = doors.proposals(request.actor)
    decided = Paginator(inside.exclude(state=Proposal.State.WAITING), PAGE_LENGTH).get_page(request.GET.get("page"))
    waiting = told(inside.filter(state=Proposal.State.WAITING))
    return render(
        request, "audit/proposals.html", {"waiting": waiting, "decided": told(decided.object_list), "page": decided}
    )


@page(rules.SEE_PROPOSALS, "GET", "POST")
def proposal(request: Request, public_id: str) -> HttpResponse:
    """Show one act: what will happen, who prepared it; on POST approve, refuse or withdraw it."""
    found = doors.proposal(request.actor, public_id)
    form = AnswerForm(request.POST if "refuse" in request.POST else None)
    if request.method == "POST":
        if found.state != Proposal.State.WAITING:
            messages.info(request, say(_DONE))
            return redirect("audit:proposal", public_id)
        if form.is_valid() or not form.is_bound:
            _step(request, found, form)
            return redirect("audit:proposal", public_id)
    verb, actor = all_verbs()[found.verb], request.actor
    is_own, is_waiting = found.prepared_by_id == actor.person, found.state == Proposal.State.WAITING
    is_anothers = is_waiting and not is_own and actor.role in verb.approvers
    refusal = verb.refusal(actor, approvals.subject_of(found)) if is_anothers else None
    outlook = approvals.outlook_of(found) if is_waiting else None
    blockers = [Problem(Place(), message) for message in outlook.blockers] if outlook else []
    context = {
        "proposal": found,
        "told": told([found])[0],
        "papers": stored_files(actor).filter(public_id__in=list(ids_in(found.arguments))).order_by("pk"),
        "form": form,
        "outlook": outlook,
        "blockers": [{"what": one.what(language()), "remedy": one.remedy(language())} for one in blockers],
        "can_withdraw": is_waiting and is_own and actor.role in verb.roles,
        "can_decide": is_anothers and refusal is None,
        "refusal": refusal,
        "must_be_another": is_waiting and is_own and actor.role in verb.approvers,
    }
    return render(request, "audit/proposal.html", context)


def _step(request: Request, found: Proposal, form: AnswerForm) -> None:
    steps: dict[str, tuple[Callable[[], None], Message]] = {
        "approve": (lambda: _approve(request, found), _APPROVED),
        "refuse": (lambda: _refuse(request, found, form.cleaned_data["answer"]), _REFUSED),
        "withdraw": (lambda: approvals.withdraw(request.actor, found), _WITHDRAWN),
    }
    for name, (do, says) in steps.items():
        if name in request.POST:
            do()
            messages.success(request, say(says))
            return
    raise Http404


def _approve(request: Request, found: Proposal) -> None:
    approvals.decide(request.actor, found, is_approved=True, seen=request.POST.get("seen", "-"))


def _refuse(request: Request, found: Proposal, answer: str) -> None:
    approvals.decide(request.actor, found, is_approved=False, answer=answer)
