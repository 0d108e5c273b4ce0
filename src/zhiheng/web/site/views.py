"""The desk and the switches of the footer."""

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from zhiheng.web.audit.page import Request, page
from zhiheng.web.site import rules
from zhiheng.web.site.middleware import LANGUAGE_COOKIE
from zhiheng.web.site.navigation import menu_of
from zhiheng.web.site.text_size import TEXT_SIZE_COOKIE, TextSize

_ONE_YEAR = 365 * 24 * 3600


@page(rules.SEE_DESK)
def desk(request: Request) -> HttpResponse:
    """Show what the active role can do now."""
    cards = [(item, item.waiting(request.actor) if item.waiting else None) for item in menu_of(request.actor)]
    return render(request, "site/desk.html", {"cards": cards})


@page(rules.SET_LANGUAGE, "POST")
def set_language(request: Request) -> HttpResponse:
    """Keep the language in a cookie and return to the page."""
    return _with_cookie(request, LANGUAGE_COOKIE, request.POST.get("language", ""), ("zh", "en"))


@page(rules.SET_TEXT_SIZE, "POST")
def set_text_size(request: Request) -> HttpResponse:
    """Keep the text size in a cookie and return to the page."""
    return _with_cookie(request, TEXT_SIZE_COOKIE, request.POST.get("text_size", ""), tuple(TextSize))


def _with_cookie(request: Request, name: str, value: str, choices: tuple[str, ...]) -> HttpResponse:
    if value not in choices:
        raise Http404
    back = request.POST.get("next", "")
    is_own = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    response = HttpResponseRedirect(back if is_own else reverse("site:home"))
    response.set_cookie(
        name, value, max_age=_ONE_YEAR, secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Lax"
    )
    return response
