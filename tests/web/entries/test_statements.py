"""What a company says to an outcome: in time, once, with a text, and with proof while its outcome holds."""

import pytest

from web.entries.conftest import Call, Company
from web.entries.screening import INTENDED, PASSED, ask, begun, check_of, end_deadline, find, outcome, rejected, state
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import BlockedError, NotPermittedError
from zhiheng.web.entries import rules
from zhiheng.web.entries.actions.screening import Intended
from zhiheng.web.entries.actions.statements import digest_of_text, make_statement
from zhiheng.web.entries.models import ScreeningOutcome, ScreeningStatement

NOTHING_WRITTEN = "没有写内容 › 写明意见和理由"


@pytest.fixture
def intended(call: Call, clerk: Actor, ours: Company) -> ScreeningOutcome:
    """An outcome that the company can answer."""
    begun(call, clerk, ours)
    return outcome(clerk, call.lead, check_of(ours), Intended(INTENDED, "没有推荐意见", "申报通知第三条"))


def _refusal_of_proof(company: Company) -> str | None:
    reason = rules.UPLOAD_STATEMENT.refusal(company.contact.as_actor(), ScreeningStatement.objects.get())
    return reason and reason.zh


def test_statement_may_convince(call: Call, clerk: Actor, ours: Company, intended: ScreeningOutcome) -> None:
    find(clerk, check_of(ours))
    state(ours.contact.as_actor(), intended, "推荐意见在附件里。")
    outcome(clerk, call.lead, check_of(ours), Intended(PASSED))
    assert check_of(ours).state == "passed"


def test_statement_after_its_deadline_is_refused(ours: Company, intended: ScreeningOutcome) -> None:
    end_deadline(intended)
    with pytest.raises(NotPermittedError):
        state(ours.contact.as_actor(), intended, "太迟。")


def test_statement_without_a_text_is_refused(ours: Company, intended: ScreeningOutcome) -> None:
    contact = ours.contact.as_actor()
    with pytest.raises(BlockedError) as never_written:
        make_statement(contact, intended, digest_of_text(""))
    with pytest.raises(BlockedError) as only_blanks:
        state(contact, intended, " \n")
    for error in (never_written, only_blanks):
        assert [one.message.zh for one in error.value.problems] == [NOTHING_WRITTEN]
    assert ScreeningStatement.objects.count() == 0
    state(contact, intended, "已经寄出。")
    assert ScreeningStatement.objects.get().text == "已经寄出。"


def test_request_for_reconsideration_without_a_text_leaves_the_check_as_it_was(
    call: Call, clerk: Actor, ours: Company
) -> None:
    begun(call, clerk, ours)
    failed = rejected(clerk, call.lead, ours)
    with pytest.raises(BlockedError) as error:
        ask(ours.contact.as_actor(), failed, " ")
    assert [one.message.zh for one in error.value.problems] == [NOTHING_WRITTEN]
    assert (check_of(ours).state, ScreeningStatement.objects.count()) == ("failed", 0)


def test_proof_is_added_until_the_deadline(ours: Company, intended: ScreeningOutcome) -> None:
    state(ours.contact.as_actor(), intended, "推荐意见在附件里。")
    assert _refusal_of_proof(ours) is None
    end_deadline(intended)
    assert _refusal_of_proof(ours) == "期限已过"


def test_proof_is_added_until_the_next_outcome(
    call: Call, clerk: Actor, ours: Company, intended: ScreeningOutcome
) -> None:
    state(ours.contact.as_actor(), intended, "推荐意见在附件里。")
    assert _refusal_of_proof(ours) is None
    find(clerk, check_of(ours))
    outcome(clerk, call.lead, check_of(ours), Intended(PASSED))
    assert _refusal_of_proof(ours) == "这一结论之后已有新的结论"
