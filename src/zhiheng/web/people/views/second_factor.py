"""Setting up the second factor."""

import io

import segno
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from zhiheng.web.audit.page import Request, page
from zhiheng.web.people import doors, rules, signing_in
from zhiheng.web.people.actions import second_factor as actions
from zhiheng.web.people.errors import WrongCodeError
from zhiheng.web.people.forms import CodeForm, PhoneForm
from zhiheng.web.people.models import Person
from zhiheng.web.people.second_factor import address_of, begun_factor_of, second_factor_of, secret_of


@page(rules.SEE_ACCOUNT)
@never_cache
def second_factor(request: Request) -> HttpResponse:
    """Show whether a second factor counts, and the one being set up."""
    return _page(request, doors.own_person(request.actor))


@page(rules.SEE_ACCOUNT)
@never_cache
def qr(request: Request) -> HttpResponse:
    """Send the picture that a phone reads; only while the device is being set up."""
    factor = begun_factor_of(doors.own_person(request.actor))
    if factor is None:
        raise Http404
    picture = io.BytesIO()
    segno.make(address_of(factor), error="m").save(picture, kind="svg", scale=5, border=4, light="#fff")
    return HttpResponse(picture.getvalue(), content_type="image/svg+xml")


@page(rules.BEGIN_SECOND_FACTOR, "POST")
def begin(request: Request) -> HttpResponse:
    """Begin to set up a device; in place of another only with that one's code."""
    person = doors.own_person(request.actor)
    form = CodeForm(request.POST)
    has_one = second_factor_of(person) is not None
    if has_one and not form.is_valid():
        return _page(request, person, begin_form=form)
    if has_one and signing_in.is_shut(request, person.account):
        return _page(request, person)
    try:
        actions.begin_second_factor(request.actor, form.cleaned_data["code"] if has_one else "")
    except WrongCodeError as error:
        _refuse(request, person, form, error)
        return _page(request, person, begin_form=form)
    return redirect("people:second_factor")


@page(rules.CONFIRM_SECOND_FACTOR, "POST")
@never_cache
def confirm(request: Request) -> HttpResponse:
    """Put the device into use and show its recovery codes, this once."""
    person = doors.own_person(request.actor)
    form = PhoneForm(request.POST)
    if form.is_valid() and not signing_in.is_shut(request, person.account):
        try:
            codes = actions.confirm_second_factor(request.actor, form.cleaned_data["code"])
        except WrongCodeError as error:
            _refuse(request, person, form, error)
        else:
            signing_in.prove_second_factor(request)
            return _codes_page(request, person, codes)
    return _page(request, person, confirm_form=form)


@page(rules.RENEW_RECOVERY_CODES, "POST")
@never_cache
def renew_codes(request: Request) -> HttpResponse:
    """Make new recovery codes and show them, this once."""
    person = doors.own_person(request.actor)
    form = CodeForm(request.POST)
    if form.is_valid() and not signing_in.is_shut(request, person.account):
        try:
            codes = actions.renew_recovery_codes(request.actor, form.cleaned_data["code"])
        except WrongCodeError as error:
            _refuse(request, person, form, error)
        else:
            return _codes_page(request, person, codes)
    return _page(request, person, renew_form=form)


def _refuse(request: Request, person: Person, form: CodeForm, error: WrongCodeError) -> None:
    signing_in.count_failure(request, person.account)
    form.add_problems(error)


def _codes_page(request: Request, person: Person, codes: list[str]) -> HttpResponse:
    onward = signing_in.go_on(request, person)
    return render(request, "people/recovery_codes.html", {"codes": codes, "person": person, "onward": onward})


def _page(request: Request, person: Person, **forms: CodeForm) -> HttpResponse:
    begun = begun_factor_of(person)
    shown: dict[str, object] = {
        "person": person,
        "factor": second_factor_of(person),
        "begun": begun,
        "secret": _in_fours(secret_of(begun)) if begun else "",
    }
    kinds = {"begin_form": CodeForm, "confirm_form": PhoneForm, "renew_form": CodeForm}
    shown |= {name: forms.get(name) or kind(auto_id=f"id_{name}_%s") for name, kind in kinds.items()}
    return render(request, "people/second_factor.html", shown)


def _in_fours(secret: str) -> str:
    """Return a secret as people copy it without losing their place; devices leave the spaces out."""
    return " ".join(secret[place : place + 4] for place in range(0, len(secret), 4))
