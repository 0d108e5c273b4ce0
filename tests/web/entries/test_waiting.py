"""What waits for a contact: on the desk it is counted until it is done or its time is over."""

import pytest

from web.entries.conftest import Call, Company
from web.entries.screening import COMPLETION, INTENDED, begun, check_of, end_deadline, outcome, state
from web.entries.writing import complete
from zhiheng.web.audit.actor import Actor
from zhiheng.web.entries.actions.screening import Concern, Intended, add_point
from zhiheng.web.entries.actions.submissions import submit_entry
from zhiheng.web.entries.models import ScreeningOutcome
from zhiheng.web.entries.waiting import waiting_for_contact


def _waiting(company: Company) -> list[int]:
    return [waiting_for_contact(one.as_actor()) for one in (company.contact, company.writer)]


@pytest.fixture
def requested(call: Call, clerk: Actor, ours: Company, theirs: Company) -> ScreeningOutcome:
    complete(ours)
    begun(call, clerk, ours, theirs)
    add_point(clerk, check_of(ours), Concern(ours.part("1.1")), "写明起始时间")
    return outcome(clerk, call.lead, check_of(ours), Intended(COMPLETION))


def test_completion_waits_until_it_is_handed_in(requested: ScreeningOutcome, ours: Company, theirs: Company) -> None:
    assert (_waiting(ours), _waiting(theirs)) == ([1, 0], [0, 0])
    submit_entry(ours.contact.as_actor(), ours.entry)
    assert _waiting(ours) == [0, 0]


def test_statement_waits_until_it_is_made(call: Call, clerk: Actor, requested: ScreeningOutcome, ours: Company) -> None:
    end_deadline(requested)
    intended = outcome(clerk, call.lead, check_of(ours), Intended(INTENDED, "没有补正", "申报通知第三条"))
    assert _waiting(ours) == [1, 0]
    state(ours.contact.as_actor(), intended, "已经寄出")
    assert _waiting(ours) == [0, 0]


def test_what_is_over_waits_no_more(requested: ScreeningOutcome, ours: Company) -> None:
    end_deadline(requested)
    assert _waiting(ours) == [0, 0]
