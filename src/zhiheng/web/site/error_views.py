"""Pages for what went wrong before a view could answer."""

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

_TOO_LARGE = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django hands it over
    """Answer 404, the same whether the thing does not exist or is not for this person."""
    return render(request, "site/not_found.html", status=404)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django hands it over
    """Answer 413 to a form that is too large, else 400, such as when the site is called by a name not its own."""
    if isinstance(exception, _TOO_LARGE):
        return HttpResponse(render_to_string("site/too_large.html"), status=413)
    return HttpResponse(render_to_string("site/bad_request.html"), status=400)


def server_error(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - nothing of the request can be relied on
    """Answer 500 with a page that asks neither database nor session."""
    return HttpResponse(render_to_string("site/server_error.html"), status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - for programmers only
    """Answer a form that was sent from a page opened before the last sign-in."""
    return render(request, "site/page_too_old.html", status=403)
