"""How a public page is answered: without request, cookie or session, so that everybody gets the same bytes."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.cache import get_conditional_response

from zhiheng.canonical import sha256_hex

_FOR_A_MINUTE = "public, max-age=60"
ENGLISH = "en"


def speaks_english(request: HttpRequest) -> bool:
    """Whether the address asks for English; cookies are not looked at, for caches do not see them."""
    return request.GET.get("lang") == ENGLISH


def answered(request: HttpRequest, template: str, values: Mapping[str, object]) -> HttpResponseBase:
    """Answer with a page that caches may keep for a minute and then ask about by its ETag."""
    is_english = speaks_english(request)
    more = {"here": request.path, "lang": "?lang=en" if is_english else "", "is_english": is_english}
    with translation.override(ENGLISH if is_english else "zh-hans"):
        return sent(request, render_to_string(template, {**values, **more}), "text/html; charset=utf-8")


def sent(request: HttpRequest, text: str, content_type: str) -> HttpResponseBase:
    """Answer with a text in that way."""
    body = text.encode()
    etag = f'"{sha256_hex(body)}"'
    response = get_conditional_response(request, etag=etag, response=HttpResponse(body, content_type=content_type))
    if response is None:  # pragma: no cover - Django returns the response given
        raise RuntimeError("no response")
    response["ETag"], response["Cache-Control"] = etag, _FOR_A_MINUTE
    return response
