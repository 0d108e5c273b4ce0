"""The page of a sheet: shown, saved, what is found, for whom."""

import json
import re

import pytest
from django.test import Client
from django.urls import reverse

from web.databook.conftest import YEARS, kept, type_figures
from web.entries.conftest import Call, Company
from web.entries.writing import complete, hand_to, self_assessed, submitted_entry, write
from web.make import sign_in
from web.test_query_counts import count_queries
from zhiheng.web.databook.asked import Asked, asked_of
from zhiheng.web.databook.domains import inputs_of
from zhiheng.web.databook.sheet_page import sheet_of_part
from zhiheng.web.drafts.models import Field
from zhiheng.web.entries.actions.parts import finalise_part
from zhiheng.web.entries.completeness import lacks
from zhiheng.web.entries.earlier_entries import compare_with_earlier
from zhiheng.web.entries.models import Part, Submission
from zhiheng.web.entries.quarantine_hooks import redact_snapshots
from zhiheng.web.entries.submission_changes import changes_between
from zhiheng.web.entries.written import Written
from zhiheng.web.programmes.models import Setting

WRONG = {"total_equity": [60, 65, 70, 80]}
KEY = "why.R01.1.2099"


def _page(client: Client, company: Company, name: str = "sheet", code: str = "data_finance") -> str:
    return client.get(reverse(f"databook:{name}", args=[company.part(code).public_id])).content.decode()


def _found(page: str) -> list[str]:
    return re.findall(r'data-key="([^"]+)"', page)


def test_page_shows_figures_and_what_is_found_beside_them(balanced: Company, client: Client) -> None:
    sign_in(client, balanced.contact)
    assert _found(_page(client, balanced)) == []
    type_figures(balanced, WRONG)
    page = _page(client, balanced)
    assert (_found(page), 'name="total_equity@2099" value="80"' in page) == ([KEY], True)
    assert "必填 25 项，已填 3 项" in page
    assert "1 处要改正或说明" in page
    assert _found(_page(client, balanced, "findings")) == [KEY]


def test_finding_that_is_explained_counts_no_more(balanced: Company, client: Client) -> None:
    type_figures(balanced, WRONG)
    actor = balanced.contact.as_actor()
    before = [lack.text.zh for lack in lacks(Written(actor, balanced.entry)) if lack.reason == "unexplained"]
    write(actor, balanced.part("data_finance"), KEY, "示例：上年重述")
    after = [lack for lack in lacks(Written(actor, balanced.entry)) if lack.reason == "unexplained"]
    sign_in(client, balanced.contact)
    page = _page(client, balanced)
    assert ([text[:7] for text in before], after) == (["2099 年："], [])
    assert ("已说明" in page, "要改正或说明</strong>" in page) == (True, False)


def test_no_finding_keeps_an_application_from_being_handed_in(balanced: Company) -> None:
    type_figures(balanced, {**WRONG, "inventory": "约五百"})
    submission = submitted_entry(balanced)
    sheets = json.loads(submission.content)["sheets"]
    assert (sheets["years"], sheets["first_year"], sheets["scope"]) == ([*YEARS], 2097, "short")
    assert sheets["texts"]["data_finance"]["total_equity"].endswith("2099: 80")


def test_cell_without_a_figure_is_named(balanced: Company) -> None:
    type_figures(balanced, {"inventory": [1, None, "约五", 3]})
    found = lacks(Written(balanced.contact.as_actor(), balanced.entry))
    told = [(lack.reason, lack.text.zh) for lack in found if lack.url.endswith("#inventory")]
    assert told == [("empty", "存货：2097"), ("wrong", "存货")]


def test_contributor_sees_the_given_sheets_alone(balanced: Company, client: Client) -> None:
    type_figures(balanced, {"operating_revenue": 1, "avg_employees": 500})
    hand_to(balanced.part("data_people"), balanced.writer.person)
    sign_in(client, balanced.writer)
    assert "why.R42" not in _page(client, balanced, code="data_people")
    address = reverse("databook:sheet", args=[balanced.part("data_finance").public_id])
    assert client.get(address).status_code == 404
    sign_in(client, balanced.contact)
    page = _page(client, balanced, code="data_people")
    assert 'href="' + reverse("databook:sheet", args=[balanced.part("data_finance").public_id]) in page


def test_form_without_script_keeps_what_was_changed(balanced: Company, client: Client) -> None:
    sign_in(client, balanced.contact)
    part = balanced.part("data_finance")
    sent = {"base@total_assets": "1", "total_assets@2099": "1,300", "total_assets@2096": "", "base@inventory": "0"}
    response = client.post(reverse("databook:save", args=[part.public_id]), sent, follow=True)
    assert (kept(balanced, "total_assets"), "已保存 1 项" in response.content.decode()) == (
        "2097: 110\n2098: 120\n2099: 1300",
        True,
    )
    again = {"base@total_assets": "1", "total_assets@2099": "7", "base@total_equity": "x", "total_equity@2099": "1"}
    response = client.post(reverse("databook:save", args=[part.public_id]), again, follow=True)
    assert ("没有覆盖" in response.content.decode(), kept(balanced, "total_assets").endswith("1300")) == (True, True)


