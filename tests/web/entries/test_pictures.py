"""Pictures in responses: of the part they were inserted in, and shown to whoever reads it."""

from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from documents.examples import paragraph, picture
from web.entries.conftest import Company
from web.entries.writing import hand_to, insert_picture, write
from web.make import sign_in
from web.permissions.worlds import content_of
from zhiheng.documents import document_of
from zhiheng.problems import BadInputError
from zhiheng.web.audit.errors import NotPermittedError
from zhiheng.web.drafts.queries import texts_of
from zhiheng.web.entries.models import Part
from zhiheng.web.entries.models.part import ENTRY_PART
from zhiheng.web.files.models import Blob, StoredFile
from zhiheng.web.files.tasks import make_pages


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, settings) -> None:
    settings.HOME = tmp_path


def _with(*files: StoredFile) -> str:
    return document_of([paragraph("如图"), *(picture(file.public_id, "图 1") for file in files)]).text


def _status(client: Client, address: str) -> int:
    response = client.get(address)
    content_of(response)
    return response.status_code


def test_picture_of_the_part_is_kept_and_shown(ours: Company, client: Client) -> None:
    contact, part = ours.contact.as_actor(), ours.part("1.1")
    file = insert_picture(contact, part)
    write(contact, part, "1.1b", _with(file))
    assert texts_of(ENTRY_PART, part) == {"1.1b": _with(file)}
    make_pages.call(file.blob_id)
    sign_in(client, ours.contact)
    shown = reverse("files:page_image", args=[file.public_id, 1])
    page = client.get(reverse("entries:part", args=[part.public_id])).content.decode()
    assert (f'<img src="{shown}" alt="图 1"' in page, _status(client, shown)) == (True, 200)


def test_picture_of_another_company_or_part_is_refused_and_nothing_saved(ours: Company, theirs: Company) -> None:
    contact, part = ours.contact.as_actor(), ours.part("1.1")
    own = insert_picture(contact, part)
    foreign = insert_picture(theirs.contact.as_actor(), theirs.part("1.1"))
    elsewhere = insert_picture(contact, ours.part("1.2"))
    for files, count in (([own, foreign], 1), ([elsewhere], 1), ([foreign, elsewhere], 2)):
        with pytest.raises(BadInputError, match=f"{count} pictures belong to another part"):
            write(contact, part, "1.1a", _with(*files))
    assert texts_of(ENTRY_PART, part) == {}


def test_quarantined_picture_leaves_the_text_to_be_written(ours: Company) -> None:
    contact, part = ours.contact.as_actor(), ours.part("1.1")
    file = insert_picture(contact, part)
    Blob.objects.filter(pk=file.blob_id).update(removed_at=timezone.now(), reason="涉密")
    write(contact, part, "1.1a", _with(file))
    assert texts_of(ENTRY_PART, part) == {"1.1a": _with(file)}


def test_pictures_are_inserted_by_who_may_write(ours: Company) -> None:
    contact, part = ours.contact.as_actor(), ours.part("1.1")
    hand_to(part, ours.writer.person)
    insert_picture(ours.writer.as_actor(), part)
    Part.objects.filter(pk=part.pk).update(state=Part.State.FINAL)
    with pytest.raises(NotPermittedError):
        insert_picture(contact, part)


def test_picture_is_found_by_who_reads_its_part_only(ours: Company, theirs: Company, client: Client) -> None:
    hand_to(ours.part("1.2"), ours.writer.person)
    file = insert_picture(ours.contact.as_actor(), ours.part("1.1"))
    make_pages.call(file.blob_id)
    addresses = [reverse("files:page_image", args=[file.public_id, 1]), reverse("files:show", args=[file.public_id])]
    statuses = {}
    for name, person in (("contact", ours.contact), ("writer", ours.writer), ("stranger", theirs.contact)):
        sign_in(client, person)
        statuses[name] = [_status(client, address) for address in addresses]
    assert statuses == {"contact": [200, 200], "writer": [404, 404], "stranger": [404, 404]}
