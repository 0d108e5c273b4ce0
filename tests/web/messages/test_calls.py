"""The call log."""

import pytest
from django.utils import timezone

from zhiheng.web.audit.errors import NotPermittedError
from zhiheng.web.messages import actions, doors
from zhiheng.web.messages.models import Call


def _record() -> actions.CallRecord:
    return actions.CallRecord("联系人己", "13800000002", timezone.now(), Call.Outcome.REACHED, "已告知补正")


def test_call_is_kept_with_who_made_it(award) -> None:
    actions.record_call(award.actor("clerk"), award.cycle, _record())
    [call] = doors.calls(award.actor("supervisor"))
    assert (call.called, call.caller, call.outcome) == ("联系人己", award.clerk.person, Call.Outcome.REACHED)


@pytest.mark.parametrize("name", ["supervisor", "operator", "expert", "contact"])
def test_only_the_office_records_calls(award, name: str) -> None:
    with pytest.raises(NotPermittedError):
        actions.record_call(award.actor(name), award.cycle, _record())
    assert Call.objects.count() == 0


@pytest.mark.parametrize("name", ["operator", "expert", "contact"])
def test_calls_are_behind_the_door(award, name: str) -> None:
    actions.record_call(award.actor("clerk"), award.cycle, _record())
    assert doors.calls(award.actor(name)).count() == 0
