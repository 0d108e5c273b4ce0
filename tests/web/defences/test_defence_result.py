"""A defence that feeds a phase of the scheme with a form of its own counts in the result, exactly."""

import pytest

from web.entries.conftest import call, clerk
from web.results.conftest import DESK, Judged, judged
from zhiheng.canonical import canonical_json, sha256_hex
from zhiheng.scoring import evaluate
from zhiheng.web.defences.actions import Slot, arrange_defence
from zhiheng.web.defences.models import Defence, DefenceSheet
from zhiheng.web.defences.sheet_content import content_of
from zhiheng.web.defences.sheet_form import form_of_defence
from zhiheng.web.panels.models import PanelEntry
from zhiheng.web.programmes.models import Phase
from zhiheng.web.programmes.versions import keep_standard
from zhiheng.web.results.season import gathered
from zhiheng.web.reviews.sheet_fields import PERCENT, field_name

__all__ = ["call", "clerk", "judged"]

pytestmark = pytest.mark.django_db


def _attend(judged: Judged) -> None:
    """Let all experts attend the defences of all."""
    for one in PanelEntry.objects.filter(panel=judged.panel).order_by("pk"):
        arrange_defence(judged.clerk, one, Slot([held.person for held in judged.experts]))


def _give(judged: Judged, percents: str) -> None:
    """Let each expert have confirmed the same percents, one for each company."""
    for defence, percent in zip(Defence.objects.order_by("pk"), percents.split(), strict=True):
        form = form_of_defence(defence)
        content = canonical_json(content_of(form, {field_name(one, PERCENT): percent for one in form.form.codes}))
        frozen = {"content": content.decode(), "digest": sha256_hex(content), "confirmed_at": "2100-01-01T00:00Z"}
        for held in judged.experts:
            DefenceSheet.objects.create(defence=defence, person=held.person, **frozen)


def test_defence_counts_by_the_scheme(judged: Judged) -> None:
    judged.confirm_all("60", "50", "40", "30")
    phase = Phase.objects.get(cycle=judged.cycle, code="defence")
    Phase.objects.filter(pk=phase.pk).update(is_on=True)
    _attend(judged)
    short = form_of_defence(Defence.objects.first()).form.standard
    keep_standard(judged.cycle.programme, short)
    own = {"form": short.id, "form_digest": short.digest}
    judged.set_scheme(DESK, {"id": "defence", "name": "陈述答辩", "weight": 60, "aggregate": "mean", **own})
    Phase.objects.filter(pk=phase.pk).update(scheme_phase="defence")
    found = gathered(judged.cycle)
    assert ["陈述答辩还没有安排" in one.zh for one in found.lacks] == [True]
    _give(judged, "50 60 70 80")
    found = gathered(judged.cycle)
    assert found.lacks == []
    result = evaluate(found.season)
    totals = {found.by_code[one["entry"]].pk: one["total"] for one in result.as_json()["entries"]}
    assert [totals[one.pk] for one in judged.entries] == ["540.00", "560.00", "580.00", "600.00"]
