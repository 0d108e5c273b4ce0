"""How a page is tied to its row of the permission table."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Concatenate, ParamSpec, Protocol, cast

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from zhiheng.web.audit.acting import note_reading
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.rows import Row
from zhiheng.web.audit.verb import Verb

Parameters = ParamSpec("Parameters")


class Request(HttpRequest):
    """A request whose sender is known; ``has_noted`` is whether the record tells already what is being read."""

    actor: Actor
    has_noted: bool


View = Callable[Concatenate[Request, Parameters], HttpResponseBase]


class Page(Protocol):
    """A view that names the verb it serves, and its methods."""

    verb: Verb
    methods: tuple[str, ...]


def page(verb: Verb, *methods: str) -> Callable[[View[Parameters]], View[Parameters]]:
    """Serve a view to the roles of a verb (GET only unless methods are given); for others the page does not exist.

    The public is sent to sign in first. What the view shows comes through doors, which know the object. The view of a
    sensitive verb calls ``note`` for what it shows; answering without is a defect and raises RuntimeError.
    """
    served_methods = list(methods) or ["GET", "HEAD"]

    def tie(view: View[Parameters]) -> View[Parameters]:
        @wraps(view)
        def served(request: Request, *args: Parameters.args, **kwargs: Parameters.kwargs) -> HttpResponseBase:
            if request.actor.role in verb.roles | verb.approvers:
                request.has_noted = False
                response = view(request, *args, **kwargs)
                if verb.is_sensitive and response.status_code == HTTPStatus.OK and not request.has_noted:
                    raise RuntimeError(f"{verb.id} is sensitive, and its view did not note what it shows")
                return response
            if request.actor.role is Role.PUBLIC:
                return _sign_in(request, served_methods)
            raise Http404

        limited = require_http_methods(served_methods)(served)
        limited.verb, limited.methods = verb, methods or ("GET",)  # type: ignore[attr-defined]  # see Page
        return cast("View[Parameters]", limited)

    return tie


def note(request: Request, verb: Verb, subject: Row | None) -> None:
    """Record that the actor reads something sensitive, before it is sent (design rule 7); None is the site itself."""
    note_reading(request.actor, verb, subject)
    request.has_noted = True


def _sign_in(request: HttpRequest, served_methods: list[str]) -> HttpResponse:
    """Send to the sign-in page, and from there back to the page asked for if it can be opened by its address."""
    if "HX-Request" in request.headers:
        return HttpResponse(status=401)
    return redirect_to_login(request.get_full_path()) if "GET" in served_methods else redirect("people:sign_in")
