"""Registering certificates, plaques and award money from the page of a winner, and the page of one certificate."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpResponse
from django.shortcuts import redirect, render

from zhiheng.problems import BadInputError
from zhiheng.web.audit.page import Request, page
from zhiheng.web.audit.verb import Verb
from zhiheng.web.honours import doors, rules
from zhiheng.web.honours.actions.certificate import (
    Handover,
    Numbered,
    hand_over_certificate,
    register_certificate,
    replace_certificate,
    take_back_certificate,
)
from zhiheng.web.honours.actions.payment import note_payment, note_repayment
from zhiheng.web.honours.forms import CertificateForm, HandoverForm, PaymentForm, ReplacementForm, ReturnForm
from zhiheng.web.honours.models import Certificate
from zhiheng.web.honours.queries import certificate_line
from zhiheng.web.honours.views.winners import winner_page
from zhiheng.web.site.act_forms import ActForm


@page(rules.REGISTER_CERTIFICATE, "POST")
def register(request: Request, public_id: str) -> HttpResponse:
    """Register a certificate or plaque."""
    found, form = doors.winner(request.actor, public_id), CertificateForm(request.POST)
    rules.REGISTER_CERTIFICATE.check(request.actor, found)

    def act() -> None:
        said = form.cleaned_data
        numbered = Numbered(said["number"], said["dated"])
        register_certificate(request.actor, found, Certificate.Kind(said["kind"]), numbered)

    if _done(form, act):
        return redirect("honours:winner", public_id)
    return winner_page(request, found, registering=form)


@page(rules.NOTE_PAYMENT, "POST")
def pay(request: Request, public_id: str) -> HttpResponse:
    """Record the award money."""
    found, form = doors.winner(request.actor, public_id), PaymentForm(request.POST)
    rules.NOTE_PAYMENT.check(request.actor, found)
    said = form.cleaned_data if form.is_valid() else {}
    if _done(form, lambda: note_payment(request.actor, found, said["day"], said["document"])):
        return redirect("honours:winner", public_id)
    return winner_page(request, found, paying=form)


@page(rules.NOTE_REPAYMENT, "POST")
def repay(request: Request, public_id: str) -> HttpResponse:
    """Record that it was paid back."""
    found, form = doors.payment(request.actor, public_id), PaymentForm(request.POST)
    rules.NOTE_REPAYMENT.check(request.actor, found)
    winner = doors.winner(request.actor, found.winner.public_id)
    said = form.cleaned_data if form.is_valid() else {}
    if _done(form, lambda: note_repayment(request.actor, found, said["day"], said["document"])):
        return redirect("honours:winner", winner.public_id)
    return winner_page(request, winner, repaying=form)


@page(rules.SEE_WINNERS)
def certificate(request: Request, public_id: str) -> HttpResponse:
    """Show a certificate or plaque with where it is."""
    return _certificate(request, doors.certificate(request.actor, public_id))


@page(rules.HAND_OVER_CERTIFICATE, "POST")
def hand_over(request: Request, public_id: str) -> HttpResponse:
    """Record who received it."""
    found, form = doors.certificate(request.actor, public_id), HandoverForm(request.POST)
    rules.HAND_OVER_CERTIFICATE.check(request.actor, found)

    def act() -> None:
        said = form.cleaned_data
        hand_over_certificate(request.actor, found, Handover(said["day"], said["handed_to"], said["handed_by"]))

    if _done(form, act):
        return redirect("honours:certificate", public_id)
    return _certificate(request, found, handing=form)


@page(rules.REPLACE_CERTIFICATE, "POST")
def replace(request: Request, public_id: str) -> HttpResponse:
    """Register the one that stands in for it."""
    found, form = doors.certificate(request.actor, public_id), ReplacementForm(request.POST)
    rules.REPLACE_CERTIFICATE.check(request.actor, found)

    def act() -> None:
        said = form.cleaned_data
        replace_certificate(request.actor, found, Numbered(said["number"], said["dated"]), said["reason"])

    if _done(form, act):
        return redirect("honours:winner", found.winner.public_id)
    return _certificate(request, found, replacing=form)


@page(rules.TAKE_BACK_CERTIFICATE, "POST")
def take_back(request: Request, public_id: str) -> HttpResponse:
    """Record that it came back."""
    found, form = doors.certificate(request.actor, public_id), ReturnForm(request.POST)
    rules.TAKE_BACK_CERTIFICATE.check(request.actor, found)
    said = form.cleaned_data if form.is_valid() else {}
    if _done(form, lambda: take_back_certificate(request.actor, found, said["day"], said["note"])):
        return redirect("honours:certificate", public_id)
    return _certificate(request, found, returning=form)


def _done(form: ActForm, act: Callable[[], object]) -> bool:
    if form.is_valid():
        try:
            act()
        except BadInputError as error:
            form.add_problems(error)
        else:
            return True
    return False


_FORMS: dict[str, tuple[Verb, type[ActForm]]] = {
    "handing": (rules.HAND_OVER_CERTIFICATE, HandoverForm),
    "replacing": (rules.REPLACE_CERTIFICATE, ReplacementForm),
    "returning": (rules.TAKE_BACK_CERTIFICATE, ReturnForm),
}


def _certificate(request: Request, found: Certificate, **forms: ActForm) -> HttpResponse:
    winner = doors.winner(request.actor, found.winner.public_id)
    values: dict[str, object] = {"line": certificate_line(found, winner), "winner": winner, "cycle": found.cycle}
    values |= {name: form() for name, (verb, form) in _FORMS.items() if verb.allows(request.actor, found)}
    status = HTTPStatus.CONFLICT if forms else HTTPStatus.OK
    return render(request, "honours/certificate.html", values | forms, status=status)
