"""Starting from what was written earlier: compared field by field, taken over, never another organisation's."""

import pytest
from django.test import Client
from django.urls import reverse

from documents.examples import paragraph, picture
from web.entries.conftest import Call, Company
from web.entries.filled import boxes
from web.entries.writing import hand_to, insert_picture, self_assessed, write
from web.make import sign_in
from web.test_query_counts import count_queries
from zhiheng.documents import document_of, stored_document
from zhiheng.web.audit.history import lines_of
from zhiheng.web.audit.models import LedgerEntry
from zhiheng.web.audit.stages import Stage
from zhiheng.web.drafts.models import Version
from zhiheng.web.drafts.queries import texts_of
from zhiheng.web.entries import earlier_entries
from zhiheng.web.entries.earlier_entries import compare_with_earlier
from zhiheng.web.entries.models import Entry, Part
from zhiheng.web.entries.models.part import ENTRY_PART
from zhiheng.web.entries.standards import indicators_of_standard
from zhiheng.web.files.models import Blob, StoredFile


@pytest.fixture
def own(ours: Company) -> Company:
    return self_assessed(ours)


@pytest.fixture
def browser(ours: Company, client: Client) -> Client:
    sign_in(client, ours.contact)
    return client


def _address(company: Company, earlier: Company) -> str:
    return reverse("entries:take_over", args=[company.entry.public_id, earlier.entry.public_id])


def _responses(company: Company, code: str) -> dict[str, str]:
    texts = texts_of(ENTRY_PART, company.part(code))
    return {name: one if name == "self_score" else stored_document(one).plain_text for name, one in texts.items()}


def test_page_of_an_application_offers_what_was_written_earlier(ours: Company, own: Company, browser: Client) -> None:
    page = browser.get(reverse("entries:entry", args=[ours.entry.public_id])).content.decode()
    assert (_address(ours, own) in page, f"2099 年自评 · {own.entry.code}" in page) == (True, True)


def test_empty_fields_are_ticked_and_others_are_not(ours: Company, own: Company, browser: Client) -> None:
    contact = ours.contact.as_actor()
    write(contact, ours.part("1.1"), "1.1a", "现有")
    write(contact, ours.part("1.1"), "1.1c", "只在这里有")
    for name, text in {"1.1a": "以前的一段", "1.1b": "以前乙", "1.1c": "", "self_score": "55"}.items():
        write(contact, own.part("1.1"), name, text)
    write(contact, own.part("profile"), "address", "示例路 1 号")
    write(contact, own.part("overview"), "overview", "以前的概述")
    page = browser.get(_address(ours, own))
    assert boxes(page) == {
        "profile/address@0": True,
        "overview/overview@0": True,
        "1.1/1.1a@1": False,
        "1.1/1.1b@0": True,
        "1.1/self_score@0": True,
    }
    assert "以前的一段" in page.content.decode()


def test_what_is_ticked_is_taken_in_one_act(ours: Company, own: Company, browser: Client) -> None:
    contact = ours.contact.as_actor()
    write(contact, ours.part("1.1"), "1.1a", "现有")
    write(contact, own.part("1.1"), "1.1a", "以前甲")
    write(contact, own.part("1.1"), "self_score", "55")
    write(contact, own.part("profile"), "address", "示例路 1 号")
    values = {"take": ["1.1/1.1a@1", "1.1/self_score@0", "profile/address@0"]}
    page = browser.post(_address(ours, own), values, follow=True)
    assert "已带入 3 项" in page.content.decode()
    assert _responses(ours, "1.1") == {"1.1a": "以前甲", "self_score": "55"}
    assert texts_of(ENTRY_PART, ours.part("profile"))["address"] == "示例路 1 号"
    versions = Version.objects.filter(field__owner=ours.part("1.1").public_id, field__name="1.1a").order_by("number")
    assert [stored_document(one.text or "").plain_text for one in versions] == ["现有", "以前甲"]
    last = LedgerEntry.objects.latest("sequence")
    assert (last.verb, last.subject) == ("entry.take_over", ours.entry.public_id)
    assert [line.says for line in lines_of([last])] == [f"从 {own.entry.code} 带入 3 项"]
    assert _responses(own, "1.1") == {"1.1a": "以前甲", "self_score": "55"}


def test_nothing_ticked_takes_nothing(ours: Company, own: Company, browser: Client) -> None:
    write(ours.contact.as_actor(), own.part("1.1"), "1.1a", "以前甲")
    page = browser.post(_address(ours, own), follow=True)
    assert "没有选择要带入的项" in page.content.decode()
    assert _responses(ours, "1.1") == {}


def test_pictures_are_copied_to_the_new_part(ours: Company, own: Company, browser: Client) -> None:
    contact = ours.contact.as_actor()
    old = insert_picture(contact, own.part("1.1"))
    write(contact, own.part("1.1"), "1.1a", document_of([paragraph("甲"), picture(old.public_id, "图 1")]).text)
    browser.post(_address(ours, own), {"take": ["1.1/1.1a@0"]})
    new = StoredFile.objects.get(owner=ours.part("1.1").public_id)
    assert (new.blob_id, new.cycle) == (old.blob_id, ours.entry.cycle)
    assert stored_document(texts_of(ENTRY_PART, ours.part("1.1"))["1.1a"]).pictures == (new.public_id,)
    assert boxes(browser.get(_address(ours, own))) == {}


def test_of_a_quarantined_picture_the_caption_is_taken(ours: Company, own: Company, browser: Client) -> None:
    contact = ours.contact.as_actor()
    old = insert_picture(contact, own.part("1.1"))
    write(contact, own.part("1.1"), "1.1a", document_of([picture(old.public_id, "图 1")]).text)
    Blob.objects.filter(pk=old.blob_id).update(removed_at=old.uploaded_at, reason="涉密")
    browser.post(_address(ours, own), {"take": ["1.1/1.1a@0"]})
    assert _responses(ours, "1.1") == {"1.1a": "图 1"}


