"""People, their roles, and the invitations that are out."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from zhiheng.problems import BadInputError, Message
from zhiheng.web.audit.page import Request, page
from zhiheng.web.audit.roles import ROLE_NAMES, Role
from zhiheng.web.people import doors, mail, queries, rules
from zhiheng.web.people.actions.account import reset_access
from zhiheng.web.people.actions.invitations import DAYS, Invitee, invite_person
from zhiheng.web.people.actions.invitations import withdraw_invitation as withdraw
from zhiheng.web.people.actions.roles import end_assignment as end
from zhiheng.web.people.forms import InviteForm, ReasonForm, SearchForm
from zhiheng.web.site.texts import say

_WITHDRAWN = Message("邀请已撤回，链接不再有效。", "The invitation is withdrawn; its link no longer works.")
_ENDED = Message("角色已结束。", "The role has ended.")


@page(rules.SEE_PEOPLE)
def people(request: Request) -> HttpResponse:
    """Show who holds which role, and whom an invitation is out to."""
    form = SearchForm(request.GET)
    leaf, lines = queries.people_listed(request.actor, form.wanted, request.GET.get("page", ""))
    shown = {
        "form": form,
        "leaf": leaf,
        "lines": lines,
        "invitations": queries.invitations_open(request.actor),
        "places": queries.places_to_invite(request.actor),
    }
    return render(request, "people/people.html", shown)


@page(rules.INVITE_PERSON, "GET", "HEAD", "POST")
@never_cache
def invite(request: Request, kind: str, public_id: str) -> HttpResponse:
    """Invite somebody into a role at a place; the link is shown this once."""
    place = doors.place(request.actor, kind, public_id)
    rules.INVITE_PERSON.check(request.actor, place)
    form = InviteForm(request.actor, kind, request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        invitee = Invitee(Role(given["role"]), given["name"], given["email"], given["mobile"])
        try:
            invited = invite_person(request.actor, place, invitee)
        except BadInputError as error:
            form.add_problems(error)
        else:
            link = mail.link_of(request, invited.token)
            is_sent = mail.send_link(invited.invitation, link)
            shown = {"invitation": invited.invitation, "link": link, "is_sent": is_sent, "days": DAYS}
            shown["ended"] = invited.ended
            return render(request, "people/invited.html", shown | {"role": ROLE_NAMES[invitee.role]})
    return render(request, "people/invite.html", {"form": form, "where": queries.name_of(place), "days": DAYS})


@page(rules.WITHDRAW_INVITATION, "POST")
def withdraw_invitation(request: Request, public_id: str) -> HttpResponse:
    """Make an invitation's link useless."""
    withdraw(request.actor, doors.invitation(request.actor, public_id))
    messages.success(request, say(_WITHDRAWN))
    return redirect("people:people")


@page(rules.END_ASSIGNMENT, "GET", "HEAD", "POST")
def end_assignment(request: Request, public_id: str) -> HttpResponse:
    """End a role, with the reason."""
    assignment = doors.assignment(request.actor, public_id)
    rules.END_ASSIGNMENT.check(request.actor, assignment)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        end(request.actor, assignment, form.cleaned_data["reason"])
        messages.success(request, say(_ENDED))
        return redirect("people:people")
    role = ROLE_NAMES[Role(assignment.role)]
    return render(request, "people/end_assignment.html", {"form": form, "assignment": assignment, "role": role})


@page(rules.RESET_ACCESS, "GET", "HEAD", "POST")
@never_cache
def reset(request: Request, public_id: str) -> HttpResponse:
    """Give somebody a temporary password, shown this once."""
    person = doors.person(request.actor, public_id)
    rules.RESET_ACCESS.check(request.actor, person)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        password = reset_access(request.actor, person, form.cleaned_data["reason"])
        return render(request, "people/temporary_password.html", {"person": person, "password": password})
    return render(request, "people/reset.html", {"form": form, "person": person})
