"""Supporting evidence: numbers, links, files, and who finds it."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from web.entries.conftest import Company
from web.entries.writing import hand_to
from web.files.samples import make_pdf
from web.make import sign_in
from zhiheng.web.audit.errors import NotFoundError, NotPermittedError
from zhiheng.web.entries import doors
from zhiheng.web.entries.actions.attachments import (
    Location,
    add_attachment,
    link_attachment,
    unlink_attachment,
    withdraw_attachment,
)
from zhiheng.web.entries.models import Part
from zhiheng.web.entries.queries import attachment_lines
from zhiheng.web.files.models import Blob
from zhiheng.web.files.tasks import make_pages


def test_numbers_count_within_an_application_and_are_not_given_again(ours: Company, theirs: Company) -> None:
    contact = ours.contact.as_actor()
    first, second = (add_attachment(contact, ours.part("1.1"), title) for title in ("证书", "照片"))
    withdraw_attachment(contact, second)
    third = add_attachment(contact, ours.part("1.2"), "报告")
    other = add_attachment(theirs.contact.as_actor(), theirs.part("1.1"), "证书")
    assert [one.number for one in (first, second, third, other)] == [1, 2, 3, 1]
    assert [line.attachment.title for line in attachment_lines(contact, ours.entry)] == ["证书", "报告"]


def test_evidence_supports_criteria_on_pages_until_unlinked(ours: Company) -> None:
    contact = ours.contact.as_actor()
    attachment = add_attachment(contact, ours.part("1.1"), "证书")
    link = link_attachment(contact, ours.part("1.2"), attachment, Location("1.2a", 3, 5, "第三方评价"))
    [line] = attachment_lines(contact, ours.entry)
    assert [(one.criterion, one.first_page, one.last_page, one.caption) for one in line.links] == [
        ("1.2a", 3, 5, "第三方评价")
    ]
    unlink_attachment(contact, link)
    assert [list(line.links) for line in attachment_lines(contact, ours.entry)] == [[]]


def test_evidence_supports_criteria_of_its_own_application_only(ours: Company, theirs: Company) -> None:
    contact = ours.contact.as_actor()
    attachment = add_attachment(contact, ours.part("1.1"), "证书")
    foreign = add_attachment(theirs.contact.as_actor(), theirs.part("1.1"), "证书")
    for found, code in ((attachment, "1.2a"), (foreign, "1.1a")):
        with pytest.raises(NotFoundError):
            link_attachment(contact, ours.part("1.1"), found, Location(code))
    link_attachment(contact, ours.part("1.1"), attachment, Location("1.1a"))


def test_contributor_finds_evidence_of_the_given_parts_only(ours: Company) -> None:
    contact, writer = ours.contact.as_actor(), ours.writer.as_actor()
    hand_to(ours.part("1.1"), ours.writer.person)
    own, linked, hidden = (
        add_attachment(contact, ours.part(code), title) for code, title in (("1.1", "一"), ("1.2", "二"), ("1.2", "三"))
    )
    link_attachment(contact, ours.part("1.1"), linked, Location("1.1a"))
    link_attachment(contact, ours.part("1.2"), own, Location("1.2a"))
    assert [one.title for one in doors.attachments(writer)] == ["一", "二"]
    assert [one.criterion for one in doors.attachment_links(writer)] == ["1.1a"]
    with pytest.raises(NotFoundError):
        doors.attachment(writer, hidden.public_id)
    with pytest.raises(NotPermittedError):
        withdraw_attachment(writer, linked)


def test_final_part_takes_no_evidence(ours: Company) -> None:
    Part.objects.filter(entry=ours.entry, code="1.1").update(state=Part.State.FINAL)
    with pytest.raises(NotPermittedError):
        add_attachment(ours.contact.as_actor(), ours.part("1.1"), "证书")


def test_page_offers_no_link_at_a_final_part(ours: Company, client: Client) -> None:
    sign_in(client, ours.contact)
    attachment = add_attachment(ours.contact.as_actor(), ours.part("1.1"), "证书")
    address = reverse("entries:attachment", args=[attachment.public_id])
    offered = reverse("entries:link_attachment", args=[attachment.part.public_id])
    assert offered in client.get(address).content.decode()
    Part.objects.filter(pk=attachment.part.pk).update(state=Part.State.FINAL)
    assert offered not in client.get(address).content.decode()


def test_file_is_uploaded_to_evidence_and_no_other_company_opens_it(
    ours: Company, theirs: Company, client: Client, tmp_path: Path, settings
) -> None:
    settings.HOME = tmp_path
    attachment = add_attachment(ours.contact.as_actor(), ours.part("1.1"), "证书")
    upload = reverse("files:upload", args=["attachment", attachment.public_id, "evidence"])
    sent = {"file": SimpleUploadedFile("证书.pdf", make_pdf()), "trade_secret": "1"}
    sign_in(client, ours.contact)
    client.post(upload, sent)
    make_pages.call(Blob.objects.get().digest)
    link = reverse("entries:link_attachment", args=[ours.part("1.1").public_id])
    asked = {"attachment": attachment.public_id, "criterion": "1.1a", "first_page": "1"}
    assert "文件只有 1 页" in client.post(link, {**asked, "last_page": "2"}).content.decode()
    assert client.post(link, asked).status_code == 302
    [line] = attachment_lines(ours.contact.as_actor(), ours.entry)
    assert line.file is not None
    assert (line.file.name, line.file.trade_secret) == ("证书.pdf", True)
    pages = [
        reverse("entries:attachment", args=[attachment.public_id]),
        reverse("files:show", args=[line.file.public_id]),
        reverse("entries:attachments", args=[ours.entry.public_id]),
    ]
    assert [client.get(page).status_code for page in pages] == [200] * 3
    Blob.objects.filter(pk=line.file.blob_id).update(removed_at=timezone.now(), reason="误传")
    assert ["隔离" in client.get(page).content.decode() for page in (pages[0], pages[2])] == [True, True]
    Blob.objects.filter(pk=line.file.blob_id).update(removed_at=None, reason="")
    for stranger in (theirs.contact, ours.writer):
        sign_in(client, stranger)
        assert [client.get(page).status_code for page in pages] == [404] * 3


def test_new_evidence_supports_the_criterion_it_was_added_at(ours: Company, client: Client) -> None:
    sign_in(client, ours.contact)
    part = ours.part("1.1")
    add = reverse("entries:add_attachment", args=[part.public_id])
    assert f"{add}?criterion=1.1b" in client.get(reverse("entries:part", args=[part.public_id])).content.decode()
    assert '<option value="1.1b" selected>' in client.get(add, {"criterion": "1.1b"}).content.decode()
    for title, criterion in (("证书", "1.1b"), ("照片", "")):
        client.post(add, {"title": title, "criterion": criterion, "first_page": "2"})
    lines = attachment_lines(ours.contact.as_actor(), ours.entry)
    assert [[(one.criterion, one.first_page) for one in line.links] for line in lines] == [[("1.1b", 2)], []]
