"""Attendance sheet and fees paid: what they say, who prints them, and that nobody else finds them."""

from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from web.make import make_actor, make_assignment, make_cycle, make_person, sign_in
from web.panels.world import Review
from zhiheng.problems import BadInputError
from zhiheng.web.audit.errors import NotFoundError, NotPermittedError
from zhiheng.web.audit.models import LedgerEntry, LedgerPayload
from zhiheng.web.audit.roles import Role
from zhiheng.web.files.actions import print_code
from zhiheng.web.files.codes import shown_code
from zhiheng.web.files.doors import print_codes
from zhiheng.web.files.models import PrintCode
from zhiheng.web.files.queries import printed_pages
from zhiheng.web.panels.actions.panel_papers import WRONG_DAYS, note_days
from zhiheng.web.panels.actions.panel_people import end_member
from zhiheng.web.panels.models import ExpertProfile, Panel, PanelMember
from zhiheng.web.panels.panel_papers import PAPERS, is_fee_confirmed
from zhiheng.web.programmes.actions.settings import change_settings, confirm_settings

pytestmark = pytest.mark.django_db
FEES, ATTENDANCE = PAPERS["fees"], PAPERS["attendance"]


def _members(review: Review) -> list[PanelMember]:
    return list(PanelMember.objects.filter(panel=review.panel).order_by("pk"))


def test_fees_are_days_times_the_amount_of_the_setting(review: Review) -> None:
    first, second, third = _members(review)
    note_days(review.clerk, review.panel, {first: Decimal("1.5"), second: Decimal(10), third: Decimal(0)})
    end_member(review.clerk, second, "因病")
    assert FEES.rows(review.panel) == [
        ["1", "专家示例1", "1.5", "800", "1200", ""],
        ["2", "专家示例2", "10", "800", "8000", ""],
        ["", "合计", "11.5", "", "9200", ""],
    ]
    change_settings(review.clerk, review.call.cycle, {"panel.fee_per_day": "501"})
    note_days(review.clerk, review.panel, {second: None})
    assert FEES.rows(review.panel) == [
        ["1", "专家示例1", "1.5", "501", "751.5", ""],
        ["", "合计", "1.5", "", "751.5", ""],
    ]
    [said] = LedgerPayload.objects.filter(
        pk=LedgerEntry.objects.filter(verb="panel.note_days").order_by("sequence")[0].commitment
    )
    assert said.payload == {"role": "office_clerk", "count": 3}


def test_attendance_lists_who_is_in_the_panel_now(review: Review) -> None:
    first, second, _ = _members(review)
    programme = review.call.cycle.programme
    ExpertProfile.objects.create(programme=programme, person=first.person, employer="示例研究院", post="高工")
    end_member(review.clerk, second, "因病")
    assert ATTENDANCE.rows(review.panel) == [
        ["1", "专家示例1", "示例研究院", "高工", "", ""],
        ["2", "专家示例3", "", "", "", ""],
    ]


@pytest.mark.parametrize("days", [Decimal("0.3"), Decimal(-1), Decimal("60.5")])
def test_days_are_halves_up_to_sixty(review: Review, days: Decimal) -> None:
    first, second, _ = _members(review)
    with pytest.raises(BadInputError) as refused:
        note_days(review.clerk, review.panel, {first: days, second: Decimal(60)})
    assert [(one.place.cell, one.message) for one in refused.value.problems] == [(first.public_id, WRONG_DAYS)]
    assert not PanelMember.objects.exclude(paid_days=None).exists()


def test_papers_are_the_offices_alone(review: Review) -> None:
    code = print_code(review.clerk, review.panel, FEES.print_kind)
    supervisor = make_actor(Role.SUPERVISOR, review.call.cycle, make_person())
    assert list(print_codes(review.clerk)) == [code]
    for actor in (supervisor, review.expert(0)):
        assert list(print_codes(actor)) == []
        with pytest.raises(NotPermittedError):
            note_days(actor, review.panel, {})
        with pytest.raises(NotPermittedError):
            print_code(actor, review.panel, ATTENDANCE.print_kind)
    other = Panel.objects.create(cycle=make_cycle(review.call.cycle.programme), name="别届")
    stranger = PanelMember.objects.create(panel=other, person=make_person())
    with pytest.raises(NotFoundError):
        note_days(review.clerk, review.panel, {stranger: Decimal(1)})


def test_printed_list_holds_until_it_says_something_else(review: Review) -> None:
    first, *_ = _members(review)
    for paper in PAPERS.values():
        print_code(review.clerk, review.panel, paper.print_kind)
    note_days(review.clerk, review.panel, {first: Decimal(2)})
    held = [
        [one.is_current for one in printed_pages(review.clerk, paper.print_kind, review.panel)]
        for paper in (ATTENDANCE, FEES)
    ]
    assert held == [[True], [False]]


def test_amount_is_confirmed_by_a_document(review: Review) -> None:
    assert not is_fee_confirmed(review.panel)
    change_settings(review.clerk, review.call.cycle, {"panel.fee_per_day": "800"})
    confirm_settings(review.call.lead, review.call.cycle, ["panel.fee_per_day"], "示例〔2026〕1号")
    assert is_fee_confirmed(review.panel)


def test_office_writes_days_and_prints_on_its_pages(client: Client, review: Review) -> None:
    first, *_ = _members(review)
    sign_in(client, make_assignment(Role.OFFICE_CLERK, review.call.cycle, make_person("另一经办示例")))
    page = reverse("panels:papers", args=[review.panel.public_id])
    assert page in client.get(reverse("panels:panel", args=[review.panel.public_id])).content.decode()
    assert "还没有打印过" in client.get(page).content.decode()
    days = reverse("panels:note_days", args=[review.panel.public_id])
    for wrong in ("0.3", "x"):
        assert list(client.post(days, {first.public_id: wrong}).context["form"].errors) == [first.public_id]
    assert client.post(days, {first.public_id: "2.5"}).url == page
    printed = client.get(reverse("panels:print_paper", args=[review.panel.public_id, "fees"])).content.decode()
    code = PrintCode.objects.get(kind="panel_fees")
    assert ("<td>2000</td>" in printed, shown_code(code.code) in printed) == (True, True)
    assert shown_code(code.code) in client.get(page).content.decode()
    assert client.get(reverse("panels:print_paper", args=[review.panel.public_id, "none"])).status_code == 404
    sign_in(client, make_assignment(Role.SUPERVISOR, review.call.cycle, make_person("监督示例")))
    assert client.get(page).status_code == 404
    assert page not in client.get(reverse("panels:panel", args=[review.panel.public_id])).content.decode()
