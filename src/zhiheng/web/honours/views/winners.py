"""The winners of a cycle, and what one of them has."""

from http import HTTPStatus

from django.contrib import messages as shown
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from zhiheng.problems import BadInputError, Message
from zhiheng.web.audit.page import Request, page
from zhiheng.web.audit.stages import Stage
from zhiheng.web.honours import doors, rules
from zhiheng.web.honours.actions.announcement import Announced, note_announcement
from zhiheng.web.honours.forms import AnnouncementForm, CertificateForm, PaymentForm
from zhiheng.web.honours.models import Winner
from zhiheng.web.honours.queries import certificate_lines, winner_lines
from zhiheng.web.honours.standing import money_of, named_on
from zhiheng.web.messages.doors import chosen_cycle
from zhiheng.web.notices.listed import newest_list
from zhiheng.web.programmes.doors import cycle as one_cycle
from zhiheng.web.programmes.doors import cycles
from zhiheng.web.programmes.models import Cycle
from zhiheng.web.site.act_forms import ActForm
from zhiheng.web.site.texts import say

_NOTED = Message("已登记公布", "The announcement is recorded")


@page(rules.SEE_WINNERS)
def winners(request: Request) -> HttpResponse:
    """List the winners of a cycle; offer to record its announcement."""
    return _winners(request, chosen_cycle(request.actor, request.GET.get("cycle", ""), Stage.ANNOUNCED, Stage.ARCHIVED))


@page(rules.NOTE_ANNOUNCEMENT, "POST")
def announce(request: Request, cycle: str) -> HttpResponse:
    """Record number and day of the announcement."""
    found, form = one_cycle(request.actor, cycle), AnnouncementForm(request.POST)
    rules.NOTE_ANNOUNCEMENT.check(request.actor, found)
    if form.is_valid():
        said = form.cleaned_data
        try:
            note_announcement(request.actor, found, Announced(said["number"], said["announced_on"]))
        except BadInputError as error:
            form.add_problems(error)
        else:
            shown.success(request, say(_NOTED))
            return redirect(f"{reverse('honours:winners')}?cycle={cycle}")
    return _winners(request, found, form)


@page(rules.SEE_WINNER)
def winner(request: Request, public_id: str) -> HttpResponse:
    """Show what a winner has."""
    return winner_page(request, doors.winner(request.actor, public_id))


@page(rules.SEE_OWN_HONOURS)
def own(request: Request) -> HttpResponse:
    """List what the own organisation won."""
    found = doors.winners(request.actor).order_by("-announcement__announced_on", "pk")
    return render(request, "honours/own.html", {"found": found})


def winner_page(request: Request, found: Winner, **forms: ActForm) -> HttpResponse:
    """Answer with the page of a winner; a form that was refused stands in for the empty one of its name."""
    actor, amount = request.actor, money_of(found.cycle, found.tier_id)
    values: dict[str, object] = {
        "winner": found,
        "cycle": found.cycle,
        "lines": certificate_lines(actor, found),
        "forms_of_years": doors.follow_ups(actor).filter(winner=found).order_by("-year"),
        "amount": amount,
        "is_office": actor.role in rules.READERS,
        "may_revoke": actor.role in rules.REVOKE_AWARD.roles and rules.REVOKE_AWARD.allows(actor, found),
    }
    if rules.REGISTER_CERTIFICATE.allows(actor, found):
        values["registering"] = CertificateForm()
    if amount and rules.NOTE_PAYMENT.allows(actor, found):
        values["paying"] = PaymentForm()
    payment = getattr(found, "payment", None)
    if payment and rules.NOTE_REPAYMENT.allows(actor, payment):
        values["repaying"] = PaymentForm()
    status = HTTPStatus.CONFLICT if forms else HTTPStatus.OK
    return render(request, "honours/winner.html", values | forms, status=status)


def _winners(request: Request, cycle: Cycle | None, form: ActForm | None = None) -> HttpResponse:
    actor = request.actor
    values: dict[str, object] = {"cycle": cycle, "cycles": cycles(actor)}
    if cycle:
        announcement = doors.announcements(actor).filter(cycle=cycle).first()
        listed = newest_list(cycle)
        values |= {"announcement": announcement, "lines": winner_lines(actor, cycle)}
        if listed and not announcement:
            values["named"] = named_on(listed)
        if listed and rules.NOTE_ANNOUNCEMENT.allows(actor, cycle):
            known = {"number": announcement.number, "announced_on": announcement.announced_on} if announcement else None
            values["form"] = form or AnnouncementForm(initial=known)
    return render(request, "honours/winners.html", values, status=HTTPStatus.CONFLICT if form else HTTPStatus.OK)
