"""What the office keeps for data books: comparison values, coefficients, their versions; departments' answers."""

import csv
import io
from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from web.databook.conftest import YEARS, type_figures
from web.entries.conftest import Call, Company
from web.entries.writing import submitted_entry, write
from web.make import make_actor, make_cycle, make_programme, sign_in
from zhiheng.problems import BadInputError
from zhiheng.tables import InputFile
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import BlockedError, NotPermittedError
from zhiheng.web.audit.models import LedgerPayload
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.databook.actions.office_values import set_office_values
from zhiheng.web.databook.book import book_of
from zhiheng.web.databook.doors import office_values
from zhiheng.web.databook.enquiry import NOT_ASKED, enquiry_of
from zhiheng.web.databook.models import OfficeValues
from zhiheng.web.databook.office import NOTHING, office_of
from zhiheng.web.databook.submitted import submitted_cards
from zhiheng.web.entries.models import OpinionReply, OpinionRequest
from zhiheng.web.entries.submitted import submitted
from zhiheng.web.people.models import Assignment

RATIO = "revenue_per_employee"
BENCHMARKS = f"""metric,industry,year,scope,value,source
{RATIO},,2099,全国同行,1.5,年鉴第 3 页
{RATIO},C29,2099,橡塑,9,年鉴
{RATIO},C34,2099,通用设备,3,年鉴
"""
COEFFICIENTS = "input,year,value,source\ngrid_ef,,0.5,公告\ngrid_ef,2099,0.6,公告\nfx_rate_usd_cny,2099,7.1,公告\n"


def _set(actor: Actor, call: Call, kind: str, text: str) -> OfficeValues:
    return set_office_values(actor, call.cycle, kind, InputFile("清单.csv", text.encode()))


def _problems(actor: Actor, call: Call, kind: str, text: str) -> list[str]:
    with pytest.raises(BadInputError) as error:
        _set(actor, call, kind, text)
    return [f"{one.place.line} {one.text('zh').split(': ')[1].split(' › ')[0]}" for one in error.value.problems]


def test_every_change_is_a_version_that_says_what_it_touches(call: Call, clerk: Actor, ours: Company) -> None:
    first = _set(clerk, call, "benchmarks", BENCHMARKS)
    second = _set(clerk, call, "benchmarks", BENCHMARKS.replace("1.5", "1.6"))
    with pytest.raises(BlockedError):
        _set(clerk, call, "benchmarks", BENCHMARKS.replace("1.5", "1.60"))
    assert [first.number, second.number, _set(clerk, call, "coefficients", COEFFICIENTS).number] == [1, 2, 1]
    told = LedgerPayload.objects.filter(payload__kind="benchmarks").values_list("payload", flat=True)
    assert sorted((one["number"], one["entries"]) for one in told) == [(1, 1), (2, 1)]
    assert office_of(call.cycle).numbers == {"benchmarks": 2, "coefficients": 1}
    assert (office_of(None), ours.entry.parts.count()) == (NOTHING, 36)
    call.set_stage(Stage.ARCHIVED)
    with pytest.raises(NotPermittedError):
        _set(clerk, call, "benchmarks", BENCHMARKS)


def test_what_is_wrong_with_a_list_is_told_at_once(call: Call, clerk: Actor) -> None:
    head = "metric,industry,year,scope,value,source\n"
    lines = f"nothing,,2099,a,1,b\n{RATIO},,,a,1,b\n{RATIO},,2099,a,约,b\n{RATIO},,2098,,1,b\n{RATIO},,2099,a,1,c\n"
    assert _problems(clerk, call, "benchmarks", head + lines) == [
        "2 没有指标 nothing",
        "3 年度“”不是年份",
        "4 数值“约”不是数字",
        "5 没有写出处或范围",
        "6 与第 4 行重复",
    ]
    lines = "report_year,,2099,a\ntotal_assets,,1,a\ngrid_ef,20,1,a\ngrid_ef,,1,\n"
    assert _problems(clerk, call, "coefficients", "input,year,value,source\n" + lines) == [
        "2 没有系数 report_year",
        "3 没有系数 total_assets",
        "4 年度“20”不是年份",
        "5 没有写出处或范围",
    ]


