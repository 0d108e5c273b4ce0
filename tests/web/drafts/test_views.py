"""What pages and scripts are answered."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from web.make import make_assignment, make_cycle, make_person, sign_in
from zhiheng.web.audit.models import Proposal
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.drafts.accounts import account_of
from zhiheng.web.drafts.actions import Edit, save_version
from zhiheng.web.drafts.doors import draft
from zhiheng.web.drafts.models import Version
from zhiheng.web.people.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def cycle():
    return make_cycle(stage=Stage.CALL)


@pytest.fixture
def writer(cycle):
    return make_assignment(Role.ENTRY_OWNER, cycle, make_person("张三"))


@pytest.fixture
def browser(client, writer):
    sign_in(client, writer)
    return client


def _url(cycle, name: str = "1.1a", view: str = "field") -> str:
    return reverse(f"drafts:{view}", args=["example", cycle.public_id, name])


def _send(browser, cycle, text: object, base: int = 0, edit: str = "e1", name: str = "1.1a", **more: object):
    account = account_of(Person.objects.get(pk=browser.session["_auth_user_id"]).public_id)
    sent = {"account": account, "edit": edit, "base": base, "text": text, **more}
    return browser.post(_url(cycle, name), json.dumps(sent), content_type="application/json")


def _save(assignment, cycle, text: str, base: int, edit: str) -> None:
    actor = assignment.as_actor()
    save_version(actor, draft(actor, "example", cycle.public_id, "1.1a"), Edit(edit, base, text))


def test_key_belongs_to_the_account(browser, writer, cycle) -> None:
    first, again = browser.get(reverse("drafts:key")), browser.get(reverse("drafts:key"))
    assert first.json()["account"] == account_of(writer.person.public_id)
    assert (first.json()["key"], len(first.json()["key"])) == (again.json()["key"], 44)
    assert "no-store" in first["Cache-Control"]
    sign_in(browser, make_assignment(Role.ENTRY_MEMBER, cycle))
    other = browser.get(reverse("drafts:key")).json()
    assert {other["key"], other["account"]} & {first.json()["key"], first.json()["account"]} == set()


def test_key_is_for_the_signed_in_only(client, writer) -> None:
    answer = client.get(reverse("drafts:key"))
    assert (answer.status_code, "/sign-in" in answer["Location"]) == (302, True)


def test_script_saves_and_reads(browser, cycle) -> None:
    answer = _send(browser, cycle, "一")
    assert answer.status_code == 200
    assert {**answer.json(), "saved": ""} == {
        "state": "saved",
        "number": 1,
        "is_newest": True,
        "saved": "",
        "problems": [],
    }
    assert len(answer.json()["saved"]) == len("14:32:08")
    current = browser.get(_url(cycle)).json()
    assert {**current, "saved": ""} == {"state": "current", "number": 1, "text": "一", "saved": ""}


def test_field_never_typed_in_is_empty(browser, cycle) -> None:
    assert browser.get(_url(cycle)).json() == {"state": "current", "number": 0, "text": "", "saved": ""}


def test_problems_are_told_and_do_not_block(browser, cycle) -> None:
    answer = _send(browser, cycle, "很高", name="percent").json()
    assert (answer["state"], answer["problems"]) == ("saved", ["不是数 › 填一个数"])


def test_stale_script_gets_both_texts(browser, cycle) -> None:
    _save(make_assignment(Role.ENTRY_MEMBER, cycle, make_person("李四")), cycle, "他的", 0, "x")
    answer = _send(browser, cycle, "我的")
    assert answer.status_code == 409
    assert {**answer.json(), "saved": ""} == {
        "state": "stale",
        "number": 1,
        "text": "他的",
        "author": "李四",
        "saved": "",
        "pieces": [["old", "我"], ["new", "他"], ["same", "的"]],
    }
    assert _send(browser, cycle, "合并", base=1, edit="e2").json()["number"] == 2


def test_repeated_edit_tells_that_there_is_a_newer_text(browser, cycle, writer) -> None:
    _send(browser, cycle, "一")
    _save(writer, cycle, "二", 1, "x")
    answer = _send(browser, cycle, "一").json()
    assert (answer["number"], answer["is_newest"]) == (1, False)


def test_text_of_another_account_is_refused(browser, cycle) -> None:
    answer = _send(browser, cycle, "一", account=account_of("somebody else"))
    assert (answer.status_code, answer.json(), Version.objects.count()) == (403, {"state": "other_account"}, 0)


def test_reason_is_told_when_the_call_has_closed(browser, cycle) -> None:
    cycle.stage = Stage.SCREENING
    cycle.save()
    answer = _send(browser, cycle, "一")
    assert (answer.status_code, answer.json()["state"], answer.json()["reason"]) == (
        403,
        "refused",
        "“填写要点说明”只能在申报阶段办理，现在是审查阶段",
    )


@pytest.mark.parametrize("length", [2001, 1_000_000])
def test_long_text_is_refused_politely(browser, cycle, length: int) -> None:
    answer = _send(browser, cycle, "a" * length)
    assert (answer.status_code, answer.json()["state"]) == (413, "unusable")
    assert answer.json()["reason"] == f"这一项有 {length} 字，超过 2000 字的上限，没有保存 › 删减后会自动保存"


def test_huge_body_is_refused_politely(browser, cycle) -> None:
    answer = _send(browser, cycle, "字" * 1_000_000)  # six bytes each
    assert (answer.status_code, answer.json()["state"]) == (413, "unusable")


@pytest.mark.parametrize(
    "wrong", [{"edit": ""}, {"edit": "<"}, {"base": -1}, {"base": 2**40}, {"text": None}, {"text": ["a"]}]
)
def test_malformed_edit_is_refused(browser, cycle, wrong) -> None:
    answer = _send(browser, cycle, **{"text": "一", **wrong})
    assert (answer.status_code, answer.json(), Version.objects.count()) == (400, {"state": "malformed"}, 0)


@pytest.mark.parametrize("body", ["", "[]", "{", "{}"])
def test_what_is_no_edit_is_refused(browser, cycle, body: str) -> None:
    assert browser.post(_url(cycle), body, content_type="application/json").status_code in (400, 403)


def test_outside_the_door_nothing_is_said(browser, cycle) -> None:
    elsewhere = make_cycle(stage=Stage.CALL)
    member = make_assignment(Role.ENTRY_MEMBER, elsewhere)
    _save(member, elsewhere, "机密的文字", 0, "x")
    for view in ("field", "history"):
        inside, outside = browser.get(_url(cycle, view=view)), browser.get(_url(elsewhere, view=view))
        assert (inside.status_code, outside.status_code) == (200, 404)
        assert browser.get(_url(elsewhere, "9.9z", view)).content == outside.content
    assert _send(browser, elsewhere, "一").status_code == 404
    assert Version.objects.count() == 1


def test_autosave_asks_the_database_few_questions(browser, cycle, django_assert_max_num_queries) -> None:
    _send(browser, cycle, "一")
    with django_assert_max_num_queries(
        13
    ):  # session, person, role, door; begin, lock, cycle, field, edit, 2 writes, end
        _send(browser, cycle, "二", base=1, edit="e2")


def test_form_saves_without_scripts(browser, cycle) -> None:
    sent = {"text": "一\r\n二", "base": 0, "edit": "e1", "next": "/example/x#draft"}
    answer = browser.post(_url(cycle), sent)
    assert (answer.status_code, answer["Location"]) == (302, "/example/x#draft")
    assert Version.objects.get().text == "一\n二"


@pytest.mark.parametrize("elsewhere", ["https://example.org/", "//example.org", ""])
def test_form_leads_back_to_this_site_only(browser, cycle, elsewhere: str) -> None:
    answer = browser.post(_url(cycle), {"text": "一", "base": 0, "edit": "e1", "next": elsewhere})
    assert answer["Location"] == _url(cycle, view="history")


def test_stale_form_shows_both_texts(browser, cycle) -> None:
    _save(make_assignment(Role.ENTRY_MEMBER, cycle, make_person("李四")), cycle, "他写的", 0, "x")
    answer = browser.post(_url(cycle), {"text": "我写的", "base": 0, "edit": "e1"})
    page = answer.content.decode()
    assert (answer.status_code, "\n我写的</textarea>" in page, "<ins>他</ins>" in page, "李四" in page) == (
        409,
        *[True] * 3,
    )


def test_malformed_forms_are_refused(browser, cycle) -> None:
    for view in ("field", "restore"):
        assert browser.post(_url(cycle, view=view), {"text": "一"}).status_code == 400


def test_history_lists_what_stayed_and_compares(browser, cycle, writer) -> None:
    for number in range(4):
        _save(writer, cycle, f"第{number}稿", number, f"e{number}")
    page, full = browser.get(_url(cycle, view="history")), browser.get(_url(cycle, view="history") + "?all=1")
    assert [one.number for one in page.context["versions"]] == [4]
    assert [one.number for one in full.context["versions"]] == [4, 3, 2, 1]
    compared = browser.get(_url(cycle, view="history") + "?version=4&version=1").content.decode()
    assert "<del>0</del><ins>3</ins>" in compared


@pytest.mark.parametrize("query", ["?version=1", "?version=1&version=9", "?version=a&version=1", "?page=99"])
def test_history_bears_any_address(browser, cycle, writer, query: str) -> None:
    _save(writer, cycle, "一", 0, "e1")
    answer = browser.get(_url(cycle, view="history") + query)
    assert (answer.status_code, answer.context["compared"]) == (200, None)


def test_history_bears_numbers_and_nothing_typed(browser, cycle) -> None:
    assert browser.get(_url(cycle, view="history") + "?version=1&version=2").status_code == 200


def test_history_asks_the_same_number_of_questions_for_more_versions(
    browser, cycle, writer, django_assert_num_queries
) -> None:
    _save(writer, cycle, "一", 0, "e0")
    with CaptureQueriesContext(connection) as few:
        browser.get(_url(cycle, view="history") + "?all=1")
    for number in range(1, 30):
        _save(writer, cycle, str(number), number, f"e{number}")
    with django_assert_num_queries(len(few)):
        browser.get(_url(cycle, view="history") + "?all=1")


def test_restore_makes_the_old_text_newest(browser, cycle, writer) -> None:
    _save(writer, cycle, "一", 0, "e1")
    _save(writer, cycle, "二", 1, "e2")
    answer = browser.post(_url(cycle, view="restore"), {"number": 1, "base": 2, "edit": "r"})
    assert answer["Location"] == _url(cycle, view="history")
    assert Version.objects.get(number=3).text == "一"
    stale = browser.post(_url(cycle, view="restore"), {"number": 2, "base": 1, "edit": "s"})
    assert (stale.status_code, "二</textarea>" in stale.content.decode()) == (409, True)


def test_office_prepares_a_quarantine(client, cycle, writer) -> None:
    _save(writer, cycle, "误填", 0, "e1")
    sign_in(client, make_assignment(Role.OFFICE_CLERK, cycle))
    url = _url(cycle, view="quarantine")
    assert client.post(url, {"first": 1, "last": 1, "reason": ""}).status_code == 400
    assert client.post(url, {"first": 1, "last": 1, "reason": "误填"})["Location"] == _url(cycle, view="history")
    assert (Proposal.objects.get().arguments, Proposal.objects.get().reason) == ({"first": 1, "last": 1}, "误填")


def test_editor_shows_the_field(browser, cycle, writer) -> None:
    _save(writer, cycle, "\n首行是空行", 0, "e1")
    page = browser.get(f"/example/{cycle.public_id}").content.decode()
    assert "\n\n首行是空行</textarea>" in page
    assert 'data-version="1"' in page
    assert f'data-account="{account_of(writer.person.public_id)}"' in page


def test_reader_sees_text_and_no_editor(client, cycle, writer) -> None:
    _save(writer, cycle, "一段话", 0, "e1")
    sign_in(client, make_assignment(Role.OFFICE_CLERK, cycle))
    page = client.get(f"/example/{cycle.public_id}").content.decode()
    assert ("一段话" in page, "<textarea" in page) == (True, False)
