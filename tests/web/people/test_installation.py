"""The first operator, and one whom nobody else can help."""

import pytest

from web.make import make_assignment, make_person
from zhiheng.problems import BadInputError
from zhiheng.web.audit.models import LedgerEntry, LedgerPayload
from zhiheng.web.audit.roles import Role
from zhiheng.web.people.actions.installation import begin_installation, reset_operator
from zhiheng.web.people.models import Assignment, Person
from zhiheng.web.people.second_factor import second_factor_of

pytestmark = pytest.mark.django_db


def test_first_operator_changes_the_password_and_sets_up_the_phone(client, enter, code_of) -> None:
    password = begin_installation("chen")
    assert enter("chen", password).url == "/account/password"
    new = {"current": password, "new_password": "lange-Kette-9", "again": "lange-Kette-9"}
    assert client.post("/account/password", new).url == "/account/second-factor"
    client.post("/account/second-factor/begin")
    client.post("/account/second-factor/confirm", {"code": code_of(Person.objects.get())})
    assert client.get("/").context["actor"] == Assignment.objects.get().as_actor()
    assert LedgerEntry.objects.order_by("sequence").first().verb == "site.begin"


def test_account_in_use_is_refused(client) -> None:
    make_person(account="chen")
    with pytest.raises(BadInputError):
        begin_installation("chen")
    begin_installation("chen2")
    with pytest.raises(BadInputError) as refused:
        begin_installation("chen3")
    assert refused.value.problems[0].what("zh") == "已经有系统管理员"


@pytest.mark.parametrize("account", ["", "ch", "Chen", "陈", "c" * 65, "chen chen", "chen\u202e"])
def test_account_that_does_not_work_is_refused(account: str) -> None:
    with pytest.raises(BadInputError) as refused:
        begin_installation(account)
    assert refused.value.problems[0].what("zh") == f"账号名 {account} 不能用"
    assert Person.objects.count() == 0


def test_operator_without_phone_and_codes_is_let_in_again_at_once(enter, with_password, with_phone) -> None:
    operator = make_assignment(Role.OPERATOR, None, with_password(account="chen"))
    with_phone(operator.person)
    assert enter("chen").url == "/sign-in/code"
    assert [enter("chen", "wrong").status_code for _ in range(5)][-1] == 429
    password = reset_operator("chen")
    assert (second_factor_of(operator.person), enter("chen", password).url) == (None, "/account/password")
    entry = LedgerEntry.objects.get(verb="operator.reset")
    payload = LedgerPayload.objects.get(commitment=entry.commitment)
    assert (entry.actor, operator.person.public_id in str(payload.payload)) == ("system", True)


def test_only_operators_are_reset_on_the_server(with_password) -> None:
    make_assignment(Role.OPERATOR, None, make_person(account="chen"))
    other = make_assignment(Role.SUPERVISOR, None, with_password(account="wang")).person
    with pytest.raises(BadInputError) as refused:
        reset_operator("wang")
    assert refused.value.problems[0].what("zh") == "没有账号为 wang 的系统管理员"
    assert Person.objects.get(pk=other.pk).password == other.password
