"""Which passwords may be used."""

import pytest

from web.make import PASSWORD, make_assignment, make_cycle, sign_in
from zhiheng.problems import BadInputError
from zhiheng.web.audit.roles import Role
from zhiheng.web.people.actions.account import change_password
from zhiheng.web.people.models import Person
from zhiheng.web.people.names import name_key
from zhiheng.web.people.passwords import password_problems, temporary_password

PERSON = Person(account="zhangsan4821", name="示例张三丰先生", name_key=name_key("张三丰"), email="zsf@example.org")


@pytest.mark.parametrize(
    ("password", "reasons"),
    [
        ("lange-Kette-9", []),
        ("中文也可以作密码没问题", []),
        ("kurz-ab1", ["密码太短"]),
        ("password123", ["这是常见密码，容易被猜到"]),
        ("84615730192", ["密码只有数字"]),
        ("1234567890", ["这是常见密码，容易被猜到", "密码只有数字"]),
        ("zhangsan4821x", ["密码与账号、姓名、手机或邮箱太相近"]),
        ("zhang san feng", ["密码与账号、姓名、手机或邮箱太相近"]),
        ("zsf@example.or", ["密码与账号、姓名、手机或邮箱太相近"]),
    ],
)
def test_password_rules(password: str, reasons: list[str]) -> None:
    assert [message.zh.partition(" › ")[0] for message in password_problems(password, PERSON)] == reasons


def test_temporary_password_can_be_used_and_read_out() -> None:
    one, other = temporary_password(), temporary_password()
    assert (password_problems(one, PERSON), one == other) == ([], False)
    assert [len(group) for group in one.split("-")] == [4, 4, 4, 4]
    assert set("ilo01") & set(one) == set()


@pytest.fixture
def expert(with_password):
    return make_assignment(Role.EXPERT, make_cycle(), with_password())


def _form(current: str = PASSWORD, new: str = "lange-Kette-9", again: str = "lange-Kette-9") -> dict[str, str]:
    return {"current": current, "new_password": new, "again": again}


@pytest.mark.django_db
def test_own_password_is_changed_and_other_sessions_end(client, expert) -> None:
    elsewhere = client.__class__()
    for one in (client, elsewhere):
        sign_in(one, expert)
    assert client.post("/account/password", _form()).url == "/"
    assert [one.get("/account").status_code for one in (client, elsewhere)] == [200, 302]
    expert.person.refresh_from_db()
    assert expert.person.check_password("lange-Kette-9")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("form", "reason"),
    [
        (_form(current="falsch"), "现在的密码不对"),
        (_form(again="lange-Kette-8"), "两次输入的密码不一致"),
        (_form(new="kurz", again="kurz"), "密码太短"),
        (_form(new=PASSWORD, again=PASSWORD), "新密码与原密码相同"),
    ],
)
def test_password_is_not_changed(client, expert, form, reason: str) -> None:
    sign_in(client, expert)
    assert reason in client.post("/account/password", form).content.decode()
    expert.person.refresh_from_db()
    assert expert.person.check_password(PASSWORD)


@pytest.mark.django_db
def test_action_itself_refuses_a_bad_password(expert) -> None:
    with pytest.raises(BadInputError):
        change_password(expert.as_actor(), "kurz")
    change_password(expert.as_actor(), "lange-Kette-9")


@pytest.mark.django_db
def test_current_password_is_not_guessed(client, expert) -> None:
    sign_in(client, expert)
    answers = [client.post("/account/password", _form(current="falsch")).status_code for _ in range(5)]
    assert answers == [200, 200, 200, 200, 429]


@pytest.mark.django_db
def test_password_set_by_others_must_be_changed_first(client, enter, expert) -> None:
    Person.objects.update(must_change_password=True)
    assert enter(expert.person.account, to="/account").url == "/account/password"
    assert client.post("/role", {"assignment": expert.public_id}).url == "/account/password"
    assert client.get("/").context["actor"].role is Role.PERSON
    assert "临时密码" in client.get("/account/password").content.decode()
    assert client.post("/account/password", _form()).url == "/account"
    assert client.get("/").context["actor"] == expert.as_actor()
