"""Search within the application: every paragraph that holds the words, and no more than what was handed in."""

import pytest
from django.test import Client
from django.urls import reverse

from web.entries.conftest import Company
from web.entries.writing import write
from web.make import sign_in
from web.reviews.conftest import Review, type_in
from web.reviews.evidence import add_evidence
from zhiheng.web.entries.submitted import submitted
from zhiheng.web.reviews import doors
from zhiheng.web.reviews.entry_search import search
from zhiheng.web.reviews.models import Sheet


@pytest.fixture
def ours(ours: Company, tmp_path, settings) -> Company:
    settings.HOME = tmp_path
    add_evidence(ours)
    contact = ours.contact.as_actor()
    write(contact, ours.part("overview"), "overview", "本组织出口阀门")
    write(contact, ours.part("5.6"), "5.6a", "MES 系统 (2024) 上线，出口 MES 数据")
    return ours


def _search(review: Review, sheet: Sheet, question: str) -> list[tuple[str, str, list[str]]]:
    content = submitted(doors.scored_submission(review.expert, sheet))
    found = search(sheet, content, question)
    return [(one.place.zh, one.url, [text for text, is_hit in one.pieces if is_hit]) for one in found]


def test_every_paragraph_in_the_order_of_the_application(review: Review, sheet: Sheet) -> None:
    screen = reverse("reviews:indicator", args=[sheet.public_id, "1.1"])
    assert _search(review, sheet, "出口") == [
        ("组织概述 第 1 段", reverse("reviews:print_entry", args=[sheet.public_id]), ["出口"]),
        ("1.1a 第 3 段", f"{screen}#p-1.1a-3", ["出口"]),
        ("5.6a 第 1 段", f"{reverse('reviews:indicator', args=[sheet.public_id, '5.6'])}#p-5.6a-1", ["出口"]),
    ]


def test_all_words_and_any_case_and_no_patterns(review: Review, sheet: Sheet) -> None:
    assert [hits for _, _, hits in _search(review, sheet, "mes 出口")] == [["MES", "出口", "MES"]]
    assert [hits for _, _, hits in _search(review, sheet, "(2024)")] == [["(2024)"]]
    assert (_search(review, sheet, ".*"), _search(review, sheet, "  ")) == ([], [])


def test_evidence_by_its_title(review: Review, sheet: Sheet) -> None:
    opened = reverse("reviews:evidence", args=[sheet.public_id, "1.1", 1])
    without_file = reverse("reviews:indicator", args=[sheet.public_id, "1.1"])
    assert _search(review, sheet, "证书示例") == [("材料 1", opened, ["证书示例"])]
    assert _search(review, sheet, "照片") == [("材料 2", without_file, ["照片"])]


@pytest.mark.leak
def test_page_marks_what_it_found_and_finds_no_notes(
    client: Client, review: Review, sheet: Sheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_in(review.expert, sheet, "1.1.notes", "出口待查")
    sign_in(client, review.first)
    url = reverse("reviews:search", args=[sheet.public_id])
    text = client.get(url, {"q": "出口"}).content.decode()
    assert ("<mark>出口</mark>" in text, "系统检索，仅供参考" in text, "找到 3 处" in text) == (True, True, True)
    assert "出口待查" not in text
    assert "系统检索" not in client.get(url).content.decode()
    monkeypatch.setattr("zhiheng.web.reviews.entry_search.MOST_FOUND", 2)
    monkeypatch.setattr("zhiheng.web.reviews.views.entry_search.MOST_FOUND", 2)
    assert "只列出前 2 处" in client.get(url, {"q": "出口"}).content.decode()
