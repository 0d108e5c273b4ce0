"""Errors are pages for people: what is the matter, what to do, and nothing else."""

import re
from urllib.parse import urlencode

import pytest
from django.db import connections
from django.test import Client

from web.make import make_assignment, make_cycle, sign_in
from zhiheng.web.audit.roles import Role

pytestmark = pytest.mark.usefixtures("_sample_pages")


def _heading(answer) -> str:
    return re.search(r"<h1>(.*?)</h1>", answer.content.decode()).group(1)


@pytest.fixture
def clerk(client: Client) -> Client:
    sign_in(client, make_assignment(Role.OFFICE_CLERK, make_cycle()))
    return client


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "language", "status", "heading", "text"),
    [
        ("/nothing-here", "zh", 404, "没有这个页面", "检查地址是否完整"),
        ("/nothing-here", "en", 404, "Page not found", "Check that the address is complete"),
        ("/sample/outside-the-door", "zh", 404, "没有这个页面", "检查地址是否完整"),
        ("/sample/not-permitted", "zh", 403, "不能办理", "“启动申报”由秘书处审核人办理"),
        ("/sample/not-permitted", "en", 403, "Not permitted", "“Open the call” is done by: Office lead"),
        ("/sample/blocked", "zh", 409, "还不能办理", "<strong>先完成资格审查</strong>"),
        ("/sample/blocked", "en", 409, "Not yet possible", "<strong>finish their eligibility check first</strong>"),
        ("/language", "zh", 405, "没有这个页面", "检查地址是否完整"),
    ],
)
def test_error_is_told_in_the_language_of_the_page(clerk, address, language, status, heading, text) -> None:
    clerk.cookies["language"] = language
    answer = clerk.get(address)
    assert (answer.status_code, _heading(answer), text in answer.content.decode()) == (status, heading, True)


@pytest.mark.django_db
def test_blocked_page_lists_all_problems(clerk) -> None:
    page = clerk.get("/sample/blocked").content.decode()
    assert re.findall(r"<li>(.*?)<br><strong>(.*?)</strong>", page) == [
        ("3 份申报材料尚未完成资格审查", "先完成资格审查"),
        ("评分指南还是草案", "上传评审委员会的决定"),
    ]


@pytest.mark.django_db
@pytest.mark.leak
def test_what_is_outside_the_door_looks_like_what_does_not_exist(clerk) -> None:
    pages = [clerk.get(address) for address in ("/sample/outside-the-door", "/nothing-here")]
    hidden, missing = (re.sub(r'value="[^"]*"|"X-CSRFToken": "[^"]*"', "", page.content.decode()) for page in pages)
    assert hidden == missing


@pytest.mark.parametrize(("language", "heading"), [("zh", "系统出错"), ("en", "Something went wrong")])
def test_defect_is_told_without_a_database(monkeypatch, language, heading) -> None:
    def refuse(*_args) -> None:
        raise ConnectionError("no database")

    monkeypatch.setattr(connections["default"].__class__, "cursor", refuse)
    client = Client(raise_request_exception=False)
    client.cookies["language"] = language
    client.cookies["sessionid"] = "somebody"
    answer = client.get("/")
    assert (answer.status_code, _heading(answer)) == (500, heading)


@pytest.mark.django_db
def test_defect_of_a_page_is_told(clerk) -> None:
    clerk.raise_request_exception = False
    answer = clerk.get("/sample/broken")
    assert (answer.status_code, _heading(answer), "ZeroDivisionError" in answer.content.decode()) == (
        500,
        "系统出错",
        False,
    )


def test_wrong_name_of_the_site_is_explained(client) -> None:
    answer = client.get("/", headers={"host": "elsewhere.example"})
    assert (answer.status_code, _heading(answer)) == (400, "无法处理这个请求")


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "heading"), [("zh", "发送的内容太多"), ("en", "Too much was sent")])
@pytest.mark.parametrize("sent", [{"name": "字" * 1_000_000}, {f"name{number}": "字" for number in range(1001)}])
def test_form_that_is_too_large_is_told_that_nothing_was_saved(clerk, language, heading, sent) -> None:
    clerk.cookies["language"] = language
    body = urlencode(sent)
    answer = clerk.post("/account/edit", body, content_type="application/x-www-form-urlencoded")
    assert (answer.status_code, _heading(answer)) == (413, heading)


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "heading"), [("zh", "页面打开太久了"), ("en", "The page was open for long")])
def test_page_opened_before_signing_in_again_says_so(language, heading) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies["language"] = language
    answer = strict.post("/language", {"language": "en"})
    assert (answer.status_code, _heading(answer)) == (403, heading)
