"""Acts of two persons: prepared, shown, decided by another."""

from dataclasses import replace

import pytest

from web.audit.conftest import RETITLE, TAKEN
from web.make import make_actor, make_cycle
from zhiheng.web.audit.approvals import decide, prepare, withdraw
from zhiheng.web.audit.errors import BlockedError, NotPermittedError
from zhiheng.web.audit.models import LedgerEntry, Proposal
from zhiheng.web.audit.roles import Role

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("two_verbs")]


@pytest.fixture
def cycle():
    return make_cycle()


@pytest.fixture
def clerk(cycle):
    return make_actor(Role.OFFICE_CLERK, cycle)


@pytest.fixture
def lead(cycle):
    return make_actor(Role.OFFICE_LEAD, cycle)


def test_approved_proposal_is_done(cycle, clerk, lead) -> None:
    before = cycle.title
    proposal = prepare(clerk, RETITLE, cycle, {"title": "新"}, "笔误")
    cycle.refresh_from_db()
    assert cycle.title == before
    decide(lead, proposal, is_approved=True)
    cycle.refresh_from_db()
    proposal.refresh_from_db()
    assert (cycle.title, proposal.state, proposal.decided_by_id) == ("新", "approved", lead.person)
    assert [entry.verb for entry in LedgerEntry.objects.all()] == ["cycle.retitle", "cycle.retitle"]


def test_refused_proposal_changes_nothing_and_needs_a_reason(cycle, clerk, lead) -> None:
    before = cycle.title
    proposal = prepare(clerk, RETITLE, cycle, {"title": "新"})
    with pytest.raises(BlockedError):
        decide(lead, proposal, is_approved=False, answer=" ")
    decide(lead, proposal, is_approved=False, answer="不必改")
    cycle.refresh_from_db()
    proposal.refresh_from_db()
    assert (cycle.title, proposal.state, proposal.answer) == (before, "refused", "不必改")


def test_nobody_decides_on_the_own_proposal(cycle, lead) -> None:
    proposal = prepare(lead, RETITLE, cycle, {"title": "新"})
    with pytest.raises(NotPermittedError):
        decide(lead, proposal, is_approved=True)
    assert Proposal.objects.get().state == "waiting"


def test_who_only_approves_cannot_prepare(cycle, monkeypatch) -> None:
    only_clerks = replace(RETITLE, roles=frozenset({Role.OFFICE_CLERK}))
    with pytest.raises(NotPermittedError):
        prepare(make_actor(Role.OFFICE_LEAD, cycle), only_clerks, cycle, {"title": "新"})
    assert Proposal.objects.count() == 0


def test_who_only_prepares_cannot_approve(cycle, clerk) -> None:
    proposal = prepare(clerk, RETITLE, cycle, {"title": "新"})
    with pytest.raises(NotPermittedError):
        decide(make_actor(Role.OFFICE_CLERK, cycle), proposal, is_approved=True)


def test_decided_proposal_is_not_decided_again(cycle, clerk, lead) -> None:
    proposal = prepare(clerk, RETITLE, cycle, {"title": "新"})
    decide(lead, proposal, is_approved=True)
    with pytest.raises(NotPermittedError):
        decide(lead, proposal, is_approved=True)


def test_blockers_are_checked_when_prepared_and_when_approved(cycle, clerk, lead) -> None:
    with pytest.raises(BlockedError) as refused:
        prepare(clerk, RETITLE, cycle, {"title": "已有"})
    assert [problem.message for problem in refused.value.problems] == [TAKEN]
    proposal = prepare(clerk, RETITLE, cycle, {"title": "新"})
    Proposal.objects.update(arguments={"title": "已有"})
    with pytest.raises(BlockedError):
        decide(lead, proposal, is_approved=True)


def test_same_act_waits_once_and_can_be_withdrawn(cycle, clerk, lead) -> None:
    proposal = prepare(clerk, RETITLE, cycle, {"title": "新"})
    with pytest.raises(BlockedError):
        prepare(clerk, RETITLE, cycle, {"title": "另一个"})
    with pytest.raises(NotPermittedError):
        withdraw(lead, proposal)
    withdraw(clerk, proposal)
    prepare(clerk, RETITLE, cycle, {"title": "另一个"})
    assert Proposal.objects.filter(state="waiting").count() == 1
