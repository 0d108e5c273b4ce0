"""Pages of files: shown as pages, handed out as downloads, outside the door not there at all."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from web.files.example import upload
from web.files.samples import make_docx, make_pdf, make_picture
from web.make import make_assignment, make_cycle, sign_in
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.models import LedgerEntry
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.files import incoming
from zhiheng.web.files.models import Rendition, StoredFile
from zhiheng.web.files.stores import Store
from zhiheng.web.files.tasks import make_pages
from zhiheng.web.people.models import Assignment
from zhiheng.web.programmes.models import Cycle

PDF = make_pdf("Quality first", "Second page")


@pytest.fixture
def site(client: Client, owner: Assignment) -> Client:
    sign_in(client, owner)
    return client


@pytest.fixture
def document(cycle: Cycle, writer: Actor) -> StoredFile:
    file = upload(writer, cycle, PDF, "自评报告㙍𠮷🏆.doc")
    make_pages.call(file.blob_id)
    return file


def _address(cycle: Cycle, purpose: str = "attachment") -> str:
    return f"/files/upload/paper/{cycle.public_id}/{purpose}"


def _sent(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_document_is_shown_page_by_page(site: Client, document: StoredFile) -> None:
    first, second = (site.get(f"/files/{document.public_id}", {"page": number}).content.decode() for number in (1, 2))
    assert [text.count("Quality first</text>") for text in (first, second)] == [1, 0]
    assert [text.count("Second page</text>") for text in (first, second)] == [0, 1]
    assert [(text.count('rel="prev"'), text.count('rel="next"')) for text in (first, second)] == [(0, 1), (1, 0)]
    assert "第 2 页，共 2 页" in second


@pytest.mark.parametrize(("page", "shown"), [("0", 1), ("99", 2), ("-1", 1), ("x", 1), ("", 1), ("9" * 40, 1)])
def test_page_that_is_none_shows_the_nearest(site: Client, document: StoredFile, page: str, shown: int) -> None:
    text = site.get(f"/files/{document.public_id}", {"page": page, "zoom": "900"}).content.decode()
    assert f"第 {shown} 页，共 2 页" in text
    assert 'class="sheet-fit"' in text


def test_document_being_made_asks_again(site: Client, cycle: Cycle, writer: Actor) -> None:
    file = upload(writer, cycle, PDF)
    text = site.get(f"/files/{file.public_id}").content.decode()
    assert [text.count(one) for one in ("正在生成页面", 'hx-trigger="load delay:3s"')] == [1, 1]
    make_pages.call(file.blob_id)
    assert "正在生成页面" not in site.get(f"/files/{file.public_id}").content.decode()


@pytest.mark.parametrize("failure", list(Rendition.Failure))
def test_document_that_cannot_be_shown_says_why(site: Client, cycle: Cycle, writer: Actor, failure: str) -> None:
    file = upload(writer, cycle, PDF)
    Rendition.objects.update(state="failed", failure=failure)
    text = site.get(f"/files/{file.public_id}").content.decode()
    assert [text.count(one) for one in ("请下载原件查看", "notice-warn", "<svg")] == [1, 1, 0]


def test_cut_document_says_so(site: Client, document: StoredFile) -> None:
    Rendition.objects.update(is_cut=True)
    assert "这里只显示前 2 页" in site.get(f"/files/{document.public_id}").content.decode()


def test_picture_of_a_page_is_sent(site: Client, document: StoredFile) -> None:
    response = site.get(f"/files/{document.public_id}/pages/1")
    assert (response["Content-Type"], b"".join(response)[8:12]) == ("image/webp", b"WEBP")
    assert site.get(f"/files/{document.public_id}/pages/3").status_code == 404


def test_original_is_a_download_only(site: Client, document: StoredFile) -> None:
    response = site.get(f"/files/{document.public_id}/download")
    assert b"".join(response) == PDF
    assert {name: response[name] for name in ("Content-Type", "X-Content-Type-Options", "Content-Length")} == {
        "Content-Type": "application/pdf",
        "X-Content-Type-Options": "nosniff",
        "Content-Length": str(len(PDF)),
    }
    assert response["Content-Disposition"] == (
        'attachment; filename="_______.pdf"; '
        "filename*=UTF-8''%E8%87%AA%E8%AF%84%E6%8A%A5%E5%91%8A%E3%99%8D%F0%A0%AE%B7%F0%9F%8F%86.pdf"
    )
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_unchanged_original_is_not_sent_again(site: Client, document: StoredFile) -> None:
    address = f"/files/{document.public_id}/download"
    first = site.get(address)
    list(first)
    etag = first["ETag"]
    again = site.get(address, headers={"if-none-match": etag})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", etag)
    head = site.head(address)
    assert (head.status_code, head["Content-Length"], head.content) == (200, str(len(PDF)), b"")


def test_bytes_that_are_gone_are_told(site: Client, document: StoredFile, store: Store) -> None:
    store.remove(document.blob_id)
    response = site.get(f"/files/{document.public_id}/download")
    assert (response.status_code, response.content.decode().count("请告知系统管理员")) == (409, 1)


def test_reading_is_recorded_once_an_hour(site: Client, document: StoredFile) -> None:
    for _ in range(2):
        for address in ("", "/pages/1", "/pages/2", "/download"):
            list(site.get(f"/files/{document.public_id}{address}"))
    read = LedgerEntry.objects.filter(subject=document.public_id).values_list("verb", flat=True)
    assert sorted(read) == ["file.download", "file.see"]


@pytest.mark.leak
@pytest.mark.parametrize("address", ["", "/pages/1", "/download", "/quarantine"])
@pytest.mark.parametrize("role", [Role.ENTRY_OWNER, Role.OFFICE_LEAD, Role.LIAISON])
def test_document_outside_the_door_is_not_there(client: Client, document: StoredFile, role: Role, address: str) -> None:
    cycle = document.cycle if role is Role.LIAISON else make_cycle()
    sign_in(client, make_assignment(role, cycle))
    answers = [client.get(f"/files/{one}{address}") for one in (document.public_id, "0" * 32)]
    assert [answer.status_code for answer in answers] == [404, 404]
    same = re.compile(
        rb'name="csrfmiddlewaretoken" value="\w+"|"X-CSRFToken": "\w+"|' + document.public_id.encode() + rb"|0{32}"
    )
    assert len({same.sub(b"", answer.content) for answer in answers}) == 1
    assert "自评报告" not in answers[0].content.decode()
    assert not LedgerEntry.objects.filter(subject=document.public_id).exists()


def test_stranger_is_sent_to_sign_in(client: Client, document: StoredFile) -> None:
    assert client.get(f"/files/{document.public_id}").status_code == 302
    assert client.get(f"/files/{document.public_id}/download").status_code == 302


def test_trade_secret_is_not_there_for_an_expert(client: Client, cycle: Cycle, writer: Actor) -> None:
    open_file, secret = upload(writer, cycle, PDF), upload(writer, cycle, PDF, is_trade_secret=True)
    sign_in(client, make_assignment(Role.EXPERT, cycle))
    assert [client.get(f"/files/{file.public_id}").status_code for file in (open_file, secret)] == [200, 404]


def test_form_tells_types_limit_and_that_nothing_classified_belongs_here(site: Client, cycle: Cycle) -> None:
    text = site.get(_address(cycle)).content.decode()
    for part in ("PDF、Word（.docx）、Excel（.xlsx）、PNG 图片、JPG 图片", "每份不超过 1 MB", "multiple", "商业秘密"):
        assert part in text
    assert text.count("本系统为非涉密系统") == 3  # beside the field, on the page's foot, on paper
    assert 'accept=".pdf,.jpeg' not in text
    assert 'accept=".pdf,.docx,.xlsx,.png,.jpeg,.jpg"' in text


def test_several_files_are_uploaded_at_once(site: Client, cycle: Cycle) -> None:
    sent = {"file": [_sent("一.pdf", PDF), _sent("二.docx", make_docx())], "trade_secret": "1", "next": "/"}
    response = site.post(_address(cycle), sent)
    assert (response.status_code, response["Location"]) == (302, "/")
    assert sorted(StoredFile.objects.values_list("name", "trade_secret")) == [("一.pdf", True), ("二.docx", True)]
    assert list(incoming.incoming_folder().iterdir()) == []


def test_good_files_are_kept_and_bad_ones_told(site: Client, cycle: Cycle) -> None:
    sent = [
        _sent("好.pdf", PDF),
        _sent("坏.pdf", b"MZ"),
        _sent("空.pdf", b""),
        _sent("大.png", make_picture() + bytes(1_000_000)),
    ]
    response = site.post(_address(cycle), {"file": sent})
    text = response.content.decode()
    assert response.status_code == 422
    assert [text.count(f"{name}</a>") for name in ("好.pdf", "坏.pdf", "空.pdf", "大.png")] == [1, 1, 1, 1]
    assert [text.count(one) for one in ("存为 PDF", "文件是空的", "文件超过 1 MB")] == [1, 1, 1]
    assert list(StoredFile.objects.values_list("name", flat=True)) == ["好.pdf"]


def test_script_gets_the_form_with_problems_or_where_to_go(site: Client, cycle: Cycle) -> None:
    headers = {"HX-Request": "true"}
    refused = site.post(_address(cycle), {"file": _sent("坏.pdf", b"MZ")}, headers=headers)
    text = refused.content.decode()
    assert (refused.status_code, text.lstrip()[:5], "<html" in text, "坏.pdf" in text) == (200, "<form", False, True)
    done = site.post(_address(cycle), {"file": _sent("好.pdf", PDF), "next": "/"}, headers=headers)
    assert (done.status_code, done["HX-Redirect"]) == (200, "/")


def test_script_of_an_editor_gets_the_file_or_the_reason(site: Client, cycle: Cycle) -> None:
    headers = {"Accept": "application/json"}
    refused = site.post(_address(cycle), {"file": _sent("坏.pdf", b"MZ")}, headers=headers)
    assert (refused.status_code, list(refused.json()), refused.json()["reason"][:6]) == (422, ["reason"], "坏.pdf:")
    done = site.post(_address(cycle), {"file": _sent("好.png", make_picture())}, headers=headers)
    assert (done.status_code, done.json()) == (200, {"file": StoredFile.objects.get().public_id})


def test_form_without_a_file_is_told(site: Client, cycle: Cycle) -> None:
    response = site.post(_address(cycle), {})
    assert (response.status_code, "没有选择文件" in response.content.decode()) == (422, True)


@pytest.mark.parametrize("address", ["https://example.invalid/", "//example.invalid", "javascript:alert(1)", ""])
def test_upload_leads_nowhere_else(site: Client, cycle: Cycle, address: str) -> None:
    response = site.post(_address(cycle), {"file": _sent("一.pdf", PDF), "next": address})
    assert response["Location"] == _address(cycle)


def test_new_version_is_uploaded_through_the_page(site: Client, cycle: Cycle, document: StoredFile) -> None:
    text = site.get(_address(cycle), {"replaces": document.public_id}).content.decode()
    assert "的新版本；旧版本保留" in text
    assert "multiple" not in text
    site.post(_address(cycle), {"file": _sent("新.docx", make_docx()), "replaces": document.public_id})
    assert StoredFile.objects.get(name="新.docx").replaces == document
    assert "新.docx" in site.get(f"/files/{document.public_id}").content.decode()


def test_file_is_withdrawn_through_the_page(site: Client, document: StoredFile) -> None:
    assert "撤下这份文件" in site.get(f"/files/{document.public_id}").content.decode()
    site.post(f"/files/{document.public_id}/withdraw")
    text = site.get(f"/files/{document.public_id}").content.decode()
    assert [text.count(one) for one in ("撤下这份文件", "已撤下</span>")] == [0, 1]


@pytest.mark.parametrize(("role", "status"), [(Role.EXPERT, 403), (Role.LIAISON, 404), (Role.OFFICE_CLERK, 200)])
def test_form_is_for_who_may_upload(client: Client, cycle: Cycle, role: Role, status: int) -> None:
    sign_in(client, make_assignment(role, cycle))
    assert client.get(_address(cycle)).status_code == status


def test_nothing_is_received_after_the_stage(site: Client, cycle: Cycle) -> None:
    Cycle.objects.filter(pk=cycle.pk).update(stage=Stage.EVALUATION)
    response = site.post(_address(cycle), {"file": _sent("一.pdf", PDF)})
    assert (response.status_code, StoredFile.objects.count()) == (403, 0)


def test_file_beyond_every_limit_is_dropped_and_told(site: Client, cycle: Cycle, monkeypatch) -> None:
    monkeypatch.setattr(incoming, "LARGEST", 1_200_000)
    response = site.post(_address(cycle), {"file": _sent("大.pdf", PDF + bytes(2_000_000))})
    assert (response.status_code, "文件超过 1 MB" in response.content.decode()) == (422, True)


def test_file_of_fifty_megabytes_too_much_is_refused_in_words(site: Client, cycle: Cycle) -> None:
    response = site.post(_address(cycle), {"file": _sent("大.pdf", PDF + bytes(51_000_000))})
    assert (response.status_code, "文件超过 1 MB" in response.content.decode()) == (422, True)
    assert (StoredFile.objects.count(), list(incoming.incoming_folder().iterdir())) == (0, [])


@pytest.mark.parametrize(
    ("script", "what"),
    [
        (b"<script>alert(1)</script>", "文件是程序或网页，不是文档"),
        (PDF[:9] + b"<html>", "文件是程序或网页，不是文档"),
        (b"#!/bin/sh\n" + PDF, "PDF 前面夹有其他内容"),
    ],
)
def test_script_called_a_document_is_kept_nowhere(
    site: Client, cycle: Cycle, store: Store, script: bytes, what: str
) -> None:
    response = site.post(_address(cycle), {"file": _sent("自评报告.pdf", script)})
    assert (response.status_code, what in response.content.decode()) == (422, True)
    assert (StoredFile.objects.count(), list(store.digests())) == (0, [])


def test_strangers_fill_no_disk(client: Client, cycle: Cycle, monkeypatch) -> None:
    written = []
    monkeypatch.setattr(
        incoming.DiskHandler, "upload_complete", lambda self: written.append(self.file.file.tell()), raising=False
    )
    client.post(_address(cycle), {"file": _sent("大.pdf", PDF)})
    assert (StoredFile.objects.count(), set(written) <= {0}) == (0, True)


@pytest.mark.parametrize("name", ["a." + "x" * 300, "a\x00b.pdf", "..", "\u202efdp.exe", "🏆" * 100 + ".pdf"])
def test_any_name_is_received(site: Client, cycle: Cycle, name: str) -> None:
    body = (
        b'--b\r\nContent-Disposition: form-data; name="file"; filename="'
        + name.encode()
        + b'"\r\n\r\n'
        + PDF
        + b"\r\n--b--"
    )
    response = site.generic("POST", _address(cycle), body, "multipart/form-data; boundary=b")
    assert response.status_code in (302, 422)


def test_upload_cut_off_leaves_no_file(site: Client, cycle: Cycle) -> None:
    body = b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n' + PDF[:100]
    response = site.generic("POST", _address(cycle), body, "multipart/form-data; boundary=b")
    assert response.status_code in (302, 400, 422)
    assert list(incoming.incoming_folder().iterdir()) == []


def test_upload_page_leads_back_to_where_one_came_from(site: Client, cycle: Cycle) -> None:
    address = _address(cycle)
    pages = [site.get(address, query).content.decode() for query in ({"next": "/entries"}, {"next": "//evil.example"})]
    assert ['<li><a href="/entries">返回来处</a></li>' in page for page in pages] == [True, False]
    assert "返回来处" not in pages[1]
