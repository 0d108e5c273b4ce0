"""A data book filled in with Excel: downloaded, uploaded, compared, taken over, refused; in a folder of the office."""

import io
import re
import zipfile
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from web.databook.conftest import YEARS, kept, type_figures
from web.entries.conftest import Call, Company
from web.entries.writing import hand_to, write
from web.make import make_organisation, sign_in
from zhiheng.metrics import NA, Value, builtin_catalogue
from zhiheng.metrics.workbook import write_data_book
from zhiheng.tables import InputFile, Sheet, read_workbook
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.models import LedgerPayload
from zhiheng.web.audit.roles import Role
from zhiheng.web.drafts.queries import texts_of
from zhiheng.web.entries.actions.entries import take_in_entry
from zhiheng.web.entries.models import Part
from zhiheng.web.files.models import StoredFile
from zhiheng.web.people.models import Assignment


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, settings) -> None:
    settings.HOME = tmp_path


@pytest.fixture
def browser(balanced: Company, client: Client) -> Client:
    sign_in(client, balanced.contact)
    return client


Typed = dict[tuple[str, int], Value]


def _workbook(company: Company, typed: Typed, years: Sequence[int] = YEARS, code: str = "") -> bytes:
    figures = {place: value if value in (None, NA) else Decimal(str(value)) for place, value in typed.items()}
    return write_data_book(builtin_catalogue(), code or company.entry.code, years, figures=figures)


def _with_words(company: Company, name: str) -> bytes:
    """A workbook in which a cell holds words."""
    source, changed = zipfile.ZipFile(io.BytesIO(_workbook(company, {(name, 2099): NA}))), io.BytesIO()
    with zipfile.ZipFile(changed, "w") as target:
        for one in source.namelist():
            content = source.read(one)
            target.writestr(one, content.replace("<t>不涉及</t>".encode(), "<t>约五</t>".encode()))
    return changed.getvalue()


def _downloaded(client: Client, company: Company) -> dict[str, Sheet]:
    response = client.get(reverse("databook:workbook", args=[company.entry.public_id]))
    return {sheet.name: sheet for sheet in read_workbook(InputFile("a.xlsx", response.content))}


def _upload(client: Client, company: Company, content: bytes) -> HttpResponse:
    address = reverse("databook:upload", args=[company.entry.public_id])
    return client.post(address, {"file": SimpleUploadedFile("数据.xlsx", content)}, follow=True)


def _offered(page: HttpResponse) -> list[str]:
    return re.findall(r'name="take" value="([^"]+)"', page.content.decode())


def _post(client: Client, page: HttpResponse, what: str, chosen: list[str] | None = None) -> HttpResponse:
    found = re.search(rf'action="(/data_books/\w+/{what})"', page.content.decode())
    assert found
    return client.post(found[1], {"take": _offered(page) if chosen is None else chosen}, follow=True)


def test_workbook_comes_filled_in_and_goes_back_with_its_changes(balanced: Company, browser: Client) -> None:
    type_figures(balanced, {"inventory": "不涉及"})
    rows = {row[0]: row[5:9] for row in _downloaded(browser, balanced)["财务与产出"].rows[3:]}
    assert (rows["total_assets"], rows["inventory"], rows["operating_revenue"]) == (
        (100, 110, 120, 130),
        ("不涉及",) * 4,
        ("",) * 4,
    )
    changed = {("total_assets", 2099): 131.5, ("total_equity", 2099): 75, ("avg_employees", 2099): NA}
    page = _upload(browser, balanced, _workbook(balanced, changed))
    assert _offered(page) == ["data_finance/total_assets@1", "data_people/avg_employees@0"]
    assert "没有变化（1）" in page.content.decode()
    _post(browser, page, "take", ["data_finance/total_assets@1"])
    assert (kept(balanced, "total_assets"), kept(balanced, "avg_employees")) == (
        "2096: 100\n2097: 110\n2098: 120\n2099: 131.5",
        "",
    )
    assert LedgerPayload.objects.filter(payload__keys=["data_finance/total_assets"]).count() == 1
    assert StoredFile.objects.get().withdrawn_at is not None


def test_nothing_is_taken_while_a_colleague_changed_it(balanced: Company, browser: Client) -> None:
    page = _upload(browser, balanced, _workbook(balanced, {("total_assets", 2099): 131}))
    type_figures(balanced, {"total_assets": [1, 2, 3, 4]})
    answer = _post(browser, page, "take", ["data_finance/total_assets@1"])
    assert (answer.status_code, kept(balanced, "total_assets")[-7:]) == (409, "2099: 4")
    assert _offered(_post(browser, page, "take", [])) == ["data_finance/total_assets@2"]
    home = reverse("entries:entry", args=[balanced.entry.public_id])
    ends = [_post(browser, page, what).redirect_chain[-1][0] for what in ("discard", "discard", "take")]
    assert (ends, browser.get(page.request["PATH_INFO"]).url) == ([home] * 3, home)


