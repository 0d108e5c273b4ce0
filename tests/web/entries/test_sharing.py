"""Writing together: giving, reviewing, remarks, presence."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from web.entries.conftest import Company
from web.entries.writing import hand_to, write
from web.make import sign_in
from zhiheng.web.audit.errors import NotFoundError, NotPermittedError
from zhiheng.web.audit.models import LedgerEntry
from zhiheng.web.entries import doors
from zhiheng.web.entries.actions.parts import finalise_part, give_part, hand_in_part, return_part, take_part
from zhiheng.web.entries.actions.remarks import add_remark, settle_remark
from zhiheng.web.entries.models import Part, PartWriter, Presence
from zhiheng.web.entries.waiting import waiting_for_contact

DUE = date(2100, 3, 20)


def test_contact_gives_a_part_and_takes_it_back(ours: Company) -> None:
    contact, writer = ours.contact.as_actor(), ours.writer.as_actor()
    give_part(contact, ours.part("1.1"), ours.writer.person, DUE)
    give_part(contact, ours.part("1.1"), ours.writer.person, DUE)
    assert [(part.code, part.due) for part in doors.parts(writer)] == [("1.1", DUE)]
    take_part(contact, PartWriter.objects.get())
    assert list(doors.parts(writer)) == []
    give_part(contact, ours.part("1.1"), ours.writer.person, None)
    assert [(part.code, part.due) for part in doors.parts(writer)] == [("1.1", None)]


def test_part_is_given_to_contributors_of_the_own_organisation_only(ours: Company, theirs: Company) -> None:
    for person in (theirs.writer.person, theirs.contact.person, ours.contact.person):
        with pytest.raises(NotFoundError):
            give_part(ours.contact.as_actor(), ours.part("1.1"), person, None)
    assert not PartWriter.objects.exists()


def test_contributor_gives_no_part(ours: Company) -> None:
    hand_to(ours.part("1.1"), ours.writer.person)
    with pytest.raises(NotPermittedError):
        give_part(ours.writer.as_actor(), ours.part("1.1"), ours.writer.person, None)


def test_part_goes_from_writing_through_review_to_final_and_back(ours: Company) -> None:
    contact, writer, states = ours.contact.as_actor(), ours.writer.as_actor(), []
    hand_to(ours.part("1.1"), ours.writer.person)
    with pytest.raises(NotPermittedError):
        hand_in_part(writer, ours.part("1.1"))
    write(writer, ours.part("1.1"), "1.1a", "一")
    for act, actor in (
        (hand_in_part, writer),
        (return_part, contact),
        (hand_in_part, writer),
        (finalise_part, contact),
        (return_part, contact),
    ):
        act(actor, ours.part("1.1"))
        states.append(ours.part("1.1").state)
    assert states == ["in_review", "writing", "in_review", "final", "writing"]


def test_record_of_a_review_names_the_versions(ours: Company) -> None:
    write(ours.contact.as_actor(), ours.part("1.1"), "1.1a", "一")
    finalise_part(ours.contact.as_actor(), ours.part("1.1"))
    last = LedgerEntry.objects.latest("sequence")
    assert (last.verb, last.subject) == ("part.finalise", ours.part("1.1").public_id)


@pytest.mark.parametrize("act", [finalise_part, return_part])
def test_contributor_reviews_nothing(ours: Company, act) -> None:
    hand_to(ours.part("1.1"), ours.writer.person)
    Part.objects.filter(entry=ours.entry, code="1.1").update(state=Part.State.IN_REVIEW)
    with pytest.raises(NotPermittedError):
        act(ours.writer.as_actor(), ours.part("1.1"))
    act(ours.contact.as_actor(), ours.part("1.1"))


def test_parts_in_review_wait_for_the_contact(ours: Company) -> None:
    hand_to(ours.part("1.1"), ours.writer.person)
    Part.objects.filter(entry=ours.entry, code__in=["1.1", "1.2"]).update(state=Part.State.IN_REVIEW)
    assert [waiting_for_contact(one.as_actor()) for one in (ours.contact, ours.writer)] == [2, 0]


def test_remark_is_written_answered_and_settled_on_the_page(ours: Company, client: Client) -> None:
    hand_to(ours.part("1.1"), ours.writer.person)
    address = reverse("entries:remark", args=[ours.part("1.1").public_id])
    sign_in(client, ours.contact)
    client.post(address, {"field": "1.1a", "text": "请补充数据"})
    sign_in(client, ours.writer)
    asked = doors.remarks(ours.writer.as_actor()).get()
    client.post(address, {"field": "1.1a", "text": "已补充", "answers": asked.public_id})
    page = client.get(reverse("entries:part", args=[ours.part("1.1").public_id])).content.decode()
    assert ("请补充数据" in page, "已补充" in page, "已了结的批注" in page) == (True, True, False)
    client.post(reverse("entries:settle", args=[asked.public_id]))
    page = client.get(reverse("entries:part", args=[ours.part("1.1").public_id])).content.decode()
    assert "已了结的批注（1）" in page


def test_remark_belongs_to_a_field_and_an_answer_to_its_part(ours: Company) -> None:
    contact = ours.contact.as_actor()
    other = add_remark(contact, ours.part("1.2"), "1.2a", "一")
    with pytest.raises(NotFoundError):
        add_remark(contact, ours.part("1.1"), "1.2a", "二")
    with pytest.raises(NotFoundError):
        add_remark(contact, ours.part("1.1"), "1.1a", "二", other)


def test_contributor_settles_remarks_on_given_parts_only(ours: Company) -> None:
    remark = add_remark(ours.contact.as_actor(), ours.part("1.1"), "1.1a", "一")
    with pytest.raises(NotFoundError):
        doors.remark(ours.writer.as_actor(), remark.public_id)
    hand_to(ours.part("1.1"), ours.writer.person)
    settle_remark(ours.writer.as_actor(), doors.remark(ours.writer.as_actor(), remark.public_id))
    remark.refresh_from_db()
    assert remark.settled is not None


def test_page_tells_who_else_is_here_for_a_minute(ours: Company, client: Client) -> None:
    part, entries = ours.part("1.1"), LedgerEntry.objects.count()
    hand_to(part, ours.writer.person)
    address = reverse("entries:presence", args=[part.public_id])
    sign_in(client, ours.writer)
    assert "正在编写" not in client.post(address).content.decode()
    sign_in(client, ours.contact)
    assert ours.writer.person.name in client.post(address).content.decode()
    Presence.objects.update(seen=timezone.now() - timedelta(seconds=61))
    assert ours.writer.person.name not in client.post(address).content.decode()
    assert LedgerEntry.objects.count() == entries


def test_contact_gives_parts_on_the_page(ours: Company, client: Client) -> None:
    sign_in(client, ours.contact)
    address = reverse("entries:share", args=[ours.entry.public_id])
    assert ours.writer.person.name in client.get(address).content.decode()
    chosen = [ours.part(code).public_id for code in ("1.1", "2.1")]
    client.post(address, {"person": ours.writer.person.public_id, "due": "2100-03-20", "parts": chosen})
    assert [(one.part.code, one.part.due) for one in PartWriter.objects.order_by("pk")] == [("1.1", DUE), ("2.1", DUE)]


def test_contributor_sees_nothing_of_other_parts(ours: Company, client: Client) -> None:
    """Lists, counts, remarks, history and fields: what is not given leaves no trace on any page."""
    secret, contact = "秘密五七", ours.contact.as_actor()
    write(contact, ours.part("1.2"), "1.2a", secret)
    add_remark(contact, ours.part("1.2"), "1.2a", secret)
    hand_to(ours.part("1.1"), ours.writer.person)
    sign_in(client, ours.writer)
    given, hidden = ours.part("1.1").public_id, ours.part("1.2").public_id
    pages = [
        reverse("entries:entries"),
        reverse("entries:entry", args=[ours.entry.public_id]),
        reverse("entries:part", args=[given]),
        reverse("audit:history", args=["entry", ours.entry.public_id]),
        reverse("audit:history", args=["part", given]),
    ]
    answers = [client.get(page) for page in pages]
    assert {answer.status_code for answer in answers} == {200}
    told = "".join(answer.content.decode() for answer in answers)
    assert [text for text in (secret, hidden, "1.2 ", "组织概述") if text in told] == []
    refused = [
        reverse("entries:part", args=[hidden]),
        reverse("drafts:field", args=["entry_part", hidden, "1.2a"]),
        reverse("drafts:history", args=["entry_part", hidden, "1.2a"]),
        reverse("audit:history", args=["part", hidden]),
    ]
    assert [client.get(page).status_code for page in refused] == [404] * 4
