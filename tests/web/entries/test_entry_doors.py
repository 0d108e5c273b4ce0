"""Whom an application, its evidence, what was handed in and its screening are there for."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db.models import Model
from django.utils import timezone

from web.entries.conftest import Call, Company
from web.entries.screening import COMPLETION, INTENDED, begun, check_of, outcome, state
from web.entries.writing import hand_to
from web.make import make_actor, make_cycle, make_programme
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import NotFoundError
from zhiheng.web.audit.roles import Role
from zhiheng.web.entries import doors
from zhiheng.web.entries.actions import entries as actions
from zhiheng.web.entries.actions.attachments import Location, add_attachment, link_attachment
from zhiheng.web.entries.actions.opinions import Opinion, ask_opinions, note_opinions
from zhiheng.web.entries.actions.screening import Concern, Intended, add_point
from zhiheng.web.entries.models import EarlierWinner, Entry, OpinionReply, PartWriter, ScreeningStatement, Submission

pytestmark = pytest.mark.leak


@pytest.fixture
def submission(ours: Company) -> Submission:
    Entry.objects.filter(pk=ours.entry.pk).update(state=Entry.State.SUBMITTED)
    values = {"number": 1, "content": "{}", "digest": "5" * 64, "submitted_at": timezone.now()}
    return Submission.objects.create(entry=ours.entry, submitted_by=ours.contact.person, **values)


def _is_for(
    row: Model, door: Callable[[Actor, str], Model], finders: tuple[Actor, ...], others: tuple[Actor, ...]
) -> None:
    """Assert that those find the row by its public id, and that for the others it does not exist."""
    for one in finders:
        assert door(one, row.public_id) == row
    for other in others:
        with pytest.raises(NotFoundError):
            door(other, row.public_id)


@pytest.fixture
def expert(call: Call) -> Actor:
    return make_actor(Role.EXPERT, call.cycle)


@pytest.fixture
def supervisor(call: Call) -> Actor:
    return make_actor(Role.SUPERVISOR, None, programme=call.cycle.programme)


@pytest.fixture
def office_of_another_award() -> Actor:
    return make_actor(Role.OFFICE_LEAD, None, programme=make_programme("另一示例奖"))


def test_contact_of_one_award_finds_its_applications_only(call: Call, ours: Company) -> None:
    programmes = (call.cycle.programme, make_programme("另一示例奖"))
    who = [make_actor(Role.ENTRY_OWNER, None, programme=one, organisation=ours.organisation) for one in programmes]
    assert [list(doors.entries(one)) for one in who] == [[ours.entry], []]


def test_contact_of_one_cycle_finds_its_application_and_the_own_self_assessments(call: Call, ours: Company) -> None:
    values = {"organisation": ours.organisation, "created_by": ours.contact.person}
    own = Entry.objects.create(standard="gbt19580-2012", code="K7M2P4", **values)
    cycles = (call.cycle, make_cycle(call.cycle.programme))
    who = [make_actor(Role.ENTRY_OWNER, one, organisation=ours.organisation) for one in cycles]
    assert [list(doors.entries(one)) for one in who] == [[own, ours.entry], [own]]


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


def test_who_writes_a_part_is_for_the_contact_and_the_writer(
    ours: Company, theirs: Company, call: Call, expert: Actor
) -> None:
    hand_to(ours.part("1.1"), ours.writer.person)
    others = (theirs.contact.as_actor(), theirs.writer.as_actor(), call.lead, expert)
    _is_for(PartWriter.objects.get(), doors.part_writer, (ours.contact.as_actor(), ours.writer.as_actor()), others)


def test_link_of_evidence_is_for_the_contact_and_who_writes_the_part_it_supports(
    ours: Company, theirs: Company, call: Call, expert: Actor
) -> None:
    contact, writer = ours.contact.as_actor(), ours.writer.as_actor()
    attachment = add_attachment(contact, ours.part("1.2"), "证书")
    link = link_attachment(contact, ours.part("1.1"), attachment, Location("1.1a"))
    others = (theirs.contact.as_actor(), call.lead, expert)
    _is_for(link, doors.attachment_link, (contact,), (writer, *others))
    hand_to(ours.part("1.1"), ours.writer.person)
    _is_for(link, doors.attachment_link, (contact, writer), others)


def test_point_to_be_completed_is_for_the_office_and_once_requested_for_the_contact(
    ours: Company, theirs: Company, call: Call, clerk: Actor, supervisor: Actor, expert: Actor
) -> None:
    begun(call, clerk, ours, theirs)
    point = add_point(clerk, check_of(ours), Concern(), "补交推荐意见")
    contact, screeners = ours.contact.as_actor(), (clerk, call.lead, supervisor)
    others = (ours.writer.as_actor(), theirs.contact.as_actor(), expert)
    _is_for(point, doors.completion_point, screeners, (contact, *others))
    outcome(clerk, call.lead, check_of(ours), Intended(COMPLETION))
    _is_for(point, doors.completion_point, (contact, *screeners), others)


def test_statement_is_for_the_contact_who_made_it_and_the_office(
    ours: Company, theirs: Company, call: Call, clerk: Actor, supervisor: Actor, expert: Actor
) -> None:
    begun(call, clerk, ours, theirs)
    contact = ours.contact.as_actor()
    state(contact, outcome(clerk, call.lead, check_of(ours), Intended(INTENDED, "没有推荐意见")), "已经寄出。")
    others = (ours.writer.as_actor(), theirs.contact.as_actor(), expert)
    made = ScreeningStatement.objects.get()
    _is_for(made, doors.screening_statement, (contact, clerk, call.lead, supervisor), others)


def test_answer_of_a_department_is_for_the_office_of_its_award(
    ours: Company, call: Call, clerk: Actor, supervisor: Actor, expert: Actor, office_of_another_award: Actor
) -> None:
    begun(call, clerk, ours)
    [asked] = ask_opinions(clerk, call.cycle, ["税务"], date(2100, 3, 20))
    note_opinions(clerk, asked, {ours.entry: Opinion(OpinionReply.Answer.OBJECTION, "欠税")})
    others = (ours.contact.as_actor(), expert, office_of_another_award)
    _is_for(OpinionReply.objects.get(), doors.opinion_reply, (clerk, call.lead, supervisor), others)


def test_earlier_winner_is_for_the_office_of_its_award(
    ours: Company, call: Call, clerk: Actor, supervisor: Actor, expert: Actor, office_of_another_award: Actor
) -> None:
    values = {"year": 2020, "award": "示例奖", "name": "甲示例公司"}
    won = EarlierWinner.objects.create(programme=call.cycle.programme, **values)
    others = (ours.contact.as_actor(), expert, office_of_another_award)
    _is_for(won, doors.earlier_winner, (clerk, call.lead, supervisor), others)
