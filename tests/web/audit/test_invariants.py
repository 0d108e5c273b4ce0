"""What must always be true of the record is found when it is not."""

import pytest
from django.db import connection

from web.audit.conftest import RETITLE, rename
from web.make import make_cycle
from zhiheng.web.audit.approvals import prepare
from zhiheng.web.audit.invariant import all_invariants, broken_invariants
from zhiheng.web.audit.models import LedgerPayload, Proposal
from zhiheng.web.audit.triggers import install_triggers, remove_triggers


def _broken() -> list[str]:
    return [one.name for one in all_invariants() if list(one.find())]


@pytest.mark.django_db
def test_untouched_data_breaks_nothing(cycle, lead) -> None:
    rename(lead.as_actor(), cycle, "新名")
    assert list(broken_invariants()) == []


@pytest.mark.django_db
def test_changed_payload_is_found(cycle, lead) -> None:
    rename(lead.as_actor(), cycle, "新名")
    LedgerPayload.objects.update(payload={"role": "office_lead", "title": "别的"})
    assert _broken() == ["audit.record_is_whole"]


@pytest.mark.django_db
def test_entry_filed_elsewhere_is_found(cycle, lead) -> None:
    rename(lead.as_actor(), cycle, "新名")
    LedgerPayload.objects.update(cycle=make_cycle())
    assert _broken() == ["audit.entries_are_filed_where_they_belong"]


@pytest.mark.django_db
def test_role_beside_another_payload_is_found(cycle, lead) -> None:
    rename(lead.as_actor(), cycle, "新名")
    LedgerPayload.objects.update(role="operator")
    assert _broken() == ["audit.entries_are_filed_where_they_belong"]


@pytest.mark.django_db
def test_missing_triggers_are_found() -> None:
    remove_triggers(connection)
    assert _broken() == ["audit.record_is_append_only"]
    install_triggers(connection)


@pytest.mark.django_db
@pytest.mark.usefixtures("two_verbs")
def test_proposal_decided_by_who_prepared_it_is_found(cycle, clerk) -> None:
    prepare(clerk.as_actor(), RETITLE, cycle, {"title": "新"})
    Proposal.objects.update(state="approved", decided_by=clerk.person)
    assert _broken() == ["audit.two_persons_acted"]
