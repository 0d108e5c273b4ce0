"""Fields that hold documents: what is refused, and how people read them."""

import json

import pytest
from django.urls import reverse

from web.make import make_assignment, make_cycle, make_person, sign_in
from zhiheng.canonical import canonical_json
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.drafts.accounts import account_of
from zhiheng.web.drafts.actions import Edit, save_version
from zhiheng.web.drafts.doors import draft
from zhiheng.web.drafts.models import Version

pytestmark = pytest.mark.django_db


def _document(*paragraphs: str) -> str:
    blocks = [{"type": "paragraph", "content": [{"type": "text", "text": text}]} for text in paragraphs]
    return canonical_json({"type": "doc", "content": blocks}).decode()


@pytest.fixture
def writer():
    return make_assignment(Role.ENTRY_OWNER, make_cycle(stage=Stage.CALL), make_person("张三"))


@pytest.fixture
def browser(client, writer):
    sign_in(client, writer)
    return client


def _url(writer, view: str = "field") -> str:
    return reverse(f"drafts:{view}", args=["example", writer.cycle.public_id, "1.1c"])


def _send(browser, writer, text: str, base: int = 0, edit: str = "e1"):
    sent = {"account": account_of(writer.person.public_id), "edit": edit, "base": base, "text": text}
    return browser.post(_url(writer), json.dumps(sent), content_type="application/json")


def _save(assignment, text: str, base: int = 0, edit: str = "x") -> None:
    field = draft(assignment.as_actor(), "example", assignment.cycle.public_id, "1.1c")
    save_version(assignment.as_actor(), field, Edit(edit, base, text))


@pytest.mark.parametrize("text", [_document("甲", "乙"), ""])
def test_document_is_kept_as_sent(browser, writer, text: str) -> None:
    assert _send(browser, writer, text).json()["state"] == "saved"
    assert Version.objects.get().text == text


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("甲", "这不是本系统的文档"),
        ("<p>甲</p>", "这不是本系统的文档"),
        (_document("甲").replace(":", ": "), "文档不是规范形式"),
        ('{"type":"doc"}', "文档没有内容"),
    ],
)
def test_what_is_no_document_is_not_kept(browser, writer, text: str, reason: str) -> None:
    answer = _send(browser, writer, text)
    assert (answer.status_code, answer.json()["state"]) == (413, "unusable")
    assert answer.json()["reason"].startswith(reason)
    assert list(Version.objects.all()) == []


def test_long_document_is_not_kept(browser, writer) -> None:
    answer = _send(browser, writer, _document("字" * 2000))
    assert answer.json()["reason"].startswith("这一项的文字连同表格和格式太长（2085，上限 2000），没有保存")
    assert list(Version.objects.all()) == []


def test_stale_document_is_compared_in_words(browser, writer) -> None:
    theirs = _document("他写的", "乙")
    _save(make_assignment(Role.ENTRY_MEMBER, writer.cycle, make_person("李四")), theirs)
    answer = _send(browser, writer, _document("我写的", "乙")).json()
    assert (answer["state"], answer["text"]) == ("stale", theirs)
    assert answer["pieces"] == [["old", "我"], ["new", "他"], ["same", "写的\n乙"]]
    page = browser.post(_url(writer), {"text": _document("我写的"), "base": 0, "edit": "e2"}).content.decode()
    assert (">我写的</div>" in page, "<textarea" in page, "<ins>他</ins>" in page) == (True, False, True)


def test_history_of_a_document_is_in_words(browser, writer) -> None:
    _save(writer, _document("甲乙"), 0, "e1")
    _save(writer, _document("甲丙"), 1, "e2")
    page = browser.get(_url(writer, "history") + "?all=1&version=1&version=2").content.decode()
    assert ("<span>甲</span><del>乙</del><ins>丙</ins>" in page, "paragraph" in page) == (True, False)


def test_writer_gets_the_editor_and_reads_without_scripts(browser, writer) -> None:
    _save(writer, _document("甲"))
    page = browser.get(f"/example/{writer.cycle.public_id}/document").content.decode()
    assert "data-document-plain><p>甲</p></div>" in page
    assert "<noscript><p" in page
    assert "<noscript><button" not in page


def test_reader_sees_the_document_and_no_editor(client, writer) -> None:
    _save(writer, _document("甲"))
    sign_in(client, make_assignment(Role.OFFICE_CLERK, writer.cycle))
    page = client.get(f"/example/{writer.cycle.public_id}/document").content.decode()
    assert ('<div class="document"><p>甲</p></div>' in page, "data-document " in page) == (True, False)
