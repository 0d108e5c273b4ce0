"""Experts find the entries of their panels once they may, and never one they have a conflict with."""

import pytest
from django.utils import timezone

from web.make import make_actor
from web.panels.world import Review, add_conflict, declare_none, give_pledge, join
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import Role
from zhiheng.web.entries.models import Entry
from zhiheng.web.panels.doors import reviewed_entries
from zhiheng.web.panels.entry_doors import entries_of
from zhiheng.web.panels.models import Declaration, PanelEntry, PanelMember

pytestmark = pytest.mark.django_db


def _found(actor: Actor) -> list[Entry]:
    return [one.entry for one in reviewed_entries(actor)]


def test_expert_finds_the_entries_of_the_panel_in_their_order(review: Review) -> None:
    entries = [company.entry for company in review.companies]
    assert _found(review.expert(0)) == entries
    assert sorted(entries_of(review.expert(0))) == sorted(entry.pk for entry in entries)


def test_nothing_is_found_before_pledge_and_declaration(review: Review) -> None:
    new = join(review, "新专家", is_ready=False)
    ours = review.company(0)
    declare_none(new, ours)
    assert _found(new.as_actor()) == []
    give_pledge(new)
    assert _found(new.as_actor()) == [ours.entry]


def test_conflict_takes_the_entry_away_from_that_expert_alone(review: Review) -> None:
    ours, theirs = review.companies
    add_conflict(review.experts[0], ours)
    assert _found(review.expert(0)) == [theirs.entry]
    assert _found(review.expert(1)) == [ours.entry, theirs.entry]


def test_conflict_holds_after_a_later_declaration_of_none(review: Review) -> None:
    ours, theirs = review.companies
    add_conflict(review.experts[0], ours)
    Declaration.objects.create(entry=ours.entry, person=review.experts[0].person)
    assert _found(review.expert(0)) == [theirs.entry]


def test_ended_members_and_ended_entries_are_found_no_more(review: Review) -> None:
    ours, theirs = review.companies
    PanelEntry.objects.filter(entry=ours.entry).update(ended=timezone.now())
    PanelMember.objects.filter(person=review.experts[1].person).update(ended=timezone.now())
    assert _found(review.expert(0)) == [theirs.entry]
    assert _found(review.expert(1)) == []


def test_expert_of_no_cycle_and_other_roles_find_nothing(review: Review) -> None:
    person = review.experts[0].person
    assert _found(make_actor(Role.EXPERT, None, person)) == []
    assert _found(make_actor(Role.COMMITTEE_MEMBER, review.call.cycle, person)) == []
