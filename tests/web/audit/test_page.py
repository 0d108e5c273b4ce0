"""A page is served to the roles of its verb, and a sensitive one only once its reading is on record."""

import pytest
from django.http import Http404, HttpResponse
from django.test import RequestFactory
from django.urls import reverse

from web.make import make_actor, make_cycle
from zhiheng.problems import Message
from zhiheng.web.audit.actor import PUBLIC
from zhiheng.web.audit.models import LedgerEntry
from zhiheng.web.audit.page import note, page
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.verb import Verb

pytestmark = pytest.mark.django_db

SECRET = Verb("secret.see", Message("看", "See"), frozenset({Role.EXPERT}), kind="page", is_sensitive=True)


def _request(actor, **headers):
    request = RequestFactory().get("/secret", **headers)
    request.actor = actor
    return request


@page(SECRET)
def _noted(request, cycle):
    note(request, SECRET, cycle)
    return HttpResponse("秘密")


@page(SECRET)
def _not_noted(request, cycle):
    return HttpResponse("秘密")


def test_sensitive_page_is_served_once_its_reading_is_on_record() -> None:
    cycle = make_cycle()
    expert = make_actor(Role.EXPERT, cycle)
    assert _noted(_request(expert), cycle).content.decode() == "秘密"
    assert list(LedgerEntry.objects.values_list("verb", "actor", "subject")) == [
        ("secret.see", expert.id, cycle.public_id)
    ]
    with pytest.raises(RuntimeError, match=r"secret\.see"):
        _not_noted(_request(expert), cycle)


def test_page_does_not_exist_for_other_roles() -> None:
    cycle = make_cycle()
    with pytest.raises(Http404):
        _noted(_request(make_actor(Role.OFFICE_LEAD, cycle)), cycle)
    assert LedgerEntry.objects.count() == 0


def test_public_is_sent_to_sign_in_and_a_part_of_a_page_is_told_so() -> None:
    assert _noted(_request(PUBLIC), None)["Location"].endswith("?next=/secret")
    assert _noted(_request(PUBLIC, headers={"HX-Request": "true"}), None).status_code == 401


def test_public_is_not_led_back_to_an_address_that_only_takes_forms() -> None:
    act = page(SECRET, "POST")(lambda _request: HttpResponse())
    request = RequestFactory().post("/secret")
    request.actor = PUBLIC
    assert act(request)["Location"] == reverse("people:sign_in")


def test_only_the_methods_of_a_page_are_served() -> None:
    request = RequestFactory().post("/secret")
    request.actor = make_actor(Role.EXPERT)
    assert _noted(request, None).status_code == 405
