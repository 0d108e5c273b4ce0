"""An award under review: a panel with two experts, and one company's application handed in; all invented."""

from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.utils import timezone

from web.entries.conftest import Call, Company, call, clerk, ours, theirs
from web.entries.screening import hand_in
from web.make import make_assignment, make_person
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.rows import new_id
from zhiheng.web.audit.stages import Stage
from zhiheng.web.drafts.actions import Edit, save_version
from zhiheng.web.drafts.doors import draft
from zhiheng.web.drafts.queries import head_of
from zhiheng.web.panels.models import Conflict, Declaration, Panel, PanelEntry, PanelMember, Pledge
from zhiheng.web.people.models import Assignment
from zhiheng.web.programmes.models import Phase
from zhiheng.web.reviews.actions.sheets import begin_sheet
from zhiheng.web.reviews.models import Sheet
from zhiheng.web.reviews.sheet_fields import SHEET, category_field, field_name
from zhiheng.web.reviews.sheet_form import form_of_sheet

__all__ = ["call", "clerk", "ours", "theirs"]


@dataclass
class Review:
    """A panel with an entry, and the expert whose sheet the tests are about."""

    call: Call
    company: Company
    panel: Panel
    first: Assignment
    second: Assignment

    @property
    def expert(self) -> Actor:
        return self.first.as_actor()

    @property
    def other(self) -> Actor:
        return self.second.as_actor()

    def join(self, name: str) -> Assignment:
        """An expert who is in the panel and gave pledge and declaration."""
        held = make_assignment(Role.EXPERT, self.call.cycle, make_person(name))
        PanelMember.objects.create(panel=self.panel, person=held.person)
        Pledge.objects.create(cycle=self.call.cycle, person=held.person, digest="0" * 64, given_at=timezone.now())
        Declaration.objects.create(entry=self.company.entry, person=held.person)
        return held

    def recuse(self, person: Assignment) -> Conflict:
        """Write a conflict down, as an act of the panels would within its transaction."""
        source = Conflict.Source.OFFICE
        return Conflict.objects.create(
            entry=self.company.entry, person=person.person, kind="kin", source=source, made_by=person.person
        )

    def end_phase(self) -> None:
        """Let the last day of the experts' own scores be over."""
        day = timezone.now().date() - timedelta(days=2)
        Phase.objects.filter(cycle=self.call.cycle, code="desk").update(ends=day)


@pytest.fixture
def review(call: Call, ours: Company) -> Review:
    hand_in(ours)
    call.set_stage(Stage.EVALUATION)
    call.cycle.refresh_from_db()
    panel = Panel.objects.create(cycle=call.cycle, name="第一组")
    PanelEntry.objects.create(panel=panel, entry=ours.entry)
    made = Review(call, ours, panel, None, None)  # type: ignore[arg-type]  # filled in below
    made.first, made.second = made.join("专家甲"), made.join("专家乙")
    ours.entry.refresh_from_db()
    return made


@pytest.fixture
def sheet(review: Review) -> Sheet:
    return begin_sheet(review.expert, review.company.entry)


def type_in(actor: Actor, sheet: Sheet, name: str, text: str) -> None:
    """Save a text on top of whatever is there."""
    field = draft(actor, SHEET, sheet.public_id, name)
    head = head_of(field)
    save_version(actor, field, Edit(new_id(), head.number if head else 0, text))


def fill_in(actor: Actor, sheet: Sheet, percent: str = "60") -> None:
    """Give every indicator the same percent, and every category a comment."""
    standard = form_of_sheet(sheet).form.standard
    for indicator in standard.indicators:
        type_in(actor, sheet, field_name(indicator.code, "percent"), percent)
    for category in standard.categories:
        type_in(actor, sheet, category_field(category.code), f"评语{category.code}")
