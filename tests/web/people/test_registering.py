"""The page for registering is open to everybody, so it takes only so many forms within an hour."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.test import Client
from django.utils import timezone

from zhiheng.problems import Message
from zhiheng.web.people.actions import registering
from zhiheng.web.people.actions.registering import claim_registering
from zhiheng.web.people.credit_code import check_character
from zhiheng.web.people.errors import TOO_MANY_FROM_HERE, TOO_MANY_NOW, TooManyError
from zhiheng.web.people.models import Organisation, Registering

pytestmark = pytest.mark.django_db


def _form(number: int) -> dict[str, str]:
    code = f"91350100M000{number:05}"
    secret = {"new_password": "lange-Kette-9", "again": "lange-Kette-9"}
    return {"organisation": f"示例{number}公司", "credit_code": code + check_character(code), "name": "张三", **secret}


def _refusal(address: str) -> Message:
    with pytest.raises(TooManyError) as refused:
        claim_registering(address)
    return refused.value.problems[0].message


@pytest.fixture
def _few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registering, "MOST_OF_ONE", 2)
    monkeypatch.setattr(registering, "MOST_OF_ALL", 3)


@pytest.mark.usefixtures("_few")
def test_address_that_sent_too_many_is_told_when_to_come_back() -> None:
    answers = [Client().post("/register", _form(number), REMOTE_ADDR="192.0.2.7") for number in range(3)]
    assert [answer.status_code for answer in answers] == [302, 302, 429]
    text = answers[2].content.decode()
    assert "从这个网络地址一小时内提交的登记太多，没有办理 › 一小时后再试" in text
    assert ('value="示例2公司"' in text, Organisation.objects.count()) == (True, 2)
    assert Client().post("/register", _form(3), REMOTE_ADDR="192.0.2.8").status_code == 302


@pytest.mark.usefixtures("_few")
def test_all_addresses_together_are_limited() -> None:
    for number in range(3):
        claim_registering(f"192.0.2.{number}")
    assert (_refusal("192.0.2.9"), Registering.objects.count()) == (TOO_MANY_NOW, 3)


@pytest.mark.usefixtures("_few")
def test_hour_later_it_goes_on_and_what_was_counted_is_gone() -> None:
    for _ in range(2):
        claim_registering("192.0.2.7")
    assert _refusal("192.0.2.7") == TOO_MANY_FROM_HERE
    Registering.objects.update(sent=timezone.now() - timedelta(minutes=61))
    claim_registering("192.0.2.7")
    assert Registering.objects.count() == 1


def test_form_with_mistakes_does_not_count() -> None:
    Client().post("/register", _form(1) | {"again": "another-Kette-9"})
    assert Registering.objects.count() == 0


@pytest.mark.usefixtures("_few")
def test_code_tried_too_often_is_no_longer_answered() -> None:
    answers = [Client().post("/register", _form(1)).content.decode() for _ in range(3)]
    assert ["已经登记 ›" in text for text in answers] == [False, True, False]


def test_address_itself_is_not_kept() -> None:
    claim_registering("192.0.2.7")
    claim_registering("192.0.2.7")
    claim_registering("192.0.2.8")
    senders = list(Registering.objects.order_by("pk").values_list("sender", flat=True))
    assert (senders[0] == senders[1], senders[0] == senders[2], "192.0.2" in "".join(senders)) == (True, False, False)


@pytest.mark.usefixtures("_few")
@pytest.mark.parametrize(
    ("sent", "statuses"),
    [
        ("203.0.113.5, 198.51.100.{}", [302, 302, 302]),
        ("203.0.113.{}, 198.51.100.5", [302, 302, 429]),
        ("", [302, 302, 302]),
    ],
    ids=["addresses", "one address that claims others", "proxy that does not say"],
)
def test_behind_a_proxy_the_address_is_the_one_it_saw(settings, sent: str, statuses: list[int]) -> None:
    settings.CONFIG = SimpleNamespace(trusted_proxy=True, practice=False, room=False)
    answers = [
        Client().post("/register", _form(number), headers={"X-Forwarded-For": sent.format(number)})
        for number in range(3)
    ]
    assert [answer.status_code for answer in answers] == statuses
