"""Starting an application, and finding it again."""

import pytest
from django.test import Client
from django.urls import reverse

from web.entries.conftest import Call, Company
from web.make import make_actor, make_organisation, sign_in
from zhiheng.web.audit.errors import BlockedError, NotFoundError, NotPermittedError
from zhiheng.web.audit.models import LedgerEntry
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.entries import doors, rules
from zhiheng.web.entries.actions.entries import create_entry
from zhiheng.web.entries.models import Entry, PartWriter
from zhiheng.web.files.codes import ALPHABET
from zhiheng.web.programmes.models import Track


def test_application_has_a_part_for_form_overview_and_each_indicator(ours: Company) -> None:
    codes = [part.code for part in ours.entry.parts.all()]
    assert (codes[:3], codes[-1], len(codes)) == (["profile", "overview", "1.1"], "data_registers", 36)
    assert {part.state for part in ours.entry.parts.all()} == {"not_started"}


def test_code_is_drawn_from_unambiguous_letters(ours: Company, theirs: Company) -> None:
    assert {len(ours.entry.code), len(theirs.entry.code)} == {6}
    assert set(ours.entry.code) <= set(ALPHABET)
    assert ours.entry.code != theirs.entry.code


def test_starting_is_one_act_of_the_record(ours: Company) -> None:
    last = LedgerEntry.objects.latest("sequence")
    assert (last.verb, last.subject) == ("entry.create", ours.entry.public_id)


def test_second_application_in_a_track_is_refused_until_the_first_is_withdrawn(call: Call, ours: Company) -> None:
    with pytest.raises(BlockedError):
        create_entry(ours.contact.as_actor(), call.track)
    Entry.objects.filter(pk=ours.entry.pk).update(state=Entry.State.WITHDRAWN)
    assert create_entry(ours.contact.as_actor(), call.track).organisation == ours.organisation


@pytest.mark.parametrize("stage", [stage for stage in Stage if stage is not Stage.CALL])
def test_application_is_started_during_the_call_only(call: Call, stage: Stage) -> None:
    contact = make_actor(Role.ENTRY_OWNER, None, organisation=make_organisation())
    call.set_stage(stage)
    with pytest.raises(NotPermittedError):
        create_entry(contact, call.track)
    call.set_stage(Stage.CALL)
    assert create_entry(contact, call.track).state == Entry.State.WRITING


def test_track_that_is_off_takes_no_application(call: Call) -> None:
    contact = make_actor(Role.ENTRY_OWNER, None, organisation=make_organisation())
    Track.objects.filter(pk=call.track.pk).update(is_on=False)
    with pytest.raises(NotPermittedError):
        create_entry(contact, call.track)


def test_self_assessment_outside_any_cycle_is_not_handed_in_withdrawn_or_signed(ours: Company) -> None:
    values = {"organisation": ours.organisation, "created_by": ours.contact.person}
    own = Entry.objects.create(standard="gbt19580-2012", code="K7M2P4", **values)
    for verb in (rules.SUBMIT_ENTRY, rules.WITHDRAW_ENTRY, rules.PRINT_PAPER):
        refusals = [verb.refusal(ours.contact.as_actor(), entry) for entry in (own, ours.entry)]
        assert [one and one.zh for one in refusals] == ["自评不属于任何一届，不提交", None]


def test_contact_finds_the_own_application_only(ours: Company, theirs: Company) -> None:
    actor = ours.contact.as_actor()
    assert list(doors.entries(actor)) == [ours.entry]
    assert {part.entry_id for part in doors.parts(actor)} == {ours.entry.pk}
    with pytest.raises(NotFoundError):
        doors.entry(actor, theirs.entry.public_id)


def test_contributor_finds_the_given_parts_only(ours: Company) -> None:
    actor = ours.writer.as_actor()
    assert (list(doors.entries(actor)), list(doors.parts(actor))) == ([], [])
    PartWriter.objects.create(part=ours.part("1.2"), person=ours.writer.person)
    assert list(doors.entries(actor)) == [ours.entry]
    assert [part.code for part in doors.parts(actor)] == ["1.2"]


def test_office_finds_an_application_once_it_is_handed_in_and_never_its_drafts(call: Call, ours: Company) -> None:
    assert list(doors.entries(call.lead)) == []
    Entry.objects.filter(pk=ours.entry.pk).update(state=Entry.State.SUBMITTED)
    assert list(doors.entries(call.lead)) == [ours.entry]
    assert list(doors.parts(call.lead)) == []


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.EXPERT, Role.COMMITTEE_MEMBER, Role.LIAISON])
def test_others_find_no_application(call: Call, ours: Company, role: Role) -> None:
    Entry.objects.filter(pk=ours.entry.pk).update(state=Entry.State.SUBMITTED)
    assert list(doors.entries(make_actor(role, call.cycle))) == []


def test_contact_starts_an_application_on_the_pages(call: Call, client: Client) -> None:
    contact = call.company("丙示例").contact
    Entry.objects.update(state=Entry.State.WITHDRAWN)
    sign_in(client, contact)
    start = reverse("entries:enter", args=[call.track.public_id])
    assert start in client.get(reverse("entries:entries")).content.decode()
    assert client.get(start).status_code == 200
    page = client.post(start, follow=True).content.decode()
    entry = Entry.objects.get(state=Entry.State.WRITING)
    assert entry.code in page
    assert "5.7" in page
    assert start not in client.get(reverse("entries:entries")).content.decode()
