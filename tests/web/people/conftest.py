"""People with passwords and second factors."""

import re
import time
from collections.abc import Callable

import pyotp
import pytest
from django.http import HttpResponse
from django.test import Client

from web.make import PASSWORD, make_person
from zhiheng.web.people.actions.second_factor import begin_second_factor, confirm_second_factor
from zhiheng.web.people.models import Person
from zhiheng.web.people.second_factor import begun_factor_of, second_factor_of, secret_of

_TOKEN = re.compile(r"[0-9A-Za-z]{64}")

Answer = Callable[..., object]


@pytest.fixture
def with_password() -> Callable[..., Person]:
    """Make a person who signs in with PASSWORD."""

    def make(**values: object) -> Person:
        person = make_person(**values)
        person.set_password(PASSWORD)
        person.save()
        return person

    return make


@pytest.fixture
def code_of() -> Callable[..., str]:
    """The one-time code of a person's phone, some periods from now."""

    def code(person: Person, later: int = 0) -> str:
        factor = second_factor_of(person) or begun_factor_of(person)
        return pyotp.TOTP(secret_of(factor)).generate_otp(int(time.time()) // 30 + later)

    return code


@pytest.fixture
def with_phone(code_of) -> Callable[[Person], list[str]]:
    """Set up a person's second factor, with the code of the last period; returns the recovery codes."""

    def set_up(person: Person) -> list[str]:
        begin_second_factor(person.as_actor())
        return confirm_second_factor(person.as_actor(), code_of(person, -1))

    return set_up


@pytest.fixture
def enter(client: Client) -> Answer:
    """Send the sign-in form."""

    def post(account: str, password: str = PASSWORD, to: str = ""):
        address = f"/sign-in?next={to}" if to else "/sign-in"
        client.get(address)
        return client.post("/sign-in", {"account": account, "password": password})

    return post


@pytest.fixture
def without_token() -> Callable[[HttpResponse], str]:
    """A page as text, without the tokens that differ at each answer."""

    def text(answer: HttpResponse) -> str:
        return _TOKEN.sub("", answer.content.decode())

    return text
