"""A report filled in with Word: uploaded, compared, taken over, refused."""

import io
import zipfile
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from docx import Document as WordDocument

from documents.examples import cell, paragraph, picture, table
from documents.pictures import PICTURES, file_of
from web.entries.conftest import Call, Company
from web.entries.filled import boxes, filled_word, take, upload
from web.entries.writing import hand_to, insert_picture, write
from web.files.samples import make_docx, make_pdf
from web.make import sign_in
from web.test_query_counts import count_queries
from zhiheng.canonical import sha256_hex
from zhiheng.documents import Document, document_from_text, document_of, stored_document
from zhiheng.web.audit.models import LedgerEntry, LedgerPayload
from zhiheng.web.audit.stages import Stage
from zhiheng.web.drafts.models import Version
from zhiheng.web.drafts.queries import texts_of
from zhiheng.web.entries.models import Part
from zhiheng.web.entries.models.part import ENTRY_PART
from zhiheng.web.files.bare_pictures import without_metadata
from zhiheng.web.files.blobs import content_of
from zhiheng.web.files.filetypes import FileType
from zhiheng.web.files.models import Blob, StoredFile
from zhiheng.web.programmes.models import Setting

text = document_from_text


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, settings) -> None:
    settings.HOME = tmp_path


@pytest.fixture
def browser(ours: Company, client: Client) -> Client:
    sign_in(client, ours.contact)
    return client


def _responses(company: Company, code: str) -> dict[str, str]:
    texts = texts_of(ENTRY_PART, company.part(code))
    return {name: value if name == "self_score" else stored_document(value).plain_text for name, value in texts.items()}


def test_each_field_says_what_happens_to_it(ours: Company, browser: Client) -> None:
    contact = ours.contact.as_actor()
    for name, value in (("1.1a", "旧的一段"), ("1.1b", "不变"), ("1.1c", "将清空"), ("self_score", "55")):
        write(contact, ours.part("1.1"), name, value)
    write(contact, ours.part("1.2"), "1.2a", "文件里没有")
    documents = {"1.1a": text("新的一段"), "1.1b": text("不变"), "overview": text("概述")}
    word = filled_word(ours, documents, {"1.1": "６０％"}, frozenset({"overview", "1.1"}))
    page = upload(browser, ours, word)
    assert boxes(page) == {
        "overview/overview@0": True,
        "1.1/1.1a@1": True,
        "1.1/1.1c@1": False,
        "1.1/self_score@1": True,
    }
    shown = page.content.decode()
    assert "<del>旧</del><ins>新</ins><span>的一段</span>" in shown
    assert ("保留现有内容（1）" in shown, "1.2a 要点说明" in shown) == (True, True)
    assert _responses(ours, "1.1")["1.1a"] == "旧的一段"


def test_long_runs_of_the_same_are_folded(ours: Company, browser: Client) -> None:
    write(ours.contact.as_actor(), ours.part("1.1"), "1.1a", "一\n二\n三\n四\n五\n六")
    shown = upload(browser, ours, filled_word(ours, {"1.1a": text("一\n二\n三\n四\n五\n七")})).content.decode()
    kept = [line for line in "一二三四五" if f"<p><span>{line}</span></p>" in shown]
    assert (kept, "……3 段相同……" in shown, "<del>六</del><ins>七</ins>" in shown) == (["一", "五"], True, True)


def test_another_format_of_the_same_words_is_told(ours: Company, browser: Client) -> None:
    write(ours.contact.as_actor(), ours.part("1.1"), "1.1a", "一")
    bold = document_of([paragraph({"type": "text", "text": "一", "marks": [{"type": "bold"}]})])
    shown = upload(browser, ours, filled_word(ours, {"1.1a": bold})).content.decode()
    assert '<p><span>一</span> <span class="tag">格式或图片有变</span></p>' in shown


def test_report_is_taken_over_as_new_versions_in_one_act(ours: Company, browser: Client) -> None:
    write(ours.contact.as_actor(), ours.part("1.1"), "1.1a", "旧")
    word = filled_word(ours, {"1.1a": text("新"), "2.1a": text("乙")}, {"1.1": "60%"})
    page = take(browser, upload(browser, ours, word))
    assert "已从 Word 带入 3 项" in page.content.decode()
    assert _responses(ours, "1.1") == {"1.1a": "新", "self_score": "60"}
    assert _responses(ours, "2.1") == {"2.1a": "乙"}
    versions = Version.objects.filter(field__owner=ours.part("1.1").public_id, field__name="1.1a").order_by("number")
    assert [stored_document(one.text or "").plain_text for one in versions] == ["旧", "新"]
    assert (ours.part("2.1").state, ours.part("2.2").state) == ("writing", "not_started")
    last = LedgerEntry.objects.latest("sequence")
    payload = LedgerPayload.objects.get(pk=last.commitment).payload
    assert (last.verb, last.subject, payload["fields"]) == ("report.take_over", ours.entry.public_id, 3)
    assert StoredFile.objects.get(owner_kind="entry_report").withdrawn_at is not None


