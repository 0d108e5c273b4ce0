"""The printed application of a snapshot: made by a job, of the snapshot alone, for the contact and the office."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pypdfium2 import PdfDocument

from web.entries.conftest import Call, Company
from web.entries.writing import complete, insert_picture, write
from web.make import make_assignment, sign_in
from web.permissions.worlds import content_of
from zhiheng.documents import document_of, paragraph_of
from zhiheng.reports.application_pdf import unpack_fonts
from zhiheng.web.audit.approvals import decide, prepare
from zhiheng.web.audit.models import LedgerEntry
from zhiheng.web.audit.roles import Role
from zhiheng.web.drafts.models import Field
from zhiheng.web.drafts.rules import QUARANTINE
from zhiheng.web.entries.actions.attachments import Location, add_attachment, link_attachment
from zhiheng.web.entries.actions.submissions import reopen_entry, submit_entry, withdraw_entry
from zhiheng.web.entries.clock import ask_for_papers_again
from zhiheng.web.entries.invariants import snapshots_are_as_digested
from zhiheng.web.entries.models import Submission, SubmissionPaper
from zhiheng.web.entries.papers import make_paper
from zhiheng.web.entries.quarantine_hooks import make_papers_again
from zhiheng.web.files.codes import shown_code
from zhiheng.web.files.doors import stored_files
from zhiheng.web.files.models import Blob, PrintCode, StoredFile
from zhiheng.web.files.stores import current_store, verified

State = SubmissionPaper.State


@pytest.fixture(scope="session")
def _fonts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return unpack_fonts(tmp_path_factory.mktemp("fonts"))


@pytest.fixture(autouse=True)
def _home(_fonts: Path, tmp_path: Path, settings) -> None:
    settings.HOME = tmp_path
    (tmp_path / "fonts").symlink_to(_fonts)


def _with_picture(company: Company) -> tuple[Submission, StoredFile]:
    contact = company.contact.as_actor()
    file = insert_picture(contact, company.part("1.1"))
    picture = {"type": "picture", "attrs": {"file": file.public_id, "caption": "流程图"}}
    write(contact, company.part("1.1"), "1.1a", document_of([paragraph_of("见图。"), picture]).text)
    return submit_entry(contact, company.entry), file


def _text_of(made: Submission) -> str:
    digest = SubmissionPaper.objects.get(submission=made).blob_id
    with PdfDocument(b"".join(verified(current_store().open(digest), digest))) as document:
        return re.sub(r"\s+", "", "".join(page.get_textpage().get_text_bounded() for page in document))


def test_paper_is_planned_with_the_submission_and_made_of_it(ours: Company) -> None:
    contact = ours.contact.as_actor()
    complete(ours)
    write(contact, ours.part("profile"), "coaching", "秘密辅导机构")
    write(contact, ours.part("profile"), "contacts", "张三 | 质量部\n李四")
    write(contact, ours.part("overview"), "overview", "第一段\n第二段")
    write(contact, ours.part("1.1"), "self_score", "55")
    attachment = add_attachment(contact, ours.part("1.1"), "证书")
    link_attachment(contact, ours.part("1.1"), attachment, Location("1.1a", 2, 3, "范围"))
    made = submit_entry(contact, ours.entry)
    assert DBTaskResult.objects.filter(task_path="zhiheng.web.entries.papers.make_paper").count() == 1
    assert made.paper.state == State.WAITING
    make_paper.call(made.public_id)
    text = _text_of(made)
    code = PrintCode.objects.get(subject=made.public_id).code
    assert f"校验码{shown_code(code)}编号{ours.entry.code}第1次提交" in text
    for expected in ("甲示例公司", "第一段第二段", "张三质量部李四", "1证书—1.1a第2–3页范围", made.digest):
        assert expected in text
    assert "秘密辅导机构" not in text


def test_picture_of_a_response_is_in_the_snapshot_and_on_the_paper(ours: Company) -> None:
    complete(ours)
    made, file = _with_picture(ours)
    assert [(one.file, one.attachment) for one in made.files.all()] == [(file, None)]
    make_paper.call(made.public_id)
    text = _text_of(made)
    assert ("见图。流程图" in text, "图片不在本文件中" in text) == (True, False)


def test_paper_that_cannot_be_made_says_so(ours: Company, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def unreadable(*_: object) -> bytes:
        raise RuntimeError("no picture")

    monkeypatch.setattr("zhiheng.web.entries.papers.application_pdf", unreadable)
    complete(ours)
    made = submit_entry(ours.contact.as_actor(), ours.entry)
    make_paper.call(made.public_id)
    assert SubmissionPaper.objects.get().state == State.FAILED
    sign_in(client, ours.contact)
    assert "申报书没有生成" in client.get(reverse("entries:receipt", args=[made.public_id])).content.decode()


def test_office_sees_the_pictures_of_what_was_handed_in(call: Call, ours: Company, client: Client) -> None:
    complete(ours)
    made, file = _with_picture(ours)
    reopen_entry(ours.contact.as_actor(), ours.entry)
    later = insert_picture(ours.contact.as_actor(), ours.part("1.1"), "blue")
    clerk = make_assignment(Role.OFFICE_CLERK, call.cycle)
    assert list(stored_files(clerk.as_actor()).filter(owner_kind="part")) == [file]
    sign_in(client, clerk)
    page = client.get(reverse("entries:submission", args=[made.public_id])).content.decode()
    assert reverse("files:page_image", args=[file.public_id, 1]) in page
    assert client.get(reverse("files:show", args=[later.public_id])).status_code == 404


def test_quarantined_picture_leaves_the_paper(ours: Company) -> None:
    complete(ours)
    made, file = _with_picture(ours)
    make_paper.call(made.public_id)
    old = SubmissionPaper.objects.get().blob
    make_papers_again(file)
    Blob.objects.filter(pk=file.blob_id).update(removed_at=timezone.now(), reason="误传")
    assert (SubmissionPaper.objects.get().state, Blob.objects.get(pk=old.pk).removed_at is None) == ("waiting", False)
    make_paper.call(made.public_id)
    assert "图片不在本文件中" in _text_of(made)


def test_paper_nobody_made_for_an_hour_is_asked_for_again(ours: Company) -> None:
    complete(ours)
    submit_entry(ours.contact.as_actor(), ours.entry)
    ask_for_papers_again()
    assert DBTaskResult.objects.count() == 1
    SubmissionPaper.objects.update(asked_at=timezone.now() - timedelta(hours=2))
    ask_for_papers_again()
    assert DBTaskResult.objects.count() == 2


def test_made_twice_it_is_the_same_file(ours: Company) -> None:
    complete(ours)
    made = submit_entry(ours.contact.as_actor(), ours.entry)
    digests = []
    for _ in range(2):
        make_paper.call(made.public_id)
        digests.append(SubmissionPaper.objects.get().blob_id)
        SubmissionPaper.objects.update(state=State.WAITING, blob=None)
    make_paper.call(made.public_id)
    make_paper.call(made.public_id)
    assert digests == [SubmissionPaper.objects.get().blob_id] * 2


def test_contact_and_office_download_it_and_others_do_not(
    call: Call, ours: Company, theirs: Company, client: Client
) -> None:
    complete(ours)
    made = submit_entry(ours.contact.as_actor(), ours.entry)
    address = reverse("entries:paper", args=[made.public_id])
    sign_in(client, ours.contact)
    assert client.get(address).status_code == 404
    assert "正在生成申报书" in client.get(reverse("entries:receipt", args=[made.public_id])).content.decode()
    make_paper.call(made.public_id)
    reopen_entry(ours.contact.as_actor(), ours.entry)
    for assignment in (ours.contact, make_assignment(Role.OFFICE_CLERK, call.cycle)):
        sign_in(client, assignment)
        response = client.get(address)
        assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
        assert content_of(response).startswith(b"%PDF")
        assert LedgerEntry.objects.latest("sequence").verb == "submission.print"
    receipt, asks = reverse("entries:receipt", args=[made.public_id]), "由法定代表人签字"
    sign_in(client, ours.contact)
    assert asks in client.get(receipt).content.decode()
    withdraw_entry(ours.contact.as_actor(), ours.entry, "停产")
    page = client.get(receipt).content.decode()
    assert (asks in page, address in page) == (False, True)
    for assignment in (theirs.contact, ours.writer, make_assignment(Role.SUPERVISOR, call.cycle)):
        sign_in(client, assignment)
        assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    ("code", "name"), [("profile", "coaching"), ("overview", "overview"), ("1.1", "1.1a"), ("1.1", "self_score")]
)
def test_quarantined_text_leaves_snapshot_and_paper(call: Call, ours: Company, code: str, name: str) -> None:
    contact, part = ours.contact.as_actor(), ours.part(code)
    complete(ours)
    write(contact, part, name, "8765432")
    write(contact, ours.part("1.2"), "1.2a", "别的说明")
    made = submit_entry(contact, ours.entry)
    make_paper.call(made.public_id)
    assert "8765432" in made.content
    field = Field.objects.get(owner=part.public_id, name=name)
    clerk = make_assignment(Role.OFFICE_CLERK, call.cycle).as_actor()
    proposal = prepare(clerk, QUARANTINE, field, {"first": 1, "last": field.head}, reason="误填")
    decide(call.lead, proposal, is_approved=True)
    make_paper.call(made.public_id)
    made.refresh_from_db()
    assert ("8765432" in made.content, "别的说明" in made.content, made.redacted_at is None) == (False, True, False)
    assert ("8765432" in _text_of(made), "别的说明" in _text_of(made)) == (False, True)
    assert list(snapshots_are_as_digested.find()) == []
