"""The own account."""

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse
from django.shortcuts import redirect, render

from zhiheng.problems import BadInputError, Message
from zhiheng.web.audit.page import Request, page
from zhiheng.web.people import doors, queries, rules, signing_in
from zhiheng.web.people.actions.account import change_password as change_own_password
from zhiheng.web.people.actions.account import edit_account
from zhiheng.web.people.forms import ChangePasswordForm, ContactForm
from zhiheng.web.people.second_factor import second_factor_of
from zhiheng.web.site.texts import say

_SAVED = Message("已保存。", "Saved.")
_CHANGED = Message("密码已修改；其他设备上的登录已经失效。", "Password changed; sign-ins on other devices have ended.")
_WRONG = Message("现在的密码不对 › 重新输入", "the current password is wrong › type it again")


@page(rules.SEE_ACCOUNT)
def account(request: Request) -> HttpResponse:
    """Show the own account, roles and second factor."""
    person = doors.own_person(request.actor)
    roles = queries.own_roles(request.actor)
    return render(
        request, "people/account.html", {"person": person, "roles": roles, "factor": second_factor_of(person)}
    )


@page(rules.EDIT_ACCOUNT, "GET", "HEAD", "POST")
def edit(request: Request) -> HttpResponse:
    """Change how the person is called and reached."""
    person = doors.own_person(request.actor)
    now = {"name": person.name, "mobile": person.mobile, "email": person.email}
    form = ContactForm(request.POST or None, initial=now)
    if request.method == "POST" and form.is_valid():
        edit_account(request.actor, form.cleaned_data)
        messages.success(request, say(_SAVED))
        return redirect("people:account")
    return render(request, "people/edit.html", {"form": form})


@page(rules.CHANGE_PASSWORD, "GET", "HEAD", "POST")
def change_password(request: Request) -> HttpResponse:
    """Choose a new password, knowing the current one."""
    person = doors.own_person(request.actor)
    form = ChangePasswordForm(person, request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if signing_in.person_with(request, person.account, given["current"]) is None:
            form.add_error("current", say(_WRONG))
        elif _changed(request, form):
            return redirect(signing_in.go_on(request, doors.own_person(request.actor)))
    return render(request, "people/change_password.html", {"form": form, "person": person})


def _changed(request: Request, form: ChangePasswordForm) -> bool:
    try:
        person = change_own_password(request.actor, form.cleaned_data["new_password"])
    except BadInputError as error:
        form.add_problems(error)
        return False
    update_session_auth_hash(request, person)
    messages.success(request, say(_CHANGED))
    return True
