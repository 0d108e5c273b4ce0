"""Signing in and out, and the active role."""

import pytest
from django.contrib.auth.hashers import identify_hasher

from web.make import PASSWORD, make_assignment, make_cycle, make_person, sign_in
from zhiheng.web.audit.errors import BlockedError
from zhiheng.web.audit.models import LedgerEntry
from zhiheng.web.audit.roles import Role
from zhiheng.web.people.actions.sessions import switch_role
from zhiheng.web.people.middleware import ACTIVE_ROLE, SECOND_FACTOR
from zhiheng.web.people.models import Assignment

pytestmark = pytest.mark.django_db

_WRONG = "账号或密码不对"


@pytest.fixture
def cycle():
    return make_cycle()


@pytest.fixture
def expert(cycle, with_password):
    return make_assignment(Role.EXPERT, cycle, with_password())


def _verbs() -> list[str]:
    return [entry.verb for entry in LedgerEntry.objects.order_by("sequence")]


def test_sign_in_page_says_that_the_system_is_not_classified(client) -> None:
    page = client.get("/sign-in").content.decode()
    main = page.partition("<main")[2].partition("</main>")[0]
    assert "本系统为非涉密系统，严禁上传、存储、处理国家秘密和工作秘密" in main


def test_one_role_is_active_at_once(client, enter, expert) -> None:
    answer = enter(expert.person.account)
    assert (answer.status_code, answer.url) == (302, "/")
    assert client.session[ACTIVE_ROLE] == expert.public_id
    assert client.get("/").context["actor"] == expert.as_actor()
    assert _verbs() == ["session.begin", "session.role"]


def test_account_is_found_in_any_case(enter, expert) -> None:
    assert enter(expert.person.account.upper()).url == "/"


def test_wrong_password_and_wrong_account_get_the_same_answer(enter, expert, without_token) -> None:
    wrong, unknown = enter(expert.person.account, "wrong"), enter("nobody", "wrong")
    shown = without_token(wrong)
    assert (_WRONG in shown, expert.person.account in shown) == (True, True)
    assert shown.replace(expert.person.account, "nobody") == without_token(unknown)
    assert enter(expert.person.account).url == "/"


def test_person_who_left_cannot_sign_in(enter, expert) -> None:
    person = expert.person
    person.is_active = False
    person.save()
    assert _WRONG in enter(person.account).content.decode()


def test_session_key_changes_at_sign_in_and_at_each_switch(client, enter, cycle, expert) -> None:
    other = make_assignment(Role.EXPERT, make_cycle(), expert.person)
    client.get("/sign-in?next=/account")
    keys = [client.session.session_key]
    enter(expert.person.account)
    keys.append(client.session.session_key)
    for assignment in (expert, other):
        client.post("/role", {"assignment": assignment.public_id})
        keys.append(client.session.session_key)
    assert len(set(keys)) == 4


def test_several_roles_are_chosen_from_and_switched(client, enter, expert) -> None:
    other = make_assignment(Role.EXPERT, make_cycle(), expert.person)
    assert enter(expert.person.account, to="/account").url == "/"
    assert client.get("/").context["actor"].role is Role.PERSON
    assert client.post("/role", {"assignment": expert.public_id}).url == "/account"
    assert client.post("/role", {"assignment": other.public_id}).url == "/"
    assert client.get("/").context["actor"] == other.as_actor()


def test_role_of_somebody_else_does_not_exist(client, expert) -> None:
    foreign = make_assignment(Role.EXPERT, expert.cycle)
    ended = make_assignment(Role.LIAISON, expert.cycle, expert.person, ended="2026-01-01T00:00Z")
    sign_in(client, expert)
    answers = [client.post("/role", {"assignment": one}) for one in (foreign.public_id, ended.public_id, "x")]
    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert client.get("/").context["actor"] == expert.as_actor()


def test_ended_role_is_left_at_once(client, expert) -> None:
    sign_in(client, expert)
    assert client.get("/").context["actor"].role is Role.EXPERT
    Assignment.objects.update(ended="2026-01-01T00:00Z")
    assert client.get("/").context["actor"].role is Role.PERSON


@pytest.mark.parametrize(
    ("wanted", "end"),
    [
        ("/account", "/account"),
        ("https://evil.example/", "/"),
        ("//evil.example/", "/"),
        ("/\\evil.example", "/"),
        ("javascript:alert(1)", "/"),
        ("people", "/"),
        ("/sign-out", "/"),
    ],
)
def test_sign_in_leads_only_into_the_site(enter, expert, wanted: str, end: str) -> None:
    assert enter(expert.person.account, to=wanted).url == end


def test_sign_out_ends_the_session(client, enter, expert) -> None:
    enter(expert.person.account)
    assert client.get("/sign-out").status_code == 405
    assert client.post("/sign-out").url == "/sign-in"
    assert client.get("/account").url == "/sign-in?next=/account"
    assert _verbs()[-1] == "session.end"


def test_sign_out_everywhere_ends_all_sessions(client, enter, expert) -> None:
    elsewhere = client.__class__()
    sign_in(elsewhere, expert)
    assert elsewhere.get("/account").status_code == 200
    enter(expert.person.account)
    client.post("/sign-out/everywhere")
    assert [one.get("/account").status_code for one in (client, elsewhere)] == [302, 302]


def test_session_lasts_twelve_hours_however_busy(client, enter, expert) -> None:
    enter(expert.person.account)
    age = client.session.get_expiry_age()
    assert 12 * 3600 - 60 < age <= 12 * 3600
    assert isinstance(client.session["_session_expiry"], str)


def test_who_is_signed_in_goes_on(client, expert) -> None:
    sign_in(client, expert)
    assert client.get("/sign-in").url == "/"


def test_person_without_a_role_comes_to_the_own_account(client, enter, with_password) -> None:
    person = with_password()
    assert enter(person.account).url == "/account"
    assert "您还没有角色" in client.get("/account").content.decode()


@pytest.mark.parametrize("role", [Role.OFFICE_CLERK, Role.OFFICE_LEAD, Role.OPERATOR, Role.SUPERVISOR])
def test_role_that_needs_a_second_factor_waits_for_it(client, enter, with_password, role: Role) -> None:
    held = make_assignment(role, None if role is Role.OPERATOR else make_cycle(), with_password())
    assert enter(held.person.account).url == "/account/second-factor"
    assert client.post("/role", {"assignment": held.public_id}).url == "/account/second-factor"
    session = client.session
    session[ACTIVE_ROLE] = held.public_id
    session.save()
    assert client.get("/").context["actor"].role is Role.PERSON
    session[SECOND_FACTOR] = True
    session.save()
    assert client.get("/").context["actor"] == held.as_actor()


def test_action_itself_refuses_a_strong_role_without_second_factor(cycle) -> None:
    held = make_assignment(Role.OFFICE_CLERK, cycle)
    with pytest.raises(BlockedError):
        switch_role(held.as_actor(), held, has_second_factor=False)
    switch_role(held.as_actor(), held, has_second_factor=True)


def test_passwords_are_kept_with_argon2(settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    person = make_person()
    person.set_password(PASSWORD)
    assert identify_hasher(person.password).algorithm == "argon2"
