"""How a page is tied to its row of the permission table."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, Protocol, cast

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_http_methods

from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.verb import Verb

Parameters = ParamSpec("Parameters")


class Request(HttpRequest):
    """A request whose sender is known."""

    actor: Actor


View = Callable[Concatenate[Request, Parameters], HttpResponseBase]


class Page(Protocol):
    """A view that names the verb it serves."""

    verb: Verb


def page(verb: Verb, *methods: str) -> Callable[[View[Parameters]], View[Parameters]]:
    """Serve a view to the roles of a verb (GET only unless methods are given); for others the page does not exist.

    The public is sent to sign in first. What the view shows comes through doors, which know the object.
    """

    def tie(view: View[Parameters]) -> View[Parameters]:
        @wraps(view)
        def served(request: Request, *args: Parameters.args, **kwargs: Parameters.kwargs) -> HttpResponseBase:
            if request.actor.role in verb.roles | verb.approvers:
                return view(request, *args, **kwargs)
            if request.actor.role is Role.PUBLIC:
                return _sign_in(request)
            raise Http404

        limited = require_http_methods(list(methods) or ["GET", "HEAD"])(served)
        limited.verb = verb  # type: ignore[attr-defined]  # see Page
        return cast("View[Parameters]", limited)

    return tie


def _sign_in(request: HttpRequest) -> HttpResponse:
    if "HX-Request" in request.headers:
        return HttpResponse(status=401)
    return redirect_to_login(request.get_full_path())
