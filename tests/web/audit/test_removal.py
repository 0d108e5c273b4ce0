"""What an entry says is removed on request by the office and the supervisor, and the chain still verifies."""

import pytest

from web.audit.conftest import rename
from zhiheng.web.audit.actions import ask_removal
from zhiheng.web.audit.approvals import decide
from zhiheng.web.audit.errors import BlockedError, NotPermittedError
from zhiheng.web.audit.history import lines_of
from zhiheng.web.audit.models import LedgerEntry, LedgerPayload
from zhiheng.web.audit.verification import verify


@pytest.fixture
def payload(cycle, lead, two_verbs) -> LedgerPayload:
    rename(lead.as_actor(), cycle, "张三的届")
    return LedgerPayload.objects.get()


def _only_line(payload: LedgerPayload) -> str:
    return lines_of(LedgerEntry.objects.filter(commitment=payload.commitment))[0].says


def test_removed_payload_leaves_a_chain_that_verifies(payload, clerk, supervisor) -> None:
    assert _only_line(payload) == "届名改为“张三的届”"
    proposal = ask_removal(clerk.as_actor(), payload, "本人要求")
    decide(supervisor.as_actor(), proposal, is_approved=True)
    payload.refresh_from_db()
    assert (payload.payload, payload.salt, verify().problem, verify().removed) == (None, None, None, 1)
    assert _only_line(payload) == "改名（内容已按要求移除）"
    assert "张三" not in str(list(LedgerPayload.objects.values_list("payload", flat=True)))


def test_refused_removal_removes_nothing(payload, clerk, supervisor) -> None:
    proposal = ask_removal(clerk.as_actor(), payload, "本人要求")
    decide(supervisor.as_actor(), proposal, is_approved=False, answer="须保留")
    payload.refresh_from_db()
    assert (payload.payload["title"], verify().removed) == ("张三的届", 0)


def test_office_alone_and_supervisor_alone_cannot_remove(payload, clerk, lead, supervisor) -> None:
    with pytest.raises(NotPermittedError):
        ask_removal(supervisor.as_actor(), payload, "本人要求")
    proposal = ask_removal(clerk.as_actor(), payload, "本人要求")
    with pytest.raises(NotPermittedError):
        decide(lead.as_actor(), proposal, is_approved=True)
    payload.refresh_from_db()
    assert payload.payload["title"] == "张三的届"


def test_removal_and_its_record_cannot_be_removed_again(payload, clerk, supervisor) -> None:
    proposal = ask_removal(clerk.as_actor(), payload, "本人要求")
    of_removal = LedgerPayload.objects.get(payload__step="prepared")
    decide(supervisor.as_actor(), proposal, is_approved=True)
    for one in (payload, of_removal):
        with pytest.raises(BlockedError):
            ask_removal(clerk.as_actor(), one, "本人要求")
