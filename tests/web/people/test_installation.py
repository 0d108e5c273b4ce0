"""The first operator."""

import pytest

from web.make import make_person
from zhiheng.problems import BadInputError
from zhiheng.web.audit.models import LedgerEntry
from zhiheng.web.people.actions.installation import begin_installation
from zhiheng.web.people.models import Assignment, Person

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
