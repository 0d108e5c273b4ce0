"""The own account, and access set anew by others."""

import pytest

from web.make import PASSWORD, make_actor, make_assignment, make_cycle, make_programme, sign_in
from zhiheng.web.audit.errors import NotPermittedError
from zhiheng.web.audit.models import LedgerPayload
from zhiheng.web.audit.roles import Role
from zhiheng.web.people.actions.account import reset_access
from zhiheng.web.people.second_factor import second_factor_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def cycle():
    return make_cycle()


@pytest.fixture
def lead(cycle):
    return make_assignment(Role.OFFICE_LEAD, cycle)


def test_details_are_changed(client, cycle) -> None:
    held = make_assignment(Role.EXPERT, cycle)
    sign_in(client, held)
    form = {"name": "李四", "mobile": "138-0013-8000", "email": "ls@example.org"}
    assert client.post("/account/edit", form).url == "/account"
    person = held.person
    person.refresh_from_db()
    assert (person.name, person.name_key, person.mobile, person.email) == ("李四", "li si", *list(form.values())[1:])
    assert LedgerPayload.objects.get().payload == {"role": "expert", "fields": ["name", "mobile", "email"]}
    assert all(text in client.get("/account").content.decode() for text in form.values())


@pytest.mark.parametrize(("field", "value"), [("mobile", "call me"), ("email", "nowhere"), ("name", "")])
def test_details_with_mistakes_are_refused(client, cycle, field: str, value: str) -> None:
    held = make_assignment(Role.EXPERT, cycle)
    sign_in(client, held)
    form = {"name": "李四", "mobile": "13800138000", "email": "ls@example.org", field: value}
    assert client.post("/account/edit", form).context["form"].errors.keys() == {field}
    held.person.refresh_from_db()
    assert held.person.name == "张三"


def test_account_page_shows_ended_roles(client, cycle) -> None:
    held = make_assignment(Role.EXPERT, cycle)
    make_assignment(Role.LIAISON, cycle, held.person, ended="2026-01-01T00:00Z")
    sign_in(client, held)
    roles = client.get("/account").context["roles"]
    assert [(line.name.zh, line.where, line.is_ended) for line in roles] == [
        ("评审专家", cycle.title, False),
        ("联络员", cycle.title, True),
    ]


def test_lead_sets_a_temporary_password(client, enter, cycle, lead, with_password, with_phone) -> None:
    expert = make_assignment(Role.EXPERT, cycle, with_password())
    with_phone(expert.person)
    elsewhere = client.__class__()
    sign_in(elsewhere, expert)
    sign_in(client, lead)
    page = client.post(f"/people/{expert.person.public_id}/reset", {"reason": "忘记密码"})
    password = page.context["password"]
    assert (password in page.content.decode(), "no-store" in page["Cache-Control"]) == (True, True)
    assert elsewhere.get("/account").status_code == 302
    assert second_factor_of(expert.person) is None
    assert password not in str(list(LedgerPayload.objects.values()))
    client.post("/sign-out")
    assert "账号或密码不对" in enter(expert.person.account, PASSWORD).content.decode()
    assert enter(expert.person.account, password).url == "/account/password"


@pytest.mark.parametrize(
    ("actor", "others", "is_allowed"),
    [
        (Role.OFFICE_LEAD, [Role.EXPERT], True),
        (Role.OFFICE_LEAD, [Role.EXPERT, Role.LIAISON], True),
        (Role.OFFICE_LEAD, [Role.OFFICE_CLERK], False),
        (Role.OFFICE_LEAD, [Role.SUPERVISOR], False),
        (Role.OFFICE_LEAD, [], False),
        (Role.OPERATOR, [Role.OFFICE_CLERK], True),
        (Role.OPERATOR, [Role.SUPERVISOR], True),
        (Role.OPERATOR, [], True),
        (Role.OPERATOR, [Role.EXPERT], False),
        (Role.OPERATOR, [Role.OFFICE_CLERK, Role.COMMITTEE_MEMBER], False),
    ],
)
def test_who_resets_whom(cycle, with_password, actor: Role, others: list[Role], is_allowed: bool) -> None:
    person = with_password()
    for role in others:
        make_assignment(role, cycle, person)
    doer = make_actor(actor, None if actor is Role.OPERATOR else cycle)
    if is_allowed:
        assert reset_access(doer, person, "忘记密码")
        return
    with pytest.raises(NotPermittedError):
        reset_access(doer, person, "忘记密码")
    person.refresh_from_db()
    assert person.check_password(PASSWORD)


def test_nobody_is_reset_from_another_award(lead, with_password) -> None:
    elsewhere = make_assignment(Role.EXPERT, make_cycle(make_programme("另一示例奖")), with_password())
    with pytest.raises(NotPermittedError):
        reset_access(lead.as_actor(), elsewhere.person, "忘记密码")


def test_nobody_resets_the_own_access(lead) -> None:
    with pytest.raises(NotPermittedError) as refused:
        reset_access(lead.as_actor(), lead.person, "忘记密码")
    assert refused.value.reason.zh == "自己的密码请在“我的账号”里修改"


def test_page_refuses_before_anything_is_typed(client, cycle, lead) -> None:
    clerk = make_assignment(Role.OFFICE_CLERK, cycle)
    expert = make_assignment(Role.EXPERT, cycle)
    sign_in(client, lead)
    answers = [client.get(f"/people/{one.person.public_id}/reset").status_code for one in (clerk, expert)]
    assert answers == [403, 200]
