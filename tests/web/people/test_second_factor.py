"""One-time codes and recovery codes."""

from collections.abc import Callable
from pathlib import Path

import pytest

from web.make import make_assignment, make_cycle, make_organisation, sign_in
from zhiheng.web.audit.models import LedgerEntry, LedgerPayload
from zhiheng.web.audit.roles import Role
from zhiheng.web.people import second_factor
from zhiheng.web.people.middleware import ACTIVE_ROLE
from zhiheng.web.people.models import RecoveryCode, SecondFactor
from zhiheng.web.site.keys import load_keys

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(with_password):
    return make_assignment(Role.OFFICE_CLERK, make_cycle(), with_password())


def _answer(client, code: str):
    return client.post("/sign-in/code", {"code": code})


def test_first_set_up_makes_the_role_active(client, enter, clerk, code_of) -> None:
    assert enter(clerk.person.account).url == "/account/second-factor"
    assert client.post("/account/second-factor/begin").url == "/account/second-factor"
    page = client.get("/account/second-factor").content.decode()
    assert second_factor.secret_of(SecondFactor.objects.get()) in page.replace(" ", "")
    wrong = client.post("/account/second-factor/confirm", {"code": "000000"})
    assert ("核对手机的时间是否准确" in wrong.content.decode(), client.get("/").context["actor"].role) == (
        True,
        Role.PERSON,
    )
    right = client.post("/account/second-factor/confirm", {"code": code_of(clerk.person)})
    assert len(right.context["codes"]) == 10
    assert all(code in right.content.decode() for code in right.context["codes"])
    assert right["Cache-Control"].startswith("max-age=0, no-cache, no-store")
    assert client.get("/").context["actor"] == clerk.as_actor()


def test_sign_in_asks_for_the_code(client, enter, clerk, with_phone, code_of) -> None:
    with_phone(clerk.person)
    assert enter(clerk.person.account, to="/account").url == "/sign-in/code"
    assert client.get("/account").status_code == 302
    assert _answer(client, "000000").status_code == 200
    assert client.get("/account").status_code == 302
    assert _answer(client, f" {code_of(clerk.person)[:3]} {code_of(clerk.person)[3:]}").url == "/account"
    assert client.session[ACTIVE_ROLE] == clerk.public_id


def test_code_works_once(client, enter, clerk, with_phone, code_of) -> None:
    with_phone(clerk.person)
    code = code_of(clerk.person)
    enter(clerk.person.account)
    assert _answer(client, code).status_code == 302
    client.post("/sign-out")
    enter(clerk.person.account)
    assert _answer(client, code).status_code == 200
    assert _answer(client, code_of(clerk.person, 1)).status_code == 302


@pytest.mark.parametrize(("later", "is_right"), [(-3, False), (0, True), (1, True), (3, False)])
def test_clock_of_the_phone_may_be_off_a_little(clerk, with_phone, code_of, later: int, is_right: bool) -> None:
    with_phone(clerk.person)
    factor = second_factor.second_factor_of(clerk.person)
    code = code_of(clerk.person, later)
    if is_right:
        second_factor.use_code(factor, code)
        assert SecondFactor.objects.get().last_step == factor.last_step
        return
    with pytest.raises(second_factor.WrongCodeError):
        second_factor.use_code(factor, code)


def test_recovery_code_works_once(client, enter, clerk, with_phone) -> None:
    codes = with_phone(clerk.person)
    enter(clerk.person.account)
    assert _answer(client, codes[0].lower()).status_code == 302
    client.post("/sign-out")
    enter(clerk.person.account)
    assert _answer(client, codes[0]).status_code == 200
    assert _answer(client, codes[1]).status_code == 302


@pytest.mark.leak
def test_neither_secret_nor_recovery_codes_can_be_read_from_the_database(clerk, with_phone) -> None:
    codes = with_phone(clerk.person)
    [row] = SecondFactor.objects.values()
    secret = second_factor.secret_of(SecondFactor.objects.get())
    assert secret.encode() not in bytes(row["secret"])
    kept = str(list(RecoveryCode.objects.values())) + str(list(LedgerPayload.objects.values()))
    assert [code for code in [secret, *codes] if code in kept or code.replace("-", "") in kept] == []


def test_person_waiting_for_the_code_is_not_signed_in_after_a_new_password(client, enter, clerk, with_phone) -> None:
    codes = with_phone(clerk.person)
    enter(clerk.person.account)
    clerk.person.set_password("etwas ganz anderes 77")
    clerk.person.save()
    assert _answer(client, codes[0]).url == "/sign-in"


def test_code_page_without_password_leads_back(client, clerk) -> None:
    assert client.get("/sign-in/code").url == "/sign-in"


