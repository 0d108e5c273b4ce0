"""Registering organisations, and the office's list of them."""

import threading
from collections.abc import Iterator

import pytest
from django.db import connection
from django.db.models.signals import pre_save

from web.make import make_actor, make_assignment, make_cycle, make_organisation, make_person, sign_in
from zhiheng.problems import BadInputError
from zhiheng.web.audit.errors import BlockedError, NotPermittedError
from zhiheng.web.audit.models import LedgerEntry, LedgerPayload
from zhiheng.web.audit.roles import Role
from zhiheng.web.people.actions.new_person import NewPerson
from zhiheng.web.people.actions.organisations import add_organisation, register_organisation
from zhiheng.web.people.models import Assignment, Organisation, Person

pytestmark = pytest.mark.django_db

CODE = "91350100M000100Y43"
_FORM = {
    "organisation": "示例制造有限公司",
    "credit_code": " 91350100m000100y43 ",
    "name": "张三",
    "mobile": "13800138000",
    "email": "zs@example.org",
    "new_password": "lange-Kette-9",
    "again": "lange-Kette-9",
}


def test_organisation_registers_and_its_contact_is_signed_in(client) -> None:
    assert "非涉密系统" in client.get("/register").content.decode()
    assert client.post("/register", _FORM).url == "/account"
    organisation, held = Organisation.objects.get(), Assignment.objects.get()
    assert (organisation.credit_code, organisation.name_key) == (CODE, "shi li zhi zao you xian gong si")
    assert (held.role, held.organisation, held.person.name) == ("entry_owner", organisation, "张三")
    page = client.get("/account")
    assert (page.context["actor"], held.person.account in page.content.decode()) == (held.as_actor(), True)
    entry = LedgerEntry.objects.order_by("sequence").first()
    assert (entry.verb, entry.actor, entry.subject) == ("organisation.register", "public", organisation.public_id)


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("credit_code", "91350100M000100Y44", "最后一位校验码与前 17 位不符"),
        ("credit_code", "123", "应为 18 位"),
        ("new_password", "kurz", "密码太短"),
        ("mobile", "abc", "手机号码里有不能识别的字符"),
        ("organisation", "", "必填"),
    ],
)
def test_registration_with_a_mistake_changes_nothing(client, field: str, value: str, reason: str) -> None:
    page = client.post("/register", _FORM | {field: value})
    assert reason in page.content.decode()
    assert (Organisation.objects.count(), Person.objects.count()) == (0, 0)


@pytest.mark.leak
def test_second_registration_is_told_whom_to_ask_and_not_who_was_first(client) -> None:
    client.post("/register", _FORM)
    contact = Person.objects.get()
    again = client.__class__().post("/register", _FORM | {"name": "李四", "mobile": "", "email": ""})
    text = again.content.decode()
    assert "这个统一社会信用代码已经登记 › 请与秘书处联系" in text
    assert [secret for secret in (contact.name, contact.account, contact.mobile, contact.email) if secret in text] == []
    assert (Organisation.objects.count(), Person.objects.count()) == (1, 1)


@pytest.mark.leak
def test_person_of_the_same_name_is_no_obstacle(client) -> None:
    make_person("张三", email="zs@example.org", mobile="13800138000")
    assert client.post("/register", _FORM).url == "/account"


@pytest.mark.django_db(transaction=True)
def test_two_registrations_at_once_make_one_organisation() -> None:
    answers: list[object] = []

    def work() -> None:
        try:
            answers.append(register_organisation("示例制造有限公司", CODE, NewPerson("张三", "lange-Kette-9")))
        except BadInputError as error:
            answers.append(error.problems[0].what("zh"))
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers.count("这个统一社会信用代码已经登记") == 3
    assert (Organisation.objects.count(), Person.objects.count()) == (1, 1)


@pytest.fixture
def _faster_server() -> Iterator[None]:
    """As when two servers both find the code free and another one is faster."""

    def be_faster(instance: Organisation, **_: object) -> None:
        Organisation.objects.bulk_create([Organisation(name="甲示例公司", credit_code=instance.credit_code)])

    pre_save.connect(be_faster, Organisation)
    yield
    pre_save.disconnect(be_faster, Organisation)


@pytest.mark.usefixtures("_faster_server")
def test_code_registered_in_the_same_moment_is_told_like_any_other() -> None:
    with pytest.raises(BadInputError) as refused:
        register_organisation("乙示例公司", CODE, NewPerson("张三", "lange-Kette-9"))
    assert [problem.what("zh") for problem in refused.value.problems] == ["这个统一社会信用代码已经登记"]
    assert Person.objects.count() == 0


@pytest.mark.usefixtures("_faster_server")
def test_code_the_office_registers_in_the_same_moment_is_told_too() -> None:
    with pytest.raises(BlockedError) as refused:
        add_organisation(make_actor(Role.OFFICE_CLERK, make_cycle()), "乙示例公司", CODE)
    assert [problem.what("zh") for problem in refused.value.problems] == ["这个统一社会信用代码已经登记"]


