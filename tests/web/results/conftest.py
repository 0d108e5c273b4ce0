"""An award under review: a panel of three experts and four companies, whose sheets tests confirm; all invented."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pytest
from django.test import Client
from django.utils import timezone

from web.entries.conftest import Call, Company, call, clerk
from web.entries.screening import hand_in
from web.make import make_actor, make_assignment, make_person, sign_in
from web.reviews.consensus import confirmed_sheet
from zhiheng.canonical import canonical_json
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.entries.models import Entry, Submission
from zhiheng.web.messages.actions import issue_letter
from zhiheng.web.messages.models import Letter
from zhiheng.web.panels.models import Conflict, Declaration, Panel, PanelEntry, PanelMember, Pledge
from zhiheng.web.people.models import Assignment
from zhiheng.web.programmes.models import Cycle, Phase
from zhiheng.web.reviews.conflict_hooks import withdraw_sheet
from zhiheng.web.reviews.models import Sheet
from zhiheng.web.reviews.sheet_form import form_of_sheet

__all__ = ["call", "clerk"]

NAMES = ("甲示例", "乙示例", "丙示例", "丁示例")


@dataclass
class Judged:
    """A panel with its experts and what it reviews."""

    call: Call
    clerk: Actor
    panel: Panel
    companies: Sequence[Company]
    experts: list[Assignment] = field(default_factory=list)

    @property
    def lead(self) -> Actor:
        return self.call.lead

    @property
    def cycle(self) -> Cycle:
        return Cycle.objects.get(pk=self.call.cycle.pk)

    @property
    def desk(self) -> Phase:
        return Phase.objects.select_related("cycle").get(cycle=self.call.cycle, code="desk")

    @property
    def entries(self) -> list[Entry]:
        return [one.entry for one in self.companies]

    def join(self, name: str) -> Assignment:
        """One more member, who gave the pledge and declared on everything."""
        held = make_assignment(Role.EXPERT, self.call.cycle, make_person(name))
        PanelMember.objects.create(panel=self.panel, person=held.person)
        Pledge.objects.create(cycle=self.call.cycle, person=held.person, digest="0" * 64, given_at=timezone.now())
        for one in self.companies:
            Declaration.objects.create(entry=one.entry, person=held.person)
        self.experts.append(held)
        return held

    def confirm(self, company: int, expert: int, percent: str, **others: str) -> Sheet:
        """Confirm an expert's sheet with the same percent everywhere, but for ``i1_2="40"`` and such."""
        entry, person = self.companies[company].entry, self.experts[expert].person
        sheet = Sheet.objects.create(entry=entry, phase=self.desk, person=person)
        marks = dict.fromkeys(form_of_sheet(sheet).form.codes, percent) | {
            name[1:].replace("_", "."): mark for name, mark in others.items()
        }
        confirmed_sheet(sheet, marks)
        return sheet

    def confirm_all(self, *percents: str) -> None:
        """Let all experts give each company the percent that stands at its place."""
        for company, percent in enumerate(percents):
            for expert in range(len(self.experts)):
                self.confirm(company, expert, percent)

    def recuse(self, company: int, expert: int) -> None:
        """Write a conflict down after scoring, as the office's act does."""
        entry, person = self.companies[company].entry, self.experts[expert].person
        made = Conflict.objects.create(
            entry=entry, person=person, kind="kin", source=Conflict.Source.OFFICE, made_by=person
        )
        withdraw_sheet(made)

    def issue(self, letter: Letter) -> None:
        """Issue a letter as it stands."""
        values = {one: re.sub("【待填：[^】]*】", "示例", getattr(letter, one)) for one in ("body", "signer")}
        Letter.objects.filter(pk=letter.pk).update(**values)
        issue_letter(self.lead, Letter.objects.get(pk=letter.pk), timezone.now().date())

    def set_scheme(self, *phases: Mapping[str, object], **keys: object) -> None:
        """Give the cycle's scheme other phases, of whose gates and aggregates a test is."""
        body = json.loads(self.cycle.scheme) | {"phases": [dict(one) for one in phases]} | keys
        Cycle.objects.filter(pk=self.call.cycle.pk).update(scheme=canonical_json(body).decode())
        self.call.cycle.refresh_from_db()
        fed = {one["id"] for one in phases}
        Phase.objects.filter(cycle=self.call.cycle).exclude(scheme_phase="").exclude(scheme_phase__in=fed).update(
            scheme_phase=""
        )


def client_of(actor: Actor) -> Client:
    """A browser signed in as the actor."""
    client = Client()
    sign_in(client, Assignment.objects.get(person=actor.person))
    return client


DESK: Mapping[str, object] = {"id": "desk", "name": "材料评审", "weight": 40, "aggregate": "mean"}
VISIT: Mapping[str, object] = {"id": "visit", "name": "现场评审", "weight": 60, "aggregate": "mean"}


@pytest.fixture
def judged(call: Call, clerk: Actor) -> Judged:
    companies = [call.company(name) for name in NAMES]
    hand_in(companies[0])
    first = Submission.objects.get(entry=companies[0].entry)
    for one in companies[1:]:
        values = {"content": first.content, "digest": first.digest, "submitted_at": first.submitted_at}
        Submission.objects.create(entry=one.entry, number=1, submitted_by=one.contact.person, **values)
    Entry.objects.filter(cycle=call.cycle).update(state=Entry.State.SUBMITTED, confirmed_kind="advanced")
    call.set_stage(Stage.EVALUATION)
    call.cycle.refresh_from_db()
    panel = Panel.objects.create(cycle=call.cycle, name="第一组")
    for one in companies:
        one.entry.refresh_from_db()
        PanelEntry.objects.create(panel=panel, entry=one.entry)
    made = Judged(call, clerk, panel, companies)
    for name in ("专家甲", "专家乙", "专家丙"):
        made.join(name)
    made.set_scheme({**DESK, "advance_top": 2, "advance_min_percent": 50}, VISIT)
    return made


@pytest.fixture
def supervisor(call: Call) -> Actor:
    return make_actor(Role.SUPERVISOR, None, programme=call.cycle.programme)
