"""Acts of two persons on pages: shown with what will happen, approved, refused, withdrawn; the others are told."""

import pytest
from django.test import Client
from django.urls import reverse

from web.audit.conftest import RETITLE
from web.make import make_assignment, make_cycle, make_person, make_programme, sign_in
from zhiheng.web.audit.approvals import prepare
from zhiheng.web.audit.menu import MENU
from zhiheng.web.audit.models import Proposal
from zhiheng.web.audit.roles import Role
from zhiheng.web.messages.models import Delivery

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("two_verbs")]


@pytest.fixture
def proposal(cycle, clerk, lead, supervisor) -> Proposal:
    return prepare(clerk.as_actor(), RETITLE, cycle, {"title": "新名"}, "笔误")


def _client(assignment) -> Client:
    client = Client()
    sign_in(client, assignment)
    return client


def _page(assignment, proposal: Proposal):
    return _client(assignment).get(reverse("audit:proposal", args=[proposal.public_id]))


def _post(assignment, proposal: Proposal, **values: str):
    return _client(assignment).post(reverse("audit:proposal", args=[proposal.public_id]), values, follow=True)


def _seen(assignment, proposal: Proposal) -> str:
    return _page(assignment, proposal).context["outlook"].digest


def _told(assignment) -> list[str]:
    return list(
        Delivery.objects.filter(person=assignment.person).order_by("pk").values_list("notice__title_zh", flat=True)
    )


def test_approver_sees_what_will_happen_and_approves(cycle, lead, clerk, supervisor, proposal) -> None:
    text = _page(lead, proposal).content.decode()
    assert [part in text for part in (f"“{cycle.title}”改为“新名”", "王示例", "笔误", "同意并办理")] == [True] * 4
    text = _post(lead, proposal, approve="1", seen=_seen(lead, proposal)).content.decode()
    cycle.refresh_from_db()
    assert (cycle.title, "已同意并办理" in text, "李示例" in text) == ("新名", True, True)
    assert _told(lead) == ["待审核：改届名（王示例提交）"]
    assert _told(clerk) == ["审核同意：改届名（李示例）"]
    assert _told(supervisor) == ["待审核：改届名（王示例提交）", "审核同意：改届名（李示例）"]


def test_refusal_needs_a_reason_and_changes_nothing(cycle, lead, clerk, proposal) -> None:
    before = cycle.title
    assert "不同意的理由" in _post(lead, proposal, refuse="1", answer=" ").content.decode()
    assert Proposal.objects.get().state == "waiting"
    text = _post(lead, proposal, refuse="1", answer="不必改").content.decode()
    cycle.refresh_from_db()
    assert (cycle.title, "不必改" in text, _told(clerk)) == (before, True, ["审核不同意：改届名（李示例）"])


def test_who_prepared_it_withdraws(clerk, proposal) -> None:
    assert "已撤回" in _post(clerk, proposal, withdraw="1").content.decode()
    assert Proposal.objects.get().state == "withdrawn"


def test_nothing_else_is_approved_than_was_seen(cycle, lead, proposal) -> None:
    seen = _seen(lead, proposal)
    cycle.title = "这期间改过"
    cycle.save()
    response = _post(lead, proposal, approve="1", seen=seen)
    cycle.refresh_from_db()
    assert (response.status_code, cycle.title) == (409, "这期间改过")
    assert "办理后果有变化" in response.content.decode()
    assert _post(lead, proposal, approve="1").status_code == 409


def test_repeated_post_does_nothing_twice(cycle, lead, proposal) -> None:
    seen = _seen(lead, proposal)
    _post(lead, proposal, approve="1", seen=seen)
    cycle.refresh_from_db()
    cycle.title = "后来"
    cycle.save()
    text = _post(lead, proposal, approve="1", seen=seen).content.decode()
    cycle.refresh_from_db()
    assert (cycle.title, "此前已经办结" in text) == ("后来", True)


def test_who_prepared_it_cannot_decide(cycle, lead, proposal) -> None:
    Proposal.objects.update(prepared_by=lead.person)
    text = _page(lead, proposal).content.decode()
    assert ("须由另一位审核人决定" in text, "同意并办理" in text) == (True, False)
    assert _post(lead, proposal, approve="1", seen=_seen(lead, proposal)).status_code == 403


def test_supervisor_reads_and_decides_nothing(supervisor, proposal) -> None:
    text = _page(supervisor, proposal).content.decode()
    assert ("笔误" in text, "同意并办理" in text) == (True, False)
    assert _post(supervisor, proposal, approve="1", seen="-").status_code == 403


def test_what_stands_against_it_is_said_with_its_remedy(lead, proposal) -> None:
    Proposal.objects.update(arguments={"title": "已有"})
    text = _page(lead, proposal).content.decode()
    assert ("届名已有" in text, "换一个" in text) == (True, True)


def test_step_that_does_not_exist_is_refused(lead, proposal) -> None:
    assert _post(lead, proposal, burn="1").status_code == 404
    assert Proposal.objects.get().state == "waiting"


def test_list_shows_waiting_and_decided(lead, clerk, cycle, proposal) -> None:
    _post(lead, proposal, refuse="1", answer="不必改")
    prepare(clerk.as_actor(), RETITLE, cycle, {"title": "另一个"})
    context = _client(lead).get(reverse("audit:proposals")).context
    assert [[one.state for one in context[key]] for key in ("waiting", "decided")] == [["待审核"], ["不同意"]]


def test_desk_counts_what_waits_for_the_actor(lead, clerk, supervisor, proposal) -> None:
    [waiting] = [item.waiting for item in MENU if item.waiting]
    assert [waiting(one.as_actor()) for one in (lead, clerk, supervisor)] == [1, 0, 0]


@pytest.mark.leak
def test_proposals_elsewhere_do_not_exist(lead, proposal) -> None:
    other = make_cycle(make_programme("别的奖"))
    stranger = make_assignment(Role.OFFICE_LEAD, other, make_person("他人示例"))
    assert _page(lead, proposal).status_code == 200
    assert _page(stranger, proposal).status_code == 404
    assert _client(stranger).get(reverse("audit:proposals")).context["waiting"] == []
    assert _told(stranger) == []
