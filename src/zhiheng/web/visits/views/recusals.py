"""The notice of a visit, challenges of members and the answers."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from zhiheng.problems import Message
from zhiheng.web.audit.page import Request, page
from zhiheng.web.messages.actions import draft_letter
from zhiheng.web.site.texts import say
from zhiheng.web.visits import doors, rules
from zhiheng.web.visits.acted import is_done
from zhiheng.web.visits.actions import recusals as actions
from zhiheng.web.visits.models import RecusalRequest
from zhiheng.web.visits.notices import letter_of
from zhiheng.web.visits.recusal_forms import ReasonForm, UpholdForm

_ASKED = Message("已提交回避申请，秘书处会答复。", "Your challenge was sent; the office will answer.")
_UPHELD = Message("已同意回避，{name} 退出现场评审组。", "Upheld: {name} leaves the team.")
_REFUSED = Message("已答复：不同意回避。", "Answered: the challenge was refused.")


@page(rules.DRAFT_NOTICE, "POST")
def draft_notice(request: Request, public_id: str) -> HttpResponse:
    """Draft the notice with what is known of the visit."""
    found = doors.visit(request.actor, public_id)
    rules.DRAFT_NOTICE.check(request.actor, found)
    letter = draft_letter(request.actor, found.panel.cycle, *letter_of(found))
    actions.keep_notice(request.actor, found, letter)
    return redirect("messages:letter", letter.public_id)


@page(rules.ASK_RECUSAL, "GET", "POST")
def ask(request: Request, public_id: str) -> HttpResponse:
    """Ask that a member withdraws."""
    member = doors.visit_member(request.actor, public_id)
    rules.ASK_RECUSAL.check(request.actor, member)
    form = ReasonForm(request.POST or None)
    if is_done(form, lambda: actions.ask_recusal(request.actor, member, form.cleaned_data["reason"])):
        messages.success(request, say(_ASKED))
        return redirect("visits:plan", member.visit.public_id)
    values = {"member": member, "visit": member.visit, "entry": member.visit.entry, "form": form}
    return render(request, "visits/challenge.html", {**values, "cycle": member.visit.panel.cycle})


@page(rules.UPHOLD_RECUSAL, "GET", "POST")
def uphold(request: Request, public_id: str) -> HttpResponse:
    """Show a challenge to be decided on, and uphold it."""
    found = doors.recusal_request(request.actor, public_id)
    rules.UPHOLD_RECUSAL.check(request.actor, found)
    form = UpholdForm(found.member, request.POST or None)
    if is_done(form, lambda: actions.uphold_recusal(request.actor, found, **form.cleaned_data)):
        messages.success(request, say(_UPHELD, name=found.member.person.name))
        return redirect("visits:visit", found.member.visit.public_id)
    return _decision(request, found, form, ReasonForm())


@page(rules.REFUSE_RECUSAL, "POST")
def refuse(request: Request, public_id: str) -> HttpResponse:
    """Refuse a challenge with the reason."""
    found = doors.recusal_request(request.actor, public_id)
    rules.REFUSE_RECUSAL.check(request.actor, found)
    form = ReasonForm(request.POST)
    if is_done(form, lambda: actions.refuse_recusal(request.actor, found, form.cleaned_data["reason"])):
        messages.success(request, say(_REFUSED))
        return redirect("visits:visit", found.member.visit.public_id)
    return _decision(request, found, UpholdForm(found.member), form)


def _decision(
    request: Request, found: RecusalRequest, uphold_form: UpholdForm, refuse_form: ReasonForm
) -> HttpResponse:
    visit = found.member.visit
    values = {"recusal": found, "visit": visit, "entry": visit.entry, "cycle": visit.panel.cycle}
    return render(request, "visits/recusal.html", {**values, "uphold_form": uphold_form, "refuse_form": refuse_form})