def test_picture_is_sent_only_while_setting_up_and_never_stored(client, clerk, code_of) -> None:
    sign_in(client, clerk)
    assert client.get("/account/second-factor/qr.svg").status_code == 404
    client.post("/account/second-factor/begin")
    picture = client.get("/account/second-factor/qr.svg")
    assert (picture["Content-Type"], "no-store" in picture["Cache-Control"]) == ("image/svg+xml", True)
    assert picture.content.startswith(b"<?xml")
    assert b"style=" not in picture.content
    client.post("/account/second-factor/confirm", {"code": code_of(clerk.person)})
    assert client.get("/account/second-factor/qr.svg").status_code == 404


def test_new_phone_needs_a_code_of_the_old_one(client, clerk, with_phone, code_of) -> None:
    with_phone(clerk.person)
    sign_in(client, clerk)
    old = second_factor.second_factor_of(clerk.person)
    for code in ({}, {"code": "000000"}):
        assert client.post("/account/second-factor/begin", code).status_code == 200
        assert second_factor.begun_factor_of(clerk.person) is None
    client.post("/account/second-factor/begin", {"code": code_of(clerk.person)})
    begun = second_factor.begun_factor_of(clerk.person)
    assert second_factor.second_factor_of(clerk.person) == old
    new_code = second_factor.pyotp.TOTP(second_factor.secret_of(begun)).now()
    assert client.post("/account/second-factor/confirm", {"code": new_code}).status_code == 200
    assert second_factor.second_factor_of(clerk.person) == begun
    assert SecondFactor.objects.get(pk=old.pk).ended is not None


def test_new_recovery_codes_replace_the_old(client, clerk, with_phone, code_of) -> None:
    old = with_phone(clerk.person)
    sign_in(client, clerk)
    assert "动态口令不对" in client.post("/account/second-factor/codes", {"code": "1"}).content.decode()
    new = client.post("/account/second-factor/codes", {"code": code_of(clerk.person)}).context["codes"]
    factor = second_factor.second_factor_of(clerk.person)
    with pytest.raises(second_factor.WrongCodeError):
        second_factor.use_code(factor, old[0])
    second_factor.use_code(factor, new[0])


def test_recovery_codes_need_a_second_factor(client, clerk) -> None:
    sign_in(client, clerk)
    assert client.post("/account/second-factor/codes", {"code": "000000"}).status_code == 200
    assert RecoveryCode.objects.count() == 0


def test_confirming_without_beginning_says_so(client, clerk) -> None:
    sign_in(client, clerk)
    answer = client.post("/account/second-factor/confirm", {"code": "1"})
    assert (answer.status_code, "没有正在设置的两步验证" in answer.content.decode()) == (409, True)


def test_new_phone_is_not_guessed(client, clerk, with_phone, code_of) -> None:
    with_phone(clerk.person)
    sign_in(client, clerk)
    answers = [client.post("/account/second-factor/begin", {"code": "000000"}).status_code for _ in range(5)]
    assert answers == [200, 200, 200, 200, 429]
    assert client.post("/account/second-factor/begin", {"code": code_of(clerk.person)}).status_code == 429
    assert second_factor.begun_factor_of(clerk.person) is None


def test_applicant_may_use_it_too(client, enter, with_password, with_phone, code_of) -> None:
    held = make_assignment(Role.ENTRY_OWNER, None, with_password(), organisation=make_organisation())
    assert enter(held.person.account).url == "/"
    client.post("/sign-out")
    with_phone(held.person)
    assert enter(held.person.account).url == "/sign-in/code"
    assert _answer(client, code_of(held.person)).url == "/"


def test_acts_are_recorded(client, clerk, with_phone) -> None:
    with_phone(clerk.person)
    assert [entry.verb for entry in LedgerEntry.objects.order_by("sequence")] == [
        "second_factor.begin",
        "second_factor.confirm",
    ]


@pytest.fixture
def keys_gone(settings, tmp_path: Path) -> Callable[[], None]:
    """Afterwards the installation has other keys, as after a restore without ``--keys``."""

    def lose() -> None:
        load_keys(tmp_path)
        settings.HOME = tmp_path

    return lose


def test_sign_in_without_the_keys_says_what_to_do(client, enter, clerk, with_phone, code_of, keys_gone) -> None:
    codes = with_phone(clerk.person)
    code = code_of(clerk.person)
    enter(clerk.person.account)
    keys_gone()
    refused = _answer(client, code)
    assert (refused.status_code, "没有装入密钥" in refused.text, "输入一个恢复码" in refused.text) == (200, True, True)
    assert _answer(client, codes[0]).status_code == 302


def test_device_begun_before_the_keys_were_lost_is_begun_again(client, enter, clerk, keys_gone) -> None:
    enter(clerk.person.account)
    client.post("/account/second-factor/begin")
    keys_gone()
    assert client.get("/account/second-factor").context["begun"] is None
    client.post("/account/second-factor/begin")
    assert client.get("/account/second-factor").context["begun"] == SecondFactor.objects.get(ended=None)
