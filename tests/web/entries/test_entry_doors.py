"""Whom an application, its evidence and what was handed in are there for."""

import pytest
from django.utils import timezone

from web.entries.conftest import Call, Company
from web.make import make_actor, make_programme
from zhiheng.web.audit.errors import NotFoundError
from zhiheng.web.audit.roles import Role
from zhiheng.web.entries import doors
from zhiheng.web.entries.actions import entries as actions
from zhiheng.web.entries.models import Entry, Submission

pytestmark = pytest.mark.leak


@pytest.fixture
def submission(ours: Company) -> Submission:
    Entry.objects.filter(pk=ours.entry.pk).update(state=Entry.State.SUBMITTED)
    values = {"number": 1, "content": "{}", "digest": "5" * 64, "submitted_at": timezone.now()}
    return Submission.objects.create(entry=ours.entry, submitted_by=ours.contact.person, **values)


def test_contact_of_one_award_finds_its_applications_only(call: Call, ours: Company) -> None:
    programmes = (call.cycle.programme, make_programme("另一示例奖"))
    who = [make_actor(Role.ENTRY_OWNER, None, programme=one, organisation=ours.organisation) for one in programmes]
    assert [list(doors.entries(one)) for one in who] == [[ours.entry], []]


def test_parts_are_given_to_contributors_by_the_contact(ours: Company, call: Call) -> None:
    who = (ours.contact.as_actor(), ours.writer.as_actor(), call.lead)
    assert [list(doors.colleagues(one)) for one in who] == [[ours.writer.person], [], []]


def test_what_was_handed_in_is_for_the_contact_and_the_office(
    ours: Company, theirs: Company, call: Call, submission: Submission
) -> None:
    for one in (ours.contact.as_actor(), call.lead):
        assert doors.submission(one, submission.public_id) == submission
    for other in (ours.writer.as_actor(), theirs.contact.as_actor(), make_actor(Role.EXPERT, call.cycle)):
        with pytest.raises(NotFoundError):
            doors.submission(other, submission.public_id)


def test_code_that_is_used_is_not_given_again(
    call: Call, ours: Company, theirs: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = iter([ours.entry.code, theirs.entry.code, "Z9Z9Z9"])
    monkeypatch.setattr(actions, "new_code", lambda: next(drawn))
    assert call.company("丙示例").entry.code == "Z9Z9Z9"
