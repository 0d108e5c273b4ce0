"""Registers of an application: written, counted, compared with what is typed, handed in, taken over."""

import pytest
from django.test import Client
from django.urls import reverse

from web.databook.conftest import YEARS, type_figures
from web.entries.conftest import Company
from web.entries.writing import self_assessed, submitted_entry, write
from web.make import sign_in
from zhiheng.metrics.registers import REGISTERS
from zhiheng.web.databook.book import DataBook, book_of
from zhiheng.web.databook.registers import counted_from
from zhiheng.web.databook.sheet_kinds import label
from zhiheng.web.databook.submitted import submitted_book_of, submitted_cards
from zhiheng.web.entries.completeness import lacks
from zhiheng.web.entries.earlier_entries import compare_with_earlier
from zhiheng.web.entries.submitted import submitted
from zhiheng.web.entries.written import Written

FIELD = "register.patents"
PATENTS = "齿轮|1|发明|2096-05|长期|1|3#2\n箱体|2|发明|2098|||\n外壳|3|外观设计|2098"


def _book(typed: str = "", register: str = PATENTS) -> DataBook:
    return book_of(YEARS, {"data_rd": {"valid_invention_patents": typed}, "data_registers": {FIELD: register}})


def test_count_that_is_not_typed_follows_from_the_register() -> None:
    book = _book("2099: 9")
    assert [book.cell("valid_invention_patents", year) for year in YEARS] == ["1", "1", "2", "9"]
    assert [book.result.years[year]["valid_invention_patent_count"].value for year in YEARS] == ["1", "1", "2", "9"]
    assert [(one.text.zh, one.is_without) for one in book.notes()] == [("2099 年填 9，清单 2 项", False)]


@pytest.mark.parametrize(
    ("typed", "told"),
    [("2099: 3", ["未附清单"]), ("2099: 0", []), ("2099: 不涉及", []), ("2099: 约三", []), ("", [])],
)
def test_count_without_lines_has_no_list_attached(typed: str, told: list[str]) -> None:
    assert [one.text.zh for one in _book(typed, "").notes()] == told


def test_every_counted_input_knows_its_register() -> None:
    assert counted_from()["valid_patents"] is REGISTERS["patents"]
    assert label("data_registers", FIELD) == REGISTERS["patents"].title
    assert [label("data_rd", FIELD), label("data_registers", "register.nothing")] == [None, None]


@pytest.mark.django_db
def test_page_shows_registers_and_what_is_wrong_with_lines(ours: Company, client: Client) -> None:
    contact, part = ours.contact.as_actor(), ours.part("data_registers")
    write(contact, part, FIELD, f"{PATENTS}\n坏行|4|国家级|2098")
    sign_in(client, ours.contact)
    page = client.get(reverse("databook:registers", args=[part.public_id])).content.decode()
    assert ("专利（4）" in page, "不在可选范围" in page, "商标（0）" in page) == (True, True, True)
    found = [lack.text.zh for lack in lacks(Written(contact, ours.entry)) if lack.reason == "wrong"]
    assert found == ["专利"]
    assert client.get(reverse("databook:registers", args=[ours.part("data_rd").public_id])).status_code == 404
    assert client.get(reverse("databook:sheet", args=[part.public_id])).status_code == 404
    client.post(reverse("site:set_language"), {"language": "en"})
    page = client.get(reverse("databook:registers", args=[part.public_id])).content.decode()
    assert "实用新型 (utility model)" in page


@pytest.mark.django_db
def test_sheet_says_what_is_on_the_list_and_asks_for_nothing_more(ours: Company, client: Client) -> None:
    type_figures(ours, {"patent_applications": 5})
    write(ours.contact.as_actor(), ours.part("data_registers"), FIELD, PATENTS)
    sign_in(client, ours.contact)
    page = client.get(reverse("databook:sheet", args=[ours.part("data_rd").public_id])).content.decode()
    assert ("按清单计" in page, "清单 0 项" in page, "必填 6 项，已填 1 项" in page) == (True, True, True)
    told = [lack.text.zh for lack in lacks(Written(ours.contact.as_actor(), ours.entry))]
    assert [one for one in told if one.startswith("有效发明专利数")] == []


@pytest.mark.django_db
def test_experts_and_office_read_the_lines(ours: Company, client: Client) -> None:
    write(ours.contact.as_actor(), ours.part("data_registers"), FIELD, PATENTS)
    handed_in = submitted_entry(ours)
    content = submitted(handed_in)
    book, cards = submitted_book_of(content, ours.entry), submitted_cards(content, ours.entry, "5.2")
    assert book is not None
    assert cards is not None
    assert [(title.zh, len(lines)) for title, lines in book.registers] == [("专利", 3)]
    count = next(one for one in cards.shown if one.metric.id == "valid_invention_patent_count")
    assert [line.proof for line in count.inputs[0].lines] == [(3, 2), None, None]
    sign_in(client, ours.contact)
    page = client.get(reverse("entries:submission", args=[handed_in.public_id])).content.decode()
    assert ("清单：专利（3）" in page, "没有证明材料" in page) == (True, True)


@pytest.mark.django_db
def test_register_of_an_earlier_application_is_offered_where_there_is_none(ours: Company) -> None:
    earlier = self_assessed(ours)
    for name in (FIELD, "register.trademarks"):
        write(earlier.contact.as_actor(), earlier.part("data_registers"), name, PATENTS)
    write(ours.contact.as_actor(), ours.part("data_registers"), FIELD, "另一项")
    found = compare_with_earlier(ours.contact.as_actor(), ours.entry, earlier.entry)
    assert {one.name: one.text for one in found.offered} == {"register.trademarks": PATENTS}