def test_account_that_somebody_has_is_not_given_again(monkeypatch: pytest.MonkeyPatch) -> None:
    make_person(account="zhangsan0007")
    drawn = iter([7, 8])
    monkeypatch.setattr("zhiheng.web.people.names.secrets.randbelow", lambda _below: next(drawn))
    assert register_organisation("示例公司", CODE, NewPerson("张三", "lange-Kette-9")).account == "zhangsan0008"


def test_action_itself_refuses_a_wrong_code() -> None:
    with pytest.raises(BadInputError):
        register_organisation("示例制造有限公司", "91350100M000100Y44", NewPerson("张三", "lange-Kette-9"))
    register_organisation("示例制造有限公司", CODE, NewPerson("张三", "lange-Kette-9"))


def test_who_is_signed_in_does_not_register(client) -> None:
    sign_in(client, make_assignment(Role.EXPERT, make_cycle()))
    assert client.get("/register").status_code == 404


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (Role.OFFICE_CLERK, 302),
        (Role.OFFICE_LEAD, 302),
        (Role.SUPERVISOR, 404),
        (Role.CONTRACTOR, 404),
        (Role.EXPERT, 404),
        (Role.OPERATOR, 404),
        (Role.ENTRY_OWNER, 404),
    ],
)
def test_office_registers_the_letter_of_authority(client, role: Role, status: int) -> None:
    organisation = make_organisation()
    own = {"organisation": organisation} if role is Role.ENTRY_OWNER else {}
    sign_in(client, make_assignment(role, make_cycle(), **own))
    answer = client.post(f"/organisations/{organisation.public_id}/authorise", {"note": "2026-03-02 法定代表人签署"})
    organisation.refresh_from_db()
    assert (answer.status_code, organisation.authorised is not None) == (status, status == 302)


def test_letter_is_registered_once_with_its_note(client) -> None:
    organisation = make_organisation()
    sign_in(client, make_assignment(Role.OFFICE_CLERK, make_cycle()))
    address = f"/organisations/{organisation.public_id}/authorise"
    assert client.post(address, {"note": ""}).status_code == 200
    assert client.post(address, {"note": "原件已核"}).url == "/organisations"
    assert client.get(address).status_code == 403
    expected = {"role": "office_clerk", "organisation": organisation.public_id, "note": "原件已核"}
    assert LedgerPayload.objects.get().payload == expected


def test_list_is_sorted_by_pinyin_and_searched_by_name_code_and_pinyin(client) -> None:
    for name, code in (("重工示例", "9144X"), ("阿里示例", "9135Y")):
        register_organisation(name, CODE, NewPerson("张三", "lange-Kette-9"))
        Organisation.objects.filter(credit_code=CODE).update(credit_code=code)
    sign_in(client, make_assignment(Role.SUPERVISOR, make_cycle()))

    def names(question: str) -> list[str]:
        return [one.name for one in client.get(f"/organisations?q={question}").context["leaf"]]

    assert [names(one) for one in ("", "重工", "9144x", "a li", "没有")] == [
        ["阿里示例", "重工示例"],
        ["重工示例"],
        ["重工示例"],
        ["阿里示例"],
        [],
    ]


def test_office_registers_who_applies_on_paper(client) -> None:
    clerk = make_assignment(Role.OFFICE_CLERK, make_cycle())
    sign_in(client, clerk)
    given = {"organisation": "纸质示例公司", "credit_code": " 91350100m000100y43 "}
    assert "登记用纸申报的组织" in client.get("/organisations").content.decode()
    page = client.post("/organisations/add", given, follow=True).content.decode()
    made = Organisation.objects.get()
    assert ("已登记 纸质示例公司。" in page, made.credit_code, made.name_key) == (True, CODE, "zhi zhi shi li gong si")
    last = LedgerEntry.objects.latest("sequence")
    assert (last.verb, last.subject, last.actor) == ("organisation.add", made.public_id, clerk.as_actor().id)
    assert Assignment.objects.filter(organisation=made).count() == 0
    assert "已经登记 › 在“申报组织”里查找" in client.post("/organisations/add", given).content.decode()
    assert "应为 18 位" in client.post("/organisations/add", given | {"credit_code": "123"}).content.decode()
    with pytest.raises(BadInputError):
        add_organisation(clerk.as_actor(), "示例", "123")
    assert Organisation.objects.count() == 1


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.SUPERVISOR, Role.ENTRY_OWNER])
def test_only_the_office_registers_others(client, role: Role) -> None:
    sign_in(client, make_assignment(role, None))
    assert client.get("/organisations/add").status_code == 404
    with pytest.raises(NotPermittedError):
        add_organisation(make_actor(role, None), "示例", CODE)
