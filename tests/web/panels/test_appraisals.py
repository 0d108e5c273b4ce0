"""Appraisals of experts: the office's, the last one holds, no expert ever finds one."""

import pytest
from django.test import Client
from django.urls import reverse

from web.make import make_actor, make_assignment, make_person, sign_in
from web.panels.world import Review
from zhiheng.problems import BadInputError
from zhiheng.web.audit.errors import NotPermittedError
from zhiheng.web.audit.models import LedgerEntry, LedgerPayload
from zhiheng.web.audit.roles import Role
from zhiheng.web.panels import doors
from zhiheng.web.panels.actions.appraisals import NO_REMARK, WRONG_POINTS, appraise
from zhiheng.web.panels.actions.panel_people import end_member
from zhiheng.web.panels.models import PanelMember
from zhiheng.web.panels.panel_papers import PAPERS
from zhiheng.web.panels.panel_queries import appraisal_lines

pytestmark = pytest.mark.django_db


def _members(review: Review) -> list[PanelMember]:
    return list(PanelMember.objects.filter(panel=review.panel).order_by("pk"))


def _lines(review: Review) -> list[tuple[str, int | None]]:
    return [
        (one.person.name, last.points if last else None) for one, last in appraisal_lines(review.clerk, review.panel)
    ]


def test_last_appraisal_holds_also_of_who_left(review: Review) -> None:
    first, second, _ = _members(review)
    appraise(review.clerk, first, 80, "认真")
    appraise(review.call.lead, first, 90, " 认真守时 ")
    end_member(review.clerk, second, "因病")
    appraise(review.clerk, second, 0, "没有到岗")
    assert _lines(review) == [("专家示例1", 90), ("专家示例2", 0), ("专家示例3", None)]
    assert PAPERS["appraisals"].rows(review.panel) == [
        ["1", "专家示例1", "90", "认真守时"],
        ["2", "专家示例2", "0", "没有到岗"],
    ]
    said = LedgerEntry.objects.filter(verb="appraisal.give").order_by("sequence")[0]
    payload = LedgerPayload.objects.get(pk=said.commitment).payload
    assert payload == {"role": "office_clerk", "person": first.person.public_id}


def test_points_are_of_a_hundred_with_a_remark(review: Review) -> None:
    first, *_ = _members(review)
    for points, remark, expected in (
        (101, " ", [("points", WRONG_POINTS), ("remark", NO_REMARK)]),
        (-1, "x", [("points", WRONG_POINTS)]),
    ):
        with pytest.raises(BadInputError) as refused:
            appraise(review.clerk, first, points, remark)
        assert [(one.place.cell, one.message) for one in refused.value.problems] == expected
    assert list(doors.appraisals(review.clerk)) == []


def test_no_expert_finds_one(client: Client, review: Review) -> None:
    first, *_ = _members(review)
    made = appraise(review.clerk, first, 80, "认真")
    supervisor = make_actor(Role.SUPERVISOR, review.call.cycle, make_person())
    assert (list(doors.appraisals(supervisor)), list(doors.appraisals(review.expert(0)))) == ([made], [])
    for actor in (supervisor, review.expert(0)):
        with pytest.raises(NotPermittedError):
            appraise(actor, first, 80, "认真")
    sign_in(client, review.experts[0])
    assert client.get(reverse("panels:appraisals", args=[review.panel.public_id])).status_code == 404


def test_office_appraises_on_a_page(client: Client, review: Review) -> None:
    first, *_ = _members(review)
    sign_in(client, make_assignment(Role.OFFICE_CLERK, review.call.cycle, make_person("另一经办示例")))
    page = reverse("panels:appraisals", args=[review.panel.public_id])
    give = reverse("panels:appraise", args=[first.public_id])
    assert give in client.get(page).content.decode()
    assert "评价专家示例1" in client.get(give).content.decode()
    assert list(client.post(give, {"points": "101", "remark": " "}).context["form"].errors) == ["points", "remark"]
    assert client.post(give, {"points": "85", "remark": "守时认真示例"}).url == page
    assert "守时认真示例" in client.get(page).content.decode()