def test_criterion_that_read_otherwise_is_not_ticked(
    ours: Company, own: Company, browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    contact = ours.contact.as_actor()
    for code in ("1.1", "1.2"):
        write(contact, own.part(code), f"{code}a", "以前甲")
        write(contact, own.part(code), "self_score", "55")
    monkeypatch.setattr(earlier_entries, "indicators_of_standard", _Changing().indicators)
    page = browser.get(_address(ours, own))
    assert boxes(page) == {
        "1.1/1.1a@0": False,
        "1.1/self_score@0": False,
        "1.2/1.2a@0": True,
        "1.2/self_score@0": True,
    }
    assert "评价要点的文字与那时不同" in page.content.decode()


class _Changing:
    """The first standard asked for as it is, others without the indicator 1.1."""

    def __init__(self) -> None:
        self.asked = 0

    def indicators(self, standard: object) -> dict[str, object]:
        self.asked += 1
        found = dict(indicators_of_standard(standard))
        if self.asked % 2 == 0:
            del found["1.1"]
        return found


def test_change_since_the_comparison_takes_nothing(ours: Company, own: Company, browser: Client) -> None:
    contact = ours.contact.as_actor()
    for code in ("1.1", "1.2"):
        write(contact, own.part(code), f"{code}a", "以前")
    write(contact, ours.part("1.2"), "1.2a", "同事刚写的")
    again = browser.post(_address(ours, own), {"take": ["1.1/1.1a@0", "1.2/1.2a@0"]})
    assert (again.status_code, "没有带入任何内容" in again.content.decode()) == (409, True)
    assert boxes(again) == {"1.1/1.1a@0": True, "1.2/1.2a@1": False}
    assert (_responses(ours, "1.1"), _responses(ours, "1.2")) == ({}, {"1.2a": "同事刚写的"})


def test_final_part_is_not_offered(ours: Company, own: Company, browser: Client) -> None:
    write(ours.contact.as_actor(), own.part("1.1"), "1.1a", "以前甲")
    Part.objects.filter(entry=ours.entry, code="1.1").update(state=Part.State.FINAL)
    page = browser.get(_address(ours, own))
    assert (boxes(page), "这一部分已定稿" in page.content.decode()) == ({}, True)


def test_next_self_assessment_starts_from_the_last_one(ours: Company, own: Company, browser: Client) -> None:
    following = self_assessed(ours, "2100 年自评")
    write(ours.contact.as_actor(), own.part("1.1"), "1.1a", "去年写的")
    browser.post(_address(following, own), {"take": ["1.1/1.1a@0"]})
    assert _responses(following, "1.1") == {"1.1a": "去年写的"}


@pytest.mark.parametrize("state", [Entry.State.SUBMITTED, Entry.State.WITHDRAWN])
def test_application_that_is_not_written_takes_nothing(
    ours: Company, own: Company, browser: Client, state: str
) -> None:
    Entry.objects.filter(pk=ours.entry.pk).update(state=state)
    assert [browser.get(_address(ours, own)).status_code, browser.post(_address(ours, own)).status_code] == [403, 403]


def test_it_is_done_during_the_call_only(call: Call, ours: Company, own: Company, browser: Client) -> None:
    call.set_stage(Stage.SCREENING)
    assert browser.get(_address(ours, own)).status_code == 403


@pytest.mark.leak
def test_texts_of_another_organisation_are_never_offered_or_taken(
    ours: Company, theirs: Company, browser: Client
) -> None:
    secret = "别家的秘密"
    other = self_assessed(theirs)
    for company in (theirs, other):
        write(theirs.contact.as_actor(), company.part("1.1"), "1.1a", secret)
    next_one = self_assessed(theirs, "2100 年自评").entry
    [offered] = compare_with_earlier(theirs.contact.as_actor(), next_one, other.entry).offered[-1:]
    assert secret in offered.text
    page = browser.get(reverse("entries:entry", args=[ours.entry.public_id])).content.decode()
    assert "核对并带入" not in page
    for earlier in (theirs, other):
        values = {"take": ["1.1/1.1a@0"]}
        asked = [browser.get(_address(ours, earlier)), browser.post(_address(ours, earlier), values)]
        assert [one.status_code for one in asked] == [404, 404]
    assert [browser.get(_address(theirs, ours)).status_code, _responses(ours, "1.1")] == [404, {}]
    assert compare_with_earlier(ours.contact.as_actor(), ours.entry, theirs.entry).offered == []


@pytest.mark.leak
def test_colleague_takes_nothing_over(ours: Company, own: Company, client: Client) -> None:
    write(ours.contact.as_actor(), own.part("1.2"), "1.2a", "没有交给同事的秘密")
    for company in (ours, own):
        hand_to(company.part("1.1"), ours.writer.person)
    sign_in(client, ours.writer)
    assert client.get(_address(ours, own)).status_code == 404
    assert "核对并带入" not in client.get(reverse("entries:entry", args=[ours.entry.public_id])).content.decode()


def test_comparison_needs_as_many_queries_for_a_full_report(ours: Company, own: Company, browser: Client) -> None:
    counts = []
    for codes in (("1.1",), ("2.1", "3.1", "4.1", "5.1", "5.7")):
        for code in codes:
            write(ours.contact.as_actor(), own.part(code), f"{code}a", code)
        counts.append(count_queries(browser, _address(ours, own)))
    assert counts[0] == counts[1]