def test_only_what_is_ticked_is_taken(ours: Company, browser: Client) -> None:
    write(ours.contact.as_actor(), ours.part("1.1"), "1.1c", "将清空")
    page = upload(browser, ours, filled_word(ours, {"1.1a": text("甲"), "1.1b": text("乙")}))
    take(browser, page, ["1.1/1.1b@0", "1.1/1.1c@1"])
    assert _responses(ours, "1.1") == {"1.1b": "乙", "1.1c": ""}


def test_nothing_ticked_takes_nothing(ours: Company, browser: Client) -> None:
    page = take(browser, upload(browser, ours, filled_word(ours, {"1.1a": text("甲")})), [])
    assert "没有选择要带入的项" in page.content.decode()
    assert _responses(ours, "1.1") == {}


def test_change_since_the_comparison_takes_nothing_and_shows_it_again(ours: Company, browser: Client) -> None:
    page = upload(browser, ours, filled_word(ours, {"1.1a": text("甲"), "1.2a": text("乙")}))
    write(ours.contact.as_actor(), ours.part("1.2"), "1.2a", "同事刚写的")
    again = take(browser, page)
    assert again.status_code == 409
    shown = again.content.decode()
    assert ("没有带入任何内容" in shown, "<li>1.2a 要点说明</li>" in shown) == (True, True)
    assert (_responses(ours, "1.1"), _responses(ours, "1.2")) == ({}, {"1.2a": "同事刚写的"})
    assert boxes(again) == {"1.1/1.1a@0": True, "1.2/1.2a@1": True}
    take(browser, again)
    assert (_responses(ours, "1.1"), _responses(ours, "1.2")) == ({"1.1a": "甲"}, {"1.2a": "乙"})


def test_part_made_final_meanwhile_takes_nothing(ours: Company, browser: Client) -> None:
    page = upload(browser, ours, filled_word(ours, {"1.1a": text("甲"), "1.2a": text("乙")}))
    Part.objects.filter(entry=ours.entry, code="1.2").update(state=Part.State.FINAL)
    again = take(browser, page)
    assert (again.status_code, boxes(again)) == (409, {"1.1/1.1a@0": True})
    assert "这一部分已定稿" in again.content.decode()
    assert (_responses(ours, "1.1"), _responses(ours, "1.2")) == ({}, {})


def test_button_pressed_twice_takes_once(ours: Company, browser: Client) -> None:
    page = upload(browser, ours, filled_word(ours, {"1.1a": text("甲")}))
    for _ in range(2):
        assert take(browser, page).status_code == 200
    assert Version.objects.count() == 1


def test_pictures_become_files_of_their_parts(ours: Company, browser: Client) -> None:
    first, second = list(PICTURES)[:2]
    documents = {
        "1.1a": document_of([paragraph("甲"), picture(first, "图 1"), picture(second)]),
        "1.1b": document_of([picture(first)]),
        "1.2a": document_of([table([cell("一", 2)], [cell("二"), cell("三")]), picture(first)]),
    }
    take(browser, upload(browser, ours, filled_word(ours, documents)))
    files = StoredFile.objects.filter(owner_kind="part").order_by("pk")
    assert [(one.owner, one.name, one.blob_id[:32]) for one in files] == [
        (ours.part("1.1").public_id, "1.1-1.png", _bare(first)),
        (ours.part("1.1").public_id, "1.1-2.png", _bare(second)),
        (ours.part("1.2").public_id, "1.2-1.png", _bare(first)),
    ]
    kept = {name: stored_document(value) for name, value in texts_of(ENTRY_PART, ours.part("1.1")).items()}
    assert kept["1.1a"].pictures == (files[0].public_id, files[1].public_id)
    assert kept["1.1b"].pictures == (files[0].public_id,)
    assert stored_document(texts_of(ENTRY_PART, ours.part("1.2"))["1.2a"]).pictures == (files[2].public_id,)


