"""Organisations that apply: registering, and the office's list of them."""

from http import HTTPStatus

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from zhiheng.problems import BadInputError, Message
from zhiheng.web.audit.page import Request, page
from zhiheng.web.people import doors, queries, rules, signing_in
from zhiheng.web.people.actions.new_person import NewPerson
from zhiheng.web.people.actions.organisations import add_organisation, authorise_organisation, register_organisation
from zhiheng.web.people.actions.registering import claim_registering
from zhiheng.web.people.errors import TooManyError
from zhiheng.web.people.forms import NoteForm, OrganisationForm, RegisterForm, SearchForm
from zhiheng.web.people.views.invitations import YOUR_ACCOUNT
from zhiheng.web.site.texts import say

_ADDED = Message("已登记 {name}。", "{name} is registered.")
_AUTHORISED = Message("已登记授权委托书。", "The letter of authority is registered.")


@page(rules.REGISTER_ORGANISATION, "GET", "HEAD", "POST")
def register(request: Request) -> HttpResponse:
    """Register an organisation and its contact, who is then signed in."""
    form, status = RegisterForm(request.POST or None), HTTPStatus.OK
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        contact = NewPerson(given["name"], given["new_password"], given["mobile"], given["email"])
        try:
            claim_registering(_address(request))
            person = register_organisation(given["organisation"], given["credit_code"], contact)
        except BadInputError as error:
            form.add_problems(error)
            status = HTTPStatus.TOO_MANY_REQUESTS if isinstance(error, TooManyError) else status
        else:
            messages.success(request, say(YOUR_ACCOUNT, account=person.account))
            signing_in.begin(request, person)
            return redirect("people:account")
    return render(request, "people/register.html", {"form": form}, status=status)


def _address(request: Request) -> str:
    """Return the network address of the sender, as the trusted proxy tells it where there is one; else empty."""
    if settings.CONFIG.trusted_proxy:
        return request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    return str(request.META["REMOTE_ADDR"])


@page(rules.ADD_ORGANISATION, "GET", "POST")
def add(request: Request) -> HttpResponse:
    """Register an organisation that applies on paper."""
    form = OrganisationForm(request.POST or None)
    if form.is_valid():
        try:
            made = add_organisation(request.actor, form.cleaned_data["organisation"], form.cleaned_data["credit_code"])
        except BadInputError as error:
            form.add_problems(error)
        else:
            messages.success(request, say(_ADDED, name=made.name))
            return redirect("people:organisations")
    return render(request, "people/add_organisation.html", {"form": form})


@page(rules.SEE_ORGANISATIONS)
def organisations(request: Request) -> HttpResponse:
    """List the organisations that ever registered."""
    form = SearchForm(request.GET)
    leaf = queries.organisations_listed(request.actor, form.wanted, request.GET.get("page", ""))
    may_invite = request.actor.role in rules.INVITE_PERSON.roles
    may_authorise = request.actor.role in rules.AUTHORISE_ORGANISATION.roles
    may_add = rules.ADD_ORGANISATION.allows(request.actor, None)
    may = {"may_invite": may_invite, "may_authorise": may_authorise, "may_add": may_add}
    shown = {"form": form, "leaf": leaf, **may}
    return render(request, "people/organisations.html", shown)


@page(rules.AUTHORISE_ORGANISATION, "GET", "HEAD", "POST")
def authorise(request: Request, public_id: str) -> HttpResponse:
    """Register that the letter of authority was seen."""
    organisation = doors.organisation(request.actor, public_id)
    rules.AUTHORISE_ORGANISATION.check(request.actor, organisation)
    form = NoteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        authorise_organisation(request.actor, organisation, form.cleaned_data["note"])
        messages.success(request, say(_AUTHORISED))
        return redirect("people:organisations")
    return render(request, "people/authorise.html", {"form": form, "organisation": organisation})