def test_contributor_takes_the_given_sheets_alone(balanced: Company, client: Client) -> None:
    hand_to(balanced.part("data_people"), balanced.writer.person)
    sign_in(client, balanced.writer)
    assert list(_downloaded(client, balanced)) == ["说明", "人员与社会责任"]
    whole = _workbook(balanced, {("total_assets", 2099): 1, ("avg_employees", 2099): 5}, code="OTHER")
    page = _upload(client, balanced, whole)
    shown = page.content.decode()
    assert (_offered(page), "财务与产出数据" in shown, "OTHER" in shown) == (
        ["data_people/avg_employees@0"],
        True,
        True,
    )


def test_year_that_is_not_asked_for_is_left_out(balanced: Company, browser: Client) -> None:
    whole = _workbook(balanced, {("inventory", 2090): 1, ("inventory", 2099): 2}, years=(2090, 2099))
    page = _upload(browser, balanced, whole)
    assert "还有本届不填的年度" in page.content.decode()
    _post(browser, page, "take")
    assert kept(balanced, "inventory") == "2099: 2"


def test_file_that_cannot_be_read_is_refused(balanced: Company, browser: Client) -> None:
    page = _upload(browser, balanced, _with_words(balanced, "inventory"))
    assert (page.status_code, "不是数" in page.content.decode(), StoredFile.objects.count()) == (422, True, 0)
    address = reverse("databook:upload", args=[balanced.entry.public_id])
    assert [browser.post(address).status_code, browser.get(address).status_code] == [422, 200]


def test_page_of_another_kind_of_file_is_not_there(balanced: Company, browser: Client) -> None:
    page = _upload(browser, balanced, _workbook(balanced, {}))
    StoredFile.objects.update(owner_kind="entry_report")
    assert browser.get(page.request["PATH_INFO"]).status_code == 404


def test_sheet_that_is_final_is_not_offered(balanced: Company, browser: Client) -> None:
    Part.objects.filter(entry=balanced.entry, code="data_finance").update(state=Part.State.FINAL)
    page = _upload(browser, balanced, _workbook(balanced, {("total_assets", 2099): 131}))
    assert (_offered(page), "现在不能填写，不带入（1）" in page.content.decode()) == ([], True)


def test_office_takes_a_data_book_in_with_the_folder(call: Call, clerk: Actor, ours: Company, client: Client) -> None:
    entry = take_in_entry(clerk, call.track, make_organisation("代录示例公司"))
    sign_in(client, Assignment.objects.get(person=clerk.person, role=Role.OFFICE_CLERK))
    other = io.BytesIO()
    xlsxwriter.Workbook(other).close()
    good = _workbook(ours, {("inventory", 2099): 2})
    files = {"a": good, "b": _with_words(ours, "inventory"), "c": other.getvalue()}
    sent = [SimpleUploadedFile(f"{name}.xlsx", content) for name, content in files.items()]
    page = client.post(reverse("entries:take_in_files", args=[entry.public_id]), {"files": sent}, follow=True)
    links = re.findall(r'href="(/data_books/\w+)"', page.content.decode())
    assert (len(links), entry.attachments.count()) == (2, 1)
    found = [client.get(link) for link in links]
    assert [(one.status_code, "不是数" in one.content.decode()) for one in found] == [(422, True), (200, False)]
    _post(client, found[1], "take")
    assert Part.objects.get(entry=entry, code="data_finance").state == Part.State.WRITING


def test_registers_go_out_and_come_back(balanced: Company, browser: Client) -> None:
    part, contact = balanced.part("data_registers"), balanced.contact.as_actor()
    write(contact, part, "register.trademarks", "示例标 | 1 | 境内 | 2098 |  |  | ")
    assert _downloaded(browser, balanced)["清单 商标"].rows[3][:4] == ("示例标", "1", "境内", "2098")
    lines = {"patents": "齿轮 | ZL1 | 发明 | 2098 |  |  | ", "trademarks": "另一标 | 2 | 境外 | 2098 |  |  | "}
    book = write_data_book(builtin_catalogue(), balanced.entry.code, YEARS, ["rd"], registers=lines)
    page = _upload(browser, balanced, book)
    assert _offered(page) == ["data_registers/register.patents@0", "data_registers/register.trademarks@1"]
    assert re.findall(r'value="([^"]+)" checked', page.content.decode()) == ["data_registers/register.patents@0"]
    _post(browser, page, "take", ["data_registers/register.patents@0"])
    texts = texts_of("entry_part", part)
    assert (texts["register.patents"], texts["register.trademarks"][:3]) == (lines["patents"], "示例标")