def _bare(name: str) -> str:
    """What stands for a picture of the examples without its comment."""
    return file_of(without_metadata(io.BytesIO(PICTURES[name]), FileType.PNG).read())


def test_pictures_out_of_word_lose_their_metadata(ours: Company, browser: Client) -> None:
    """What is kept has no comment; the same file once more changes nothing, and no picture is stored again."""
    name = next(iter(PICTURES))
    word = filled_word(ours, {"1.1a": document_of([paragraph("甲"), picture(name)])})
    take(browser, upload(browser, ours, word))
    [kept] = StoredFile.objects.filter(owner_kind="part")
    assert (b"Comment" in PICTURES[name], b"Comment" in content_of(kept.blob)) == (True, False)
    assert boxes(upload(browser, ours, word)) == {}


def test_report_that_went_out_comes_back_unchanged(ours: Company, browser: Client) -> None:
    contact, part = ours.contact.as_actor(), ours.part("1.1")
    file = insert_picture(contact, part)
    write(contact, part, "1.1a", document_of([paragraph("甲"), picture(file.public_id, "图 1")]).text)
    write(contact, part, "self_score", "55")
    word = browser.get(reverse("entries:report_word", args=[ours.entry.public_id])).content
    page = upload(browser, ours, word)
    assert boxes(page) == {}
    assert "没有可以带入的改动" in page.content.decode()


def test_picture_that_the_part_has_is_not_stored_again(ours: Company, browser: Client) -> None:
    contact, part = ours.contact.as_actor(), ours.part("1.1")
    file = insert_picture(contact, part)
    write(contact, part, "1.1a", document_of([picture(file.public_id)]).text)
    word = browser.get(reverse("entries:report_word", args=[ours.entry.public_id])).content
    write(contact, part, "1.1a", "没有图片了")
    take(browser, upload(browser, ours, word))
    assert stored_document(texts_of(ENTRY_PART, part)["1.1a"]).pictures == (file.public_id,)
    assert StoredFile.objects.filter(owner_kind="part").count() == 1


def test_what_could_not_be_placed_is_shown_whole(ours: Company, browser: Client) -> None:
    long = "没有归到任何要点的一段文字，" * 9
    word, saved = WordDocument(io.BytesIO(filled_word(ours, {"1.1a": text("甲")}))), io.BytesIO()
    word.add_heading("附件", 1)
    word.add_paragraph(long)
    word.save(saved)
    shown = upload(browser, ours, saved.getvalue()).content.decode()
    assert f"附件\n{long}</div>" in shown
    assert "移到相应的编号标题之下" in shown


def test_contributor_takes_over_the_given_parts_only(ours: Company, client: Client) -> None:
    secret = "秘密五七"
    write(ours.contact.as_actor(), ours.part("1.2"), "1.2a", secret)
    hand_to(ours.part("1.1"), ours.writer.person)
    sign_in(client, ours.writer)
    page = upload(client, ours, filled_word(ours, {"1.1a": text("甲"), "1.2a": text("乙"), "overview": text("丙")}))
    shown = page.content.decode()
    assert boxes(page) == {"1.1/1.1a@0": True}
    assert ("没有交给您填写，不带入：overview、1.2a" in shown, secret in shown) == (True, False)
    take(client, page, ["1.1/1.1a@0", "1.2/1.2a@1"])
    assert (_responses(ours, "1.1"), _responses(ours, "1.2")) == ({"1.1a": "甲"}, {"1.2a": secret})


def test_uploaded_report_is_found_by_who_uploaded_it_only(ours: Company, theirs: Company, client: Client) -> None:
    secret = "秘密五七"
    sign_in(client, ours.contact)
    upload(client, ours, filled_word(ours, {"1.1a": text(secret)}))
    file = StoredFile.objects.get(owner_kind="entry_report")
    shown = reverse("entries:filled_report", args=[file.public_id])
    assert secret in client.get(shown).content.decode()
    for part in (ours.part("1.1"), theirs.part("1.1")):
        hand_to(part, ours.writer.person if part.entry_id == ours.entry.pk else theirs.writer.person)
    for stranger in (ours.writer, theirs.contact, theirs.writer):
        sign_in(client, stranger)
        asked = [client.get(shown), client.get(reverse("files:show", args=[file.public_id]))]
        sent = [client.post(f"{shown}/{verb}", {"take": "1.1/1.1a@0"}) for verb in ("take", "discard")]
        assert [one.status_code for one in (*asked, *sent)] == [404] * 4
    for stranger in (theirs.contact, theirs.writer):
        sign_in(client, stranger)
        address = reverse("entries:upload_report", args=[ours.entry.public_id])
        assert (client.get(address).status_code, client.post(address).status_code) == (404, 404)
    assert _responses(ours, "1.1") == {}


