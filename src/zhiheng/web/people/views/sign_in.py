"""Signing in and out, and switching the role."""

from http import HTTPStatus

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from zhiheng.problems import Message
from zhiheng.web.audit.page import Request, page
from zhiheng.web.people import doors, rules, signing_in
from zhiheng.web.people.actions import sessions
from zhiheng.web.people.errors import NEEDS_SECOND_FACTOR, WrongCodeError
from zhiheng.web.people.forms import CodeForm, SignInForm
from zhiheng.web.people.models import Person
from zhiheng.web.people.second_factor import second_factor_of
from zhiheng.web.site.texts import say

_NO_SUCH = Message(
    "账号或密码不对 › 检查大小写和输入法，再试一次；忘记密码请与秘书处联系",
    "account or password is wrong › check capitals and try again; if you forgot it, contact the award office",
)
_SIGNED_OUT_EVERYWHERE = Message("已在所有设备上退出登录。", "You are signed out everywhere.")


@page(rules.SEE_SIGN_IN, "GET", "HEAD", "POST")
def sign_in(request: Request) -> HttpResponse:
    """Ask for account and password, and go on to the one-time code or into the site."""
    if isinstance(request.user, Person):
        return redirect(signing_in.go_on(request, request.user))
    signing_in.keep_next(request)
    form = SignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        person = signing_in.person_with(request, **form.cleaned_data)
        if person is not None:
            return redirect(_after_password(request, person))
        form.add_error(None, say(_NO_SUCH))
    return render(request, "people/sign_in.html", {"form": form})


def _after_password(request: Request, person: Person) -> str:
    if second_factor_of(person):
        signing_in.wait_for_code(request, person)
        return "people:sign_in_code"
    return signing_in.begin(request, person)


@page(rules.SEE_SIGN_IN, "GET", "HEAD", "POST")
def sign_in_code(request: Request) -> HttpResponse:
    """Ask for the one-time code of whose password was right."""
    person = signing_in.person_waiting(request)
    if person is None:
        return redirect("people:sign_in")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and not signing_in.is_shut(request, person.account):
        try:
            return redirect(signing_in.begin(request, person, form.cleaned_data["code"]))
        except WrongCodeError as error:
            signing_in.count_failure(request, person.account)
            form.add_problems(error)
    return render(request, "people/sign_in_code.html", {"form": form})


def locked_out(request: HttpRequest, *_: object) -> HttpResponse:
    """Say that the account is shut for a while, whether or not there is such an account."""
    values = {"minutes": settings.AXES_COOLOFF_TIME.seconds // 60, "failures": settings.AXES_FAILURE_LIMIT}
    return render(request, "people/locked_out.html", values, status=HTTPStatus.TOO_MANY_REQUESTS)


@page(rules.END_SESSION, "POST")
def sign_out(request: Request) -> HttpResponse:
    """End this browser's session."""
    signing_in.end(request)
    return redirect("people:sign_in")


@page(rules.END_ALL_SESSIONS, "POST")
def sign_out_everywhere(request: Request) -> HttpResponse:
    """End all sessions of the person, this one too."""
    sessions.end_all_sessions(request.actor)
    signing_in.end(request)
    messages.success(request, say(_SIGNED_OUT_EVERYWHERE))
    return redirect("people:sign_in")


@page(rules.SWITCH_ROLE, "POST")
def switch_role(request: Request) -> HttpResponse:
    """Make another of the own roles the active one."""
    wanted = doors.own_assignment(request.actor, request.POST.get("assignment", ""))
    person = doors.own_person(request.actor)
    if person.must_change_password:
        return redirect("people:change_password")
    if not signing_in.can_take(request, wanted):
        messages.warning(request, say(NEEDS_SECOND_FACTOR))
        return redirect("people:second_factor")
    signing_in.take_role(request, wanted)
    return redirect(signing_in.go_on(request, person))
