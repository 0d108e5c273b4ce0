"""Language of a page, and errors as pages for people."""

from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation

from zhiheng.problems import BadInputError
from zhiheng.web.audit.errors import NotFoundError, NotPermittedError
from zhiheng.web.site.texts import language

LANGUAGE_COOKIE = "language"


class LanguageMiddleware:
    """Chinese unless the person switched to English in the footer; never by what the browser prefers."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        wants_english = request.COOKIES.get(LANGUAGE_COOKIE) == "en"
        with translation.override("en" if wants_english else settings.LANGUAGE_CODE):
            return self.get_response(request)


class ErrorMiddleware:
    """Turns the errors of actions and doors into pages: 404 uniformly, 403 and 409 with the reason, 405 not empty."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code != HTTPStatus.METHOD_NOT_ALLOWED:
            return response
        return render(request, "site/not_found.html", status=response.status_code)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Return the page for an error that is meant for a person, None for a defect of the program."""
        if isinstance(error, NotFoundError):
            raise Http404 from error
        if isinstance(error, NotPermittedError):
            return render(request, "site/not_permitted.html", {"reason": error.reason}, status=403)
        if isinstance(error, BadInputError):
            problems = [(one.what(language()), one.remedy(language())) for one in error.problems]
            return render(request, "site/blocked.html", {"problems": problems}, status=409)
        return None