def test_other_files_are_no_filled_report(ours: Company, browser: Client) -> None:
    file = insert_picture(ours.contact.as_actor(), ours.part("1.1"))
    assert browser.get(reverse("entries:filled_report", args=[file.public_id])).status_code == 404


def test_discarded_report_is_withdrawn(ours: Company, browser: Client) -> None:
    upload(browser, ours, filled_word(ours, {"1.1a": text("甲")}))
    file = StoredFile.objects.get(owner_kind="entry_report")
    start = reverse("entries:upload_report", args=[ours.entry.public_id])
    assert file.public_id in browser.get(start).content.decode()
    discard = reverse("entries:discard_report", args=[file.public_id])
    assert [browser.post(discard).status_code for _ in range(2)] == [302, 302]
    assert browser.get(reverse("entries:filled_report", args=[file.public_id])).status_code == 302
    assert file.public_id not in browser.get(start).content.decode()


def _bomb() -> bytes:
    target = io.BytesIO(make_docx())
    with zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/a.bin", bytes(450 << 20))
    return target.getvalue()


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda: b"", "文件是空的"),
        (lambda: b"not a document", "文件内容不符，这里收 Word"),
        (make_pdf, "这里不收 PDF"),
        (make_docx, "没有找到评价要点的编号标题"),
        (_bomb, "文件展开后过大"),
        (lambda: b"PK\x03\x04" + bytes(1_100_000), "文件超过 1 MB"),
    ],
)
def test_bad_file_tells_its_problem_and_keeps_nothing(ours: Company, browser: Client, make, reason: str) -> None:
    Setting.objects.filter(cycle=ours.entry.cycle, key="application.file_size").update(value=1)
    page = upload(browser, ours, make())
    assert (page.status_code, reason in page.content.decode()) == (422, True)
    assert not StoredFile.objects.exists()


def test_no_file_is_a_problem_on_the_page(ours: Company, browser: Client) -> None:
    page = browser.post(reverse("entries:upload_report", args=[ours.entry.public_id]))
    assert (page.status_code, "没有选择文件" in page.content.decode()) == (422, True)


def test_quarantined_picture_is_told_and_nothing_taken(ours: Company, browser: Client) -> None:
    name, content = next(iter(PICTURES.items()))
    documents = {"1.1a": text("甲"), "1.1b": document_of([picture(name)])}
    page = upload(browser, ours, filled_word(ours, documents))
    digest = sha256_hex(content)
    Blob.objects.create(digest=digest, size=len(content), type="png", removed_at=timezone.now(), reason="涉密")
    refused = take(browser, page)
    assert (refused.status_code, "这份文件已被隔离" in refused.content.decode()) == (409, True)
    assert (_responses(ours, "1.1"), StoredFile.objects.filter(owner_kind="part").count()) == ({}, 0)


@pytest.mark.parametrize(("stage", "status"), [(Stage.DRAFT, 403), (Stage.SCREENING, 409)])
def test_report_is_taken_in_during_the_call_only(
    call: Call, ours: Company, browser: Client, stage: Stage, status: int
) -> None:
    page = upload(browser, ours, filled_word(ours, {"1.1a": text("甲")}))
    call.set_stage(stage)
    assert take(browser, page).status_code == status
    assert upload(browser, ours, filled_word(ours, {})).status_code == 403
    assert _responses(ours, "1.1") == {}


def test_comparison_needs_as_many_queries_for_a_full_report(ours: Company, browser: Client) -> None:
    counts = []
    one = {"1.1a": document_of([paragraph("甲"), picture(next(iter(PICTURES)))])}
    for documents in (one, _full(ours)):
        upload(browser, ours, filled_word(ours, documents))
        file = StoredFile.objects.filter(owner_kind="entry_report").latest("pk")
        counts.append(count_queries(browser, reverse("entries:filled_report", args=[file.public_id])))
    assert counts[0] == counts[1]


def _full(company: Company) -> dict[str, Document]:
    from_1_1 = ("1.1a", "1.1b", "1.2a", "2.1a", "3.1a", "4.1a", "5.7c")
    return {code: document_of([paragraph(code), picture(next(iter(PICTURES)))]) for code in from_1_1}
