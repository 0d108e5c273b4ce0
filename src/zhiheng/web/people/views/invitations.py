"""The page behind an invitation link."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from zhiheng.problems import BadInputError, Message
from zhiheng.web.audit.errors import NotFoundError
from zhiheng.web.audit.page import Request, page
from zhiheng.web.audit.roles import ROLE_NAMES, Role
from zhiheng.web.people import doors, queries, rules, signing_in
from zhiheng.web.people.actions.invitations import accept_invitation, accept_with_new_account
from zhiheng.web.people.actions.new_person import NewPerson
from zhiheng.web.people.forms import NewPersonForm
from zhiheng.web.people.models import Invitation
from zhiheng.web.site.texts import say

YOUR_ACCOUNT = Message(
    "账号已建立。您的登录账号是 {account}，请记下。", "Your account is made. You sign in as {account}; please note it."
)
_ACCEPTED = Message("已接受邀请。", "You accepted the invitation.")


@page(rules.SEE_INVITATION, "GET", "HEAD", "POST")
@never_cache
def invitation(request: Request, token: str) -> HttpResponse:
    """Show what one is invited to; accept it with the account signed in, or with a new one.

    A link that was used, withdrawn, is too old or never was, gets one and the same answer, which says what to do.
    """
    try:
        found = doors.invitation_of_link(token)
    except NotFoundError:
        return render(request, "people/invitation_gone.html", status=HTTPStatus.NOT_FOUND)
    if request.actor.person is not None:
        return _for_known_person(request, found, token)
    known = {"name": found.name, "mobile": found.mobile, "email": found.email}
    form = NewPersonForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        new = NewPerson(given["name"], given["new_password"], given["mobile"], given["email"])
        try:
            person = accept_with_new_account(found, new).person
        except BadInputError as error:
            form.add_problems(error)
        else:
            messages.success(request, say(YOUR_ACCOUNT, account=person.account))
            return redirect(signing_in.begin(request, person))
    return _page(request, found, token, form)


def _for_known_person(request: Request, found: Invitation, token: str) -> HttpResponse:
    if request.method != "POST":
        return _page(request, found, token, None)
    assignment = accept_invitation(request.actor, found)
    messages.success(request, say(_ACCEPTED))
    if not signing_in.can_take(request, assignment):
        return redirect("people:second_factor")
    if not assignment.person.must_change_password:
        signing_in.take_role(request, assignment)
    return redirect(signing_in.go_on(request, assignment.person))


def _page(request: Request, found: Invitation, token: str, form: NewPersonForm | None) -> HttpResponse:
    shown = {"invitation": found, "role": ROLE_NAMES[Role(found.role)], "where": queries.where_held(found)}
    return render(request, "people/invitation.html", shown | {"form": form, "token": token})
