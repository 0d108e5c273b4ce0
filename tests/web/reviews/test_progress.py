"""The office sees how far scoring is, and no score."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from web.make import make_assignment, make_person, sign_in
from web.reviews.conftest import Review, fill_in
from zhiheng.web.audit.roles import Role
from zhiheng.web.panels.models import PanelMember
from zhiheng.web.reviews.actions.sheets import confirm_sheet
from zhiheng.web.reviews.models import Sheet
from zhiheng.web.reviews.progress import ProgressLine, progress_of
from zhiheng.web.reviews.today import items


def test_counts_by_state_without_who_is_recused(review: Review, sheet: Sheet) -> None:
    first, second = PanelMember.objects.order_by("pk")
    assert progress_of(review.call.cycle) == [ProgressLine(first, 1, 1, 0, 0), ProgressLine(second, 1, 0, 0, 0)]
    fill_in(review.expert, sheet)
    confirm_sheet(review.expert, sheet)
    review.recuse(review.second)
    lines = progress_of(review.call.cycle)
    assert [(line.due, line.confirmed, line.missing) for line in lines] == [(1, 1, 0), (0, 0, 0)]


def test_office_is_told_what_is_missing(review: Review, sheet: Sheet) -> None:
    now = timezone.now()
    review.call.cycle.refresh_from_db()
    assert [(one.kind, one.text.en) for one in items(review.call.lead, review.call.cycle, now)] == [
        ("waiting", "2 score sheets are not submitted yet")
    ]
    review.call.cycle.phases.filter(code="desk").update(ends=now.date() - timedelta(days=2))
    assert [one.kind for one in items(review.call.lead, review.call.cycle, now)] == ["overdue"]
    assert list(items(review.expert, review.call.cycle, now)) == []
    Sheet.objects.filter(pk=sheet.pk).update(state=Sheet.State.EXCUSED)
    review.recuse(review.second)
    assert list(items(review.call.lead, review.call.cycle, now)) == []


@pytest.mark.leak
def test_page_holds_no_score(client: Client, review: Review, sheet: Sheet) -> None:
    fill_in(review.expert, sheet, "35")
    sign_in(client, make_assignment(Role.SUPERVISOR, review.call.cycle, make_person("监督")))
    text = client.get(reverse("reviews:progress", args=[review.call.cycle.public_id])).content.decode()
    cells = re.findall(r"<t[hd][^>]*>([^<]*)", text.partition("<tbody>")[2])
    of_experts, of_consensus = cells[:14], [one for one in cells[14:] if "第一组" in one or "已确认评分表" in one]
    assert of_experts == ["专家甲", "第一组", "1", "1", "0", "0", "1", "专家乙", "第一组", "1", "0", "0", "0", "1"]
    assert of_consensus == ["第一组", "已确认评分表 0 / 2 份"]
    assert "评语1" not in text