def test_coefficients_hold_for_their_year_or_for_all(call: Call, clerk: Actor) -> None:
    _set(clerk, call, "coefficients", COEFFICIENTS)
    book = book_of(YEARS, {"data_finance": {"export_usd": "2098: 10\n2099: 10"}}, office_of(call.cycle))
    assert [book.cell("grid_ef", year) for year in (2098, 2099)] == ["0.5", "0.6"]
    assert [book.cell("fx_rate_usd_cny", year) for year in (2098, 2099)] == ["", "7.1"]
    assert book.cell("coef_tce_coal", 2099) == ""
    assert book.result.years[2099]


def test_experts_compare_with_the_values_of_the_industry(call: Call, clerk: Actor, ours: Company) -> None:
    _set(clerk, call, "benchmarks", BENCHMARKS)
    type_figures(
        ours, {"operating_revenue": [1, 1000, 1000, 1000], "avg_employees": 500, "quality_safety_accidents": 0}
    )
    handed_in = submitted_entry(ours)  # of industry C29
    cards = submitted_cards(submitted(handed_in), ours.entry, "5.5")
    assert cards is not None
    card = next(one for one in [*cards.shown, *cards.without] if one.metric.id == RATIO)
    assert [(one.value.value, one.is_met, one.is_office) for one in card.compared] == [
        (Decimal("1.5"), True, True),
        (Decimal(9), False, True),
    ]
    cards = submitted_cards(submitted(handed_in), ours.entry, "5.1")
    assert cards is not None
    zero = next(one for one in cards.shown if one.metric.id == "quality_safety_accident_count")
    assert zero.enquiry == NOT_ASKED


def test_departments_confirm_what_the_company_cannot(call: Call, clerk: Actor, ours: Company) -> None:
    person = Assignment.objects.get(person=clerk.person).person
    for name, answer in (("应急", "no_objection"), ("税务", "objection"), ("人社", "other")):
        asked = OpinionRequest.objects.create(
            cycle=call.cycle, department=name, deadline=date(2099, 1, 1), asked_by=person
        )
        OpinionReply.objects.create(
            request=asked, entry=ours.entry, answer=answer, noted_by=person, noted_at=timezone.now()
        )
    assert enquiry_of(ours.entry).zh == "部门征求意见：1 个部门无异议，2 个有异议或其他意见"


def test_office_uploads_and_reads_versions(call: Call, clerk: Actor, ours: Company, client: Client) -> None:
    sign_in(client, Assignment.objects.get(person=clerk.person))
    page, change = (
        reverse(f"databook:{name}", args=[call.cycle.public_id]) for name in ("office_values", "set_office_values")
    )

    def send(kind: str, text: str) -> tuple[int, str]:
        given = {"kind": kind, "file": SimpleUploadedFile("a.csv", text.encode())}
        response = client.post(change, given, follow=True)
        return response.status_code, response.content.decode()

    assert "涉及 1 份申报" in send("benchmarks", BENCHMARKS)[1]
    status, told = send("benchmarks", BENCHMARKS)
    assert (status, "与现在的版本相同" in told) == (422, True)
    assert client.post(change, {"kind": "nothing"}).status_code == 422
    shown = client.get(page).content.decode()
    made = OfficeValues.objects.get()
    address = reverse("databook:office_list", args=[made.public_id])
    assert (address in shown, made.digest[:12] in shown) == (True, True)
    rows = list(csv.reader(io.StringIO(client.get(address).content.decode("utf-8-sig"))))
    assert rows[1] == [RATIO, "", "2099", "全国同行", "1.5", "年鉴第 3 页"]
    assert client.get(reverse("databook:office_list", args=["0" * 32])).status_code == 404
    outsider = make_actor(Role.OFFICE_CLERK, make_cycle(make_programme()))
    contact = ours.contact.as_actor()
    assert [office_values(actor).count() for actor in (clerk, outsider, contact)] == [1, 0, 0]


def test_company_compares_with_the_values_of_its_industry(
    call: Call, clerk: Actor, ours: Company, client: Client
) -> None:
    _set(clerk, call, "benchmarks", BENCHMARKS)
    write(ours.contact.as_actor(), ours.part("profile"), "industry", "C34 通用设备制造业")
    type_figures(ours, {"operating_revenue": 1000, "avg_employees": 500})
    sign_in(client, ours.contact)
    page = client.get(reverse("databook:metrics", args=[ours.entry.public_id, "5.5"])).content.decode()
    assert ("通用设备" in page, "橡塑" in page) == (True, False)