def test_sheet_that_is_final_is_read(balanced: Company, client: Client) -> None:
    part = balanced.part("data_finance")
    finalise_part(balanced.contact.as_actor(), part)
    sign_in(client, balanced.contact)
    page = _page(client, balanced)
    assert ('name="total_assets@2099"' in page, "130" in page) == (False, True)
    response = client.post(reverse("databook:save", args=[part.public_id]), {})
    assert response.status_code == 403


def test_page_of_a_part_leads_to_its_sheet(ours: Company, client: Client) -> None:
    sign_in(client, ours.contact)
    part = ours.part("data_energy")
    response = client.get(reverse("entries:part", args=[part.public_id]))
    assert response.url == reverse("databook:sheet", args=[part.public_id])
    assert client.get(reverse("databook:sheet", args=[ours.part("1.1").public_id])).status_code == 404


def test_what_is_folded_follows_from_the_scope(ours: Company) -> None:
    part, counts = ours.part("data_energy"), []
    for scope in ("short", "core"):
        Setting.objects.filter(cycle=ours.entry.cycle, key="application.data_book").update(value=scope)
        sheet = sheet_of_part(ours.contact.as_actor(), part, asked_of(ours.entry))
        counts.append((len(sheet.rows), len(sheet.folded), sheet.required))
    assert counts == [(5, 13, 5), (18, 0, 17)]


def test_cycle_without_a_data_book_has_no_sheets(call: Call, ours: Company) -> None:
    Setting.objects.filter(cycle=call.cycle, key="application.data_book").update(value="off")
    entry = call.company("丙示例").entry
    assert (entry.parts.count(), asked_of(entry).is_on) == (28, False)
    assert "sheets" not in json.loads(submitted_entry(call.company("丁示例")).content)


def test_self_assessment_asks_for_the_years_before_it_was_begun(ours: Company) -> None:
    entry = self_assessed(ours).entry
    year = entry.created_at.year
    assert asked_of(entry) == Asked((year - 4, year - 3, year - 2, year - 1), year - 3, "short")


def test_earlier_figures_are_offered_for_the_empty_years(balanced: Company) -> None:
    earlier = self_assessed(balanced)
    write(earlier.contact.as_actor(), earlier.part("data_finance"), "inventory", "2095: 1\n2097: 5\n2098: 6")
    write(earlier.contact.as_actor(), earlier.part("data_finance"), "total_assets", "2096: 1")
    found = compare_with_earlier(balanced.contact.as_actor(), balanced.entry, earlier.entry)
    offered = {one.name: (one.state, one.text) for one in found.offered if one.part.is_sheet}
    assert offered == {"inventory": ("new", "2097: 5\n2098: 6")}


def test_snapshots_show_changes_and_forget_what_is_quarantined(balanced: Company) -> None:
    complete(balanced)
    first = submitted_entry(balanced)
    Part.objects.filter(entry=balanced.entry).update(state=Part.State.WRITING)
    balanced.entry.refresh_from_db()
    content = json.loads(first.content)
    content["sheets"]["texts"]["data_finance"]["inventory"] = "2099: 9"
    second = Submission(entry=balanced.entry, number=2, content=json.dumps(content))
    assert [one.title.zh for one in changes_between(first, second)] == ["存货"]
    field = Field.objects.get(owner=balanced.part("data_finance").public_id, name="total_assets")
    redact_snapshots(field, [content["sheets"]["texts"]["data_finance"]["total_assets"]])
    first.refresh_from_db()
    assert json.loads(first.content)["sheets"]["texts"]["data_finance"]["total_assets"] == ""


@pytest.mark.parametrize(
    ("name", "code"),
    [("sheet", "data_finance"), ("findings", "data_finance"), ("registers", "data_registers"), ("metrics", "")],
)
def test_page_needs_as_many_queries_for_a_full_book(ours: Company, client: Client, name: str, code: str) -> None:
    sign_in(client, ours.contact)
    place = [ours.part(code).public_id] if code else [ours.entry.public_id, "5.6"]
    address, counts = reverse(f"databook:{name}", args=place), []
    for figures in ({"total_assets": 1}, {one.id: 5 for one in inputs_of("data_finance")}):
        type_figures(ours, figures)
        counts.append(count_queries(client, address))
    assert counts[0] == counts[1]
