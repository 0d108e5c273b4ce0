"""Excusing an expert from one sheet."""

import pytest
from django.test import Client
from django.urls import reverse

from web.make import make_assignment, make_person, sign_in
from web.reviews.conftest import Review, fill_in, type_in
from zhiheng.web.audit.errors import BlockedError, NotFoundError, NotPermittedError
from zhiheng.web.audit.roles import Role
from zhiheng.web.drafts.queries import texts_of
from zhiheng.web.messages.models import Delivery
from zhiheng.web.panels.models import Panel, PanelEntry, PanelMember
from zhiheng.web.people.models import Assignment
from zhiheng.web.reviews.actions.excusing import excuse_expert
from zhiheng.web.reviews.actions.sheets import confirm_sheet
from zhiheng.web.reviews.models import Sheet
from zhiheng.web.reviews.sheet_fields import SHEET
from zhiheng.web.reviews.sheet_states import sheet_lines


def _reviewed(review: Review, held: Assignment) -> tuple[PanelEntry, PanelMember]:
    return PanelEntry.objects.get(panel=review.panel), PanelMember.objects.get(person=held.person)


def test_excused_with_a_reason_what_was_typed_stays(review: Review, sheet: Sheet) -> None:
    supervisor = make_assignment(Role.SUPERVISOR, review.call.cycle, make_person("监督"))
    type_in(review.expert, sheet, "1.1.percent", "60")
    reviewed = _reviewed(review, review.first)
    with pytest.raises(BlockedError):
        excuse_expert(review.call.lead, *reviewed, "")
    assert excuse_expert(review.call.lead, *reviewed, " 生病 ") == sheet
    sheet.refresh_from_db()
    assert (sheet.state, sheet.reason) == (Sheet.State.EXCUSED, "生病")
    assert texts_of(SHEET, sheet) == {"1.1.percent": "60"}
    told = Delivery.objects.order_by("pk").values_list("person", "notice__title_zh")
    text = "专家甲对“甲示例公司”免于评分"
    assert list(told) == [(review.first.person_id, text), (supervisor.person_id, text)]
    with pytest.raises(NotPermittedError):
        type_in(review.expert, sheet, "1.1.percent", "70")
    with pytest.raises(BlockedError):
        excuse_expert(review.call.lead, *reviewed, "再")


def test_excused_before_beginning_but_not_after_confirming(review: Review, sheet: Sheet) -> None:
    fill_in(review.expert, sheet)
    confirm_sheet(review.expert, sheet)
    excuse_expert(review.call.lead, *_reviewed(review, review.second), "出差")
    assert Sheet.objects.get(person=review.second.person).state == Sheet.State.EXCUSED
    with pytest.raises(BlockedError):
        excuse_expert(review.call.lead, *_reviewed(review, review.first), "出差")
    assert [(line.member.person.name, line.may_be_excused) for line in sheet_lines(review.call.cycle)] == [
        ("专家甲", False),
        ("专家乙", False),
    ]


def test_only_members_of_the_panel_are_excused(client: Client, review: Review, sheet: Sheet) -> None:
    reviewed, member = _reviewed(review, review.first)
    second = Panel.objects.create(cycle=review.call.cycle, name="第二组")
    elsewhere = PanelMember.objects.create(panel=second, person=make_person("专家丙"))
    with pytest.raises(NotFoundError):
        excuse_expert(review.call.lead, reviewed, elsewhere, "理由")
    sign_in(client, make_assignment(Role.OFFICE_CLERK, review.call.cycle, make_person("经办")))
    urls = [reverse("reviews:excuse", args=[reviewed.public_id, one.public_id]) for one in (member, elsewhere)]
    assert [client.get(url).status_code for url in urls] == [200, 404]
    assert client.post(urls[0], {"reason": ""}).status_code == 200
    assert client.post(urls[0], {"reason": "生病"}).status_code == 302
    review.recuse(review.second)
    states = client.get(reverse("reviews:sheet_states", args=[review.call.cycle.public_id])).content.decode()
    assert ("生病" in states, "专家乙" in states) == (True, False)


def test_who_is_late_is_excused_after_the_last_day(review: Review) -> None:
    review.end_phase()
    assert (
        excuse_expert(review.call.lead, *_reviewed(review, review.first), "未在期限内完成").person
        == review.first.person
    )
    review.call.cycle.phases.filter(stage="evaluation").update(is_on=False)
    with pytest.raises(NotPermittedError, match="no phase"):
        excuse_expert(review.call.lead, *_reviewed(review, review.second), "未在期限内完成")
