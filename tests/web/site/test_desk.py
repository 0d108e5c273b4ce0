"""The desk: what the active role can do now."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from web.make import make_assignment, make_cycle, make_person, sign_in
from zhiheng.problems import Message
from zhiheng.web.audit.roles import Role
from zhiheng.web.site import navigation, rules
from zhiheng.web.site.navigation import MenuItem

pytestmark = pytest.mark.django_db

_SECRET = "仅秘书处可见的入口"


@pytest.fixture
def _menu(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two pages: one for clerks with things waiting, one for everybody signed in."""
    clerks = rules.SEE_DESK.__class__("a.see", Message("甲", "A"), frozenset({Role.OFFICE_CLERK}), kind="page")
    says = Message("说明", "what it is for")
    items = [
        MenuItem(clerks, Message(_SECRET, "For the office only"), says, "site:home", 1, lambda _actor: 7),
        MenuItem(rules.SEE_DESK, Message("公共入口", "For all"), says, "site:home", 2),
    ]
    monkeypatch.setattr(navigation, "_all_items", lambda: items)


def test_public_is_sent_to_sign_in(client) -> None:
    answer = client.get("/")
    assert (answer.status_code, answer.url) == (302, "/sign-in?next=/")


@pytest.mark.usefixtures("_menu")
def test_desk_and_menu_offer_what_the_role_may_open(client) -> None:
    sign_in(client, make_assignment(Role.OFFICE_CLERK, make_cycle()))
    page = client.get("/").content.decode()
    assert [page.count(text) for text in (_SECRET, "公共入口", ">7<")] == [3, 3, 1]


@pytest.mark.leak
@pytest.mark.usefixtures("_menu")
def test_desk_and_menu_hide_what_the_role_may_not_open(client) -> None:
    sign_in(client, make_assignment(Role.EXPERT, make_cycle()))
    page = client.get("/").content.decode()
    assert [page.count(text) for text in (_SECRET, "公共入口", ">7<")] == [0, 3, 0]


@pytest.mark.parametrize(("count", "folded"), [(7, 0), (8, 0), (9, 2)])
def test_long_menu_folds_its_tail(client, monkeypatch: pytest.MonkeyPatch, count: int, folded: int) -> None:
    items = [
        MenuItem(rules.SEE_DESK, Message(f"入口{order}", f"Page {order}"), Message("说明", "what"), "site:home", order)
        for order in range(count)
    ]
    monkeypatch.setattr(navigation, "_all_items", lambda: items)
    sign_in(client, make_assignment(Role.OFFICE_CLERK, make_cycle()))
    page = client.get("/").content.decode()
    _, is_folded, rest = page.partition('<ul class="more-panel">')
    assert (bool(is_folded), rest.partition("</details>")[0].count("入口")) == (folded > 0, folded)


def test_person_without_a_role_is_told_whom_to_ask(client) -> None:
    client.force_login(make_person())
    assert "您还没有角色，请与秘书处联系。" in client.get("/").content.decode()


def test_person_with_several_roles_chooses_one(client) -> None:
    person, cycle = make_person(), make_cycle()
    held = [make_assignment(role, cycle, person) for role in (Role.EXPERT, Role.LIAISON)]
    client.force_login(person)
    page = client.get("/").content.decode()
    assert ["选择角色" in page, *(f'value="{one.public_id}"' in page for one in held)] == [True, True, True]


def test_bar_shows_award_role_and_name(client) -> None:
    cycle = make_cycle()
    sign_in(client, make_assignment(Role.EXPERT, cycle, make_person("李四")))
    page = client.get("/").content.decode()
    assert cycle.programme.name in page
    assert "评审专家 李四" in page


def test_bar_names_the_product_for_roles_of_the_site(client) -> None:
    sign_in(client, make_assignment(Role.OPERATOR))
    assert "<title>工作台 · 质衡</title>" in client.get("/").content.decode()


def test_page_in_english_has_no_chinese_but_names_and_the_switch(client) -> None:
    sign_in(client, make_assignment(Role.EXPERT, make_cycle(), make_person("Zhang San")))
    client.cookies["language"] = "en"
    page = client.get("/").content.decode()
    assert '<html lang="en"' in page
    assert "Sign out" in page or "Desk" in page


def test_bar_asks_the_database_as_often_for_many_roles_as_for_one(client, django_assert_num_queries) -> None:
    person = make_person()
    assignment = make_assignment(Role.OPERATOR, person=person)
    sign_in(client, assignment)
    with CaptureQueriesContext(connection) as for_one:
        client.get("/nothing-here")
    for role in (Role.EXPERT, Role.LIAISON, Role.CONTRACTOR, Role.SUPERVISOR):
        make_assignment(role, make_cycle(), person)
    with django_assert_num_queries(len(for_one)):
        client.get("/nothing-here")
