"""The pledge: confirming it, its printed pages with the signed copies, and the page to be printed."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from zhiheng.problems import Message
from zhiheng.web.audit.page import Request, page
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.files.actions import print_code
from zhiheng.web.files.queries import printed_pages
from zhiheng.web.messages.doors import chosen_cycle
from zhiheng.web.panels import doors, rules
from zhiheng.web.panels.actions.conflicts import give_pledge
from zhiheng.web.panels.pledge_papers import PLEDGE_PAPER, SIGNATURES, TITLE, paragraphs_of
from zhiheng.web.panels.pledge_text import text_of_cycle, text_of_pledge
from zhiheng.web.programmes.doors import cycle as cycle_door
from zhiheng.web.programmes.doors import cycles
from zhiheng.web.programmes.models import Cycle
from zhiheng.web.site.texts import say

_PLEDGED = Message("已确认承诺书。", "The pledge is confirmed.")


def shown_pledge(request: Request, cycle: Cycle) -> dict[str, object]:
    """Return what the pages of the pledge show: the text that was confirmed, or is to be, and whether it may be."""
    given = doors.pledges(request.actor).filter(cycle=cycle).first()
    text = text_of_pledge(given) if given else text_of_cycle(cycle)
    promises, notice = text.shown
    said = {"promises": promises, "notice": notice, "digest": text.digest}
    return {**said, "given": given, "may_pledge": rules.GIVE_PLEDGE.allows(request.actor, cycle)}


@page(rules.SEE_OWN_PLEDGE)
def own(request: Request) -> HttpResponse:
    """Show those who are no experts the pledge of a cycle."""
    actor = request.actor
    cycle = chosen_cycle(actor, request.GET.get("cycle", ""), Stage.EVALUATION)
    shown = shown_pledge(request, cycle) if cycle else {}
    return render(request, "panels/own_pledge.html", {"cycle": cycle, "cycles": cycles(actor), **shown})


@page(rules.GIVE_PLEDGE, "POST")
def give(request: Request, cycle: str) -> HttpResponse:
    """Confirm the pledge of a cycle."""
    found = cycle_door(request.actor, cycle)
    give_pledge(request.actor, found, request.POST.get("digest", ""))
    messages.success(request, say(_PLEDGED))
    return redirect(_page_of_pledge(request, found))


@page(rules.SEE_PLEDGE_PAPER)
def paper(request: Request, public_id: str) -> HttpResponse:
    """Show the printed pages of a pledge, and whether the signed copy is there."""
    found = doors.pledge(request.actor, public_id)
    values = {
        "pledge": found,
        "cycle": found.cycle,
        "printed_pages": printed_pages(request.actor, PLEDGE_PAPER, found),
        "may_print": rules.PRINT_PLEDGE.allows(request.actor, found),
        "back": _page_of_pledge(request, found.cycle),
        "may_see_all": request.actor.role in rules.SEE_CONFLICTS.roles,
    }
    return render(request, "panels/pledge_paper.html", values)


@page(rules.PRINT_PLEDGE)
def sheet(request: Request, public_id: str) -> HttpResponse:
    """The pledge as it was confirmed, with its code, to be printed and signed."""
    found = doors.pledge(request.actor, public_id)
    code = print_code(request.actor, found, PLEDGE_PAPER)
    about = {"pledge": found, "title": TITLE, "paragraphs": paragraphs_of(found), "signatures": SIGNATURES}
    return render(request, "panels/pledge_sheet.html", {**about, "code": code})


def _page_of_pledge(request: Request, cycle: Cycle) -> str:
    """Return where the actor's pledge of a cycle stands."""
    if request.actor.role is Role.EXPERT:
        return reverse("panels:duties")
    return f"{reverse('panels:own_pledge')}?cycle={cycle.public_id}"
