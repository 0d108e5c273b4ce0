"""What screening is hinted at: earlier winners, which the office imports, and families of companies."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from web.entries.conftest import Call, Company
from web.entries.screening import (
    ELIGIBILITY,
    begun,
    check_of,
)
from web.entries.writing import write
from web.make import make_assignment, sign_in
from zhiheng.web.audit.roles import Role
from zhiheng.web.entries.models import (
    EarlierWinner,
)
from zhiheng.web.people.models import Assignment


@pytest.fixture
def office(call: Call) -> Assignment:
    return make_assignment(Role.OFFICE_CLERK, None, programme=call.cycle.programme)


@pytest.fixture
def desk(client: Client, office: Assignment) -> Client:
    sign_in(client, office)
    return client


def _text(client: Client, name: str, *args: str) -> str:
    response = client.get(reverse(f"entries:{name}", args=args))
    assert response.status_code == 200
    return response.content.decode()


def test_related_companies_are_hinted_at_from_the_form(
    call: Call, desk: Client, office: Assignment, ours: Company, theirs: Company
) -> None:
    write(ours.contact.as_actor(), ours.part("profile"), "subsidiaries", "丙公司 |  | 60\n乙示例公司 |  | 51")
    begun(call, office.as_actor(), ours, theirs)
    _upload(desk, call, "2099,示例市政府质量奖,丙公司,,金奖\n")
    page = _text(desk, "screening_check", check_of(ours, ELIGIBILITY).public_id)
    assert "关联的“丙公司”2099 年获“示例市政府质量奖”金奖，请核对限制申报期" in page
    assert "关联的“乙示例公司”也申报了本届" in page


def test_families_are_hinted_at_both_ways_and_by_credit_code(
    call: Call, desk: Client, office: Assignment, ours: Company, theirs: Company
) -> None:
    code = theirs.organisation.credit_code
    write(ours.contact.as_actor(), ours.part("profile"), "subsidiaries", f"旧名公司 | {code.lower()} | 51\n | | ")
    other = call.company("丁示例")
    begun(call, office.as_actor(), ours, theirs, other)
    values = {"year": 2099, "award": "示例奖", "name": "曾用名公司", "credit_code": code}
    EarlierWinner.objects.create(programme=call.cycle.programme, **values)
    own, related, stranger = (
        _text(desk, "screening_check", check_of(one, ELIGIBILITY).public_id) for one in (ours, theirs, other)
    )
    assert "关联的“曾用名公司”2099 年获“示例奖”" in own
    assert ("关联的“乙示例公司”也申报了本届" in own, "关联的“甲示例公司”也申报了本届" in related) == (True, True)
    assert "也申报了本届" not in stranger


def _upload(desk: Client, call: Call, text: str) -> str:
    file = SimpleUploadedFile("名单.csv", f"year,award,name,credit_code,tier\n{text}".encode())
    address = reverse("entries:import_winners", args=[call.cycle.programme.public_id])
    return desk.post(address, {"file": file}, follow=True).content.decode()


def test_winners_are_imported_and_hint_at_the_check(
    call: Call, desk: Client, office: Assignment, ours: Company
) -> None:
    begun(call, office.as_actor(), ours)
    _upload(desk, call, "2098,示例区政府质量奖,甲示例公司,,提名奖\n2097,示例市政府质量奖,丙公司,,\n")
    assert list(EarlierWinner.objects.values_list("year", "name")) == [(2098, "甲示例公司"), (2097, "丙公司")]
    page = _text(desk, "screening_check", check_of(ours, ELIGIBILITY).public_id)
    assert "本组织 2098 年获“示例区政府质量奖”提名奖：限制申报期 4 年，2102 年起可再申报；本届为 2100 年度" in page


def test_winners_with_problems_are_all_told_with_their_lines(call: Call, desk: Client) -> None:
    page = _upload(
        desk, call, "二三年,示例奖,甲公司,,\n2023,示例奖,,123,\n2022,示例奖,乙公司,,\n2022,示例奖,乙公司,,\n"
    )
    for says in (
        "第 2 行: “二三年”不是年份",
        "第 3 行: 没有组织名称",
        "第 3 行: 统一社会信用代码“123”不对",
        "第 5 行: 与第 4 行重复",
    ):
        assert says in page
    assert EarlierWinner.objects.count() == 0
