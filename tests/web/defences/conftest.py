"""A cycle with defences: two companies before a panel of three experts, the first one's slot set; all invented."""

from dataclasses import dataclass
from datetime import date, time

import pytest

from web.entries.conftest import Call, call, clerk
from web.panels.world import Review, make_review
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.rows import new_id
from zhiheng.web.defences.actions import Slot, arrange_defence
from zhiheng.web.defences.models import Defence, DefenceSheet
from zhiheng.web.defences.sheet_content import DEFENCE_SHEET
from zhiheng.web.defences.sheet_form import form_of_defence
from zhiheng.web.drafts.actions import Edit, save_version
from zhiheng.web.drafts.doors import draft
from zhiheng.web.panels.models import PanelEntry
from zhiheng.web.people.models import Person
from zhiheng.web.programmes.models import Phase
from zhiheng.web.reviews.sheet_fields import PERCENT, category_field, field_name

__all__ = ["call", "clerk"]


@dataclass
class Defending:
    """A review with defences; the first two experts attend that of the first company."""

    review: Review

    @property
    def phase(self) -> Phase:
        return Phase.objects.get(cycle=self.review.call.cycle, code="defence")

    @property
    def people(self) -> list[Person]:
        return [one.person for one in self.review.experts]

    @property
    def defence(self) -> Defence:
        return Defence.objects.select_related("panel__cycle", "entry__organisation").get(
            entry=self.review.company(0).entry
        )

    def reviewed(self, number: int = 0) -> PanelEntry:
        return PanelEntry.objects.get(entry=self.review.company(number).entry)

    def slot(self, people: list[Person] | None = None) -> Slot:
        return Slot(self.people[:2] if people is None else people, 1, date(2100, 5, 6), time(9, 30), " 二楼会议室 ")

    def fill_in(self, actor: Actor, sheet: DefenceSheet, percent: str = "80") -> None:
        """Give every item the same percent, and each category a comment."""
        form = form_of_defence(sheet)
        texts = {field_name(code, PERCENT): percent for code in form.form.codes}
        texts |= {category_field(one.code): f"评语{percent}" for one in form.form.standard.categories}
        for name, text in texts.items():
            save_version(actor, draft(actor, DEFENCE_SHEET, sheet.public_id, name), Edit(new_id(), 0, text))


@pytest.fixture
def defending(call: Call, clerk: Actor) -> Defending:
    made = Defending(make_review(call, clerk))
    Phase.objects.filter(pk=made.phase.pk).update(is_on=True)
    arrange_defence(clerk, made.reviewed(), made.slot())
    return made
