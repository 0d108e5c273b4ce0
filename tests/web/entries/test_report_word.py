"""The report as a Word file: what it holds, and for whom."""

import io
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from docx import Document as WordDocument

from documents.examples import cell, paragraph, picture, table
from web.entries.conftest import Company
from web.entries.writing import hand_to, insert_picture, write
from web.make import sign_in
from zhiheng.documents import document_of, with_pictures
from zhiheng.evidence import FilledReport, read_report_docx
from zhiheng.web.audit.models import LedgerEntry
from zhiheng.web.entries.standards import standard_of_entry
from zhiheng.web.files.models import Blob
from zhiheng.web.people.models import Assignment


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, settings) -> None:
    settings.HOME = tmp_path


def _word(client: Client, company: Company, person: Assignment) -> bytes:
    sign_in(client, person)
    answer = client.get(reverse("entries:report_word", args=[company.entry.public_id]))
    assert answer["Content-Type"].endswith("wordprocessingml.document")
    return answer.content


def _read(company: Company, word: bytes) -> FilledReport:
    return read_report_docx(word, standard_of_entry(company.entry), "a.docx")


def test_whole_report_comes_back_as_it_is_written(ours: Company, client: Client) -> None:
    contact, part = ours.contact.as_actor(), ours.part("1.1")
    file = insert_picture(contact, part)
    written = document_of([paragraph("甲"), table([cell("一", 2)], [cell("二"), cell("三")]), picture(file.public_id)])
    write(contact, part, "1.1a", written.text)
    write(contact, part, "self_score", "55")
    write(contact, ours.part("overview"), "overview", "概述")
    write(contact, ours.part("profile"), "name", "不在报告里")
    filled = _read(ours, _word(client, ours, ours.contact))
    assert filled.documents["1.1a"] == with_pictures(written, {file.public_id: file.blob_id[:32]})
    assert filled.documents["overview"].plain_text == "概述"
    assert {code for code, document in filled.documents.items() if document.text} == {"1.1a", "overview"}
    assert (len(filled.documents), filled.self_scores["1.1"], filled.notes) == (82, "55%", ())


def test_contributor_gets_the_given_parts_only(ours: Company, client: Client) -> None:
    secret = "秘密五七"
    for code, name in (("1.1", "1.1a"), ("1.2", "1.2a"), ("overview", "overview")):
        write(ours.contact.as_actor(), ours.part(code), name, f"{secret}{code}")
    hand_to(ours.part("1.2"), ours.writer.person)
    words = {}
    for name, person in (("contact", ours.contact), ("writer", ours.writer)):
        word = WordDocument(io.BytesIO(_word(client, ours, person)))
        words[name] = [one.text for one in word.paragraphs if secret in one.text]
    assert words == {"contact": [f"{secret}{code}" for code in ("overview", "1.1", "1.2")], "writer": [f"{secret}1.2"]}
    filled = _read(ours, _word(client, ours, ours.writer))
    assert [code for code in filled.documents if not code.startswith("1.2")] == []


def test_no_other_company_gets_it(ours: Company, theirs: Company, client: Client) -> None:
    hand_to(theirs.part("1.1"), theirs.writer.person)
    for stranger in (theirs.contact, theirs.writer, ours.writer):
        sign_in(client, stranger)
        assert client.get(reverse("entries:report_word", args=[ours.entry.public_id])).status_code == 404


def test_of_a_quarantined_picture_the_caption_is_left(ours: Company, client: Client) -> None:
    contact, part = ours.contact.as_actor(), ours.part("1.1")
    kept, gone = insert_picture(contact, part), insert_picture(contact, part, "blue")
    write(contact, part, "1.1a", document_of([picture(kept.public_id), picture(gone.public_id, "图 2")]).text)
    Blob.objects.filter(pk=gone.blob_id).update(removed_at=timezone.now(), reason="涉密")
    blocks = _read(ours, _word(client, ours, ours.contact)).documents["1.1a"].blocks
    assert list(blocks) == [picture(kept.blob_id[:32]), paragraph("图 2")]


def test_download_stands_in_the_record_once_an_hour(ours: Company, client: Client) -> None:
    for _ in range(2):
        _word(client, ours, ours.contact)
    noted = LedgerEntry.objects.filter(verb="report.export")
    assert [(one.actor, one.subject) for one in noted] == [(ours.contact.person.public_id, ours.entry.public_id)]
