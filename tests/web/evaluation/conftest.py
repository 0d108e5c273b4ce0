"""A season large enough for statistics: eight companies, five experts, one strict, one who favours a company."""

from collections.abc import Callable

import numpy as np
import pytest

from web.entries.conftest import Company, call, clerk
from web.make import make_actor
from web.results.conftest import DESK, Judged, judged, supervisor
from web.results.test_result import TIERS, freeze
from web.reviews.consensus import confirmed_sheet
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import Role
from zhiheng.web.entries.models import Entry, Submission
from zhiheng.web.panels.models import PanelEntry
from zhiheng.web.results.models import Result
from zhiheng.web.reviews.models import Sheet
from zhiheng.web.reviews.sheet_form import form_of_sheet

__all__ = ["call", "clerk", "judged", "supervisor"]

STRICT, FAVOURS, FAVOURED = 1, 2, 6


def _add(judged: Judged, name: str) -> Company:
    """One more company under review, as the first ones."""
    made, first = judged.call.company(name), Submission.objects.get(entry=judged.companies[0].entry)
    values = {"content": first.content, "digest": first.digest, "submitted_at": first.submitted_at}
    Submission.objects.create(entry=made.entry, number=1, submitted_by=made.contact.person, **values)
    Entry.objects.filter(pk=made.entry.pk).update(state=Entry.State.SUBMITTED, confirmed_kind="advanced")
    made.entry.refresh_from_db()
    PanelEntry.objects.create(panel=judged.panel, entry=made.entry)
    return made


def _mark(value: float) -> str:
    return str(int(np.clip(5 * round(value / 5), 0, 100)))


@pytest.fixture
def large(judged: Judged) -> Judged:
    judged.set_scheme(DESK, tiers=[{**TIERS[0], "ceiling": 2, "min_percent": 0}])
    judged.call.set_stage("call")
    judged.companies = [*judged.companies, *(_add(judged, name) for name in ("戊示例", "己示例", "庚示例", "辛示例"))]
    judged.call.set_stage("evaluation")
    judged.join("专家丁")
    judged.join("专家戊")
    random = np.random.default_rng(1)
    for company in range(8):
        for expert in range(5):
            level = 80 - 6 * company - 15 * (expert == STRICT) + 40 * ((expert, company) == (FAVOURS, FAVOURED))
            sheet = Sheet.objects.create(
                entry=judged.companies[company].entry, phase=judged.desk, person=judged.experts[expert].person
            )
            codes = form_of_sheet(sheet).form.codes
            confirmed_sheet(sheet, {code: _mark(level + random.normal(0, 6)) for code in codes})
    return judged


@pytest.fixture
def frozen(large: Judged) -> Result:
    return freeze(large)


@pytest.fixture
def actors(large: Judged, supervisor: Actor) -> Callable[[], dict[Role, Actor]]:
    """Who asks, by role."""
    member = make_actor(Role.COMMITTEE_MEMBER, large.cycle)
    return lambda: {
        Role.OFFICE_LEAD: large.lead,
        Role.SUPERVISOR: supervisor,
        Role.OFFICE_CLERK: large.clerk,
        Role.COMMITTEE_MEMBER: member,
        Role.EXPERT: large.experts[STRICT].as_actor(),
        Role.ENTRY_OWNER: large.companies[0].contact.as_actor(),
    }
