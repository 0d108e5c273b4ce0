"""Five wrong passwords or codes shut an account for a quarter of an hour."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.utils import timezone

from web.make import PASSWORD

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(with_password):
    return with_password()


def _fail(enter, account: str, times: int) -> list[int]:
    return [enter(account, "wrong").status_code for _ in range(times)]


def test_fifth_failure_shuts_the_account(enter, person) -> None:
    assert _fail(enter, person.account, 5) == [200, 200, 200, 200, 429]
    refused = enter(person.account)
    assert (refused.status_code, "15 分钟内不能登录" in refused.content.decode()) == (429, True)


def test_four_failures_do_not(enter, person) -> None:
    _fail(enter, person.account, 4)
    assert enter(person.account).status_code == 302
    assert _fail(enter, person.account, 1) == [302]  # signed in already


def test_success_starts_counting_again(client, enter, person) -> None:
    _fail(enter, person.account, 4)
    enter(person.account)
    client.post("/sign-out")
    assert _fail(enter, person.account, 4) == [200, 200, 200, 200]


def test_account_opens_after_a_quarter_of_an_hour(enter, person) -> None:
    _fail(enter, person.account, 5)
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=16))
    assert enter(person.account).status_code == 302


def test_trying_earlier_does_not_prolong_it(enter, person) -> None:
    _fail(enter, person.account, 5)
    before = AccessAttempt.objects.get().attempt_time
    enter(person.account)
    assert AccessAttempt.objects.get().attempt_time == before


def test_case_and_network_address_do_not_matter(client, enter, person) -> None:
    _fail(enter, person.account.upper(), 4)
    form = {"account": person.account, "password": "wrong"}
    assert client.post("/sign-in", form, REMOTE_ADDR="192.0.2.7").status_code == 429


@pytest.mark.leak
def test_account_that_does_not_exist_is_shut_alike(enter, person, without_token) -> None:
    assert _fail(enter, "nobody", 5) == _fail(enter, person.account, 5)
    unknown, known = (without_token(enter(account)) for account in ("nobody", person.account))
    assert unknown == known


@pytest.mark.leak
def test_no_password_is_kept_of_a_failure(enter, person) -> None:
    enter(person.account, "Geheim-4711")
    kept = AccessAttempt.objects.get()
    assert "Geheim-4711" not in kept.post_data + kept.get_data


def test_wrong_codes_count_too(client, enter, person, with_phone, code_of) -> None:
    with_phone(person)
    assert enter(person.account).url == "/sign-in/code"
    answers = [client.post("/sign-in/code", {"code": "000000"}).status_code for _ in range(5)]
    assert answers == [200, 200, 200, 200, 429]
    assert client.post("/sign-in/code", {"code": code_of(person)}).status_code == 429
    assert PASSWORD not in AccessAttempt.objects.get().post_data
