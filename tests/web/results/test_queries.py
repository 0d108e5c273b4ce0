"""Who takes part in which phase."""

from django.utils import timezone

from web.results.conftest import DESK, VISIT, Judged
from zhiheng.web.audit.models import Proposal
from zhiheng.web.entries.models import Entry
from zhiheng.web.programmes.models import Phase
from zhiheng.web.results.models import PhaseOutcome, PhasePlace
from zhiheng.web.results.queries import awaits_shortlist, entries_after, shortlisted_entries
from zhiheng.web.visits.doors import entries_to_visit


def decide(judged: Judged, number: int, *goes_on: int) -> None:
    """Write an outcome down."""
    values = {"cycle": judged.cycle, "phase": judged.desk, "content": "{}", "digest": "0" * 64}
    proposal = Proposal.objects.create(
        verb="v", model="m", subject_id=f"{number}", prepared_by=judged.experts[0].person, state="approved"
    )
    outcome = PhaseOutcome.objects.create(number=number, proposal=proposal, decided_at=timezone.now(), **values)
    for place, entry in enumerate(judged.entries):
        PhasePlace.objects.create(outcome=outcome, entry=entry, goes_on=place in goes_on)


def test_only_what_was_decided_counts(judged: Judged) -> None:
    judged.confirm_all("80", "70", "60", "40")
    desk, visit = (Phase.objects.get(cycle=judged.cycle, scheme_phase=code) for code in ("desk", "visit"))
    assert list(shortlisted_entries(judged.cycle)) == []
    assert [awaits_shortlist(judged.cycle, one) for one in (desk, visit, None)] == [False, True, True]
    decide(judged, 1, 0, 1)
    assert not awaits_shortlist(judged.cycle, visit)
    decide(judged, 2, 0, 2)
    Entry.objects.filter(pk=judged.entries[0].pk).update(state=Entry.State.WITHDRAWN)
    assert list(shortlisted_entries(judged.cycle)) == [judged.entries[2]]


def test_all_go_on_where_the_scheme_has_no_gate(judged: Judged) -> None:
    judged.set_scheme(DESK, VISIT)
    visit = Phase.objects.get(cycle=judged.cycle, scheme_phase="visit")
    assert set(shortlisted_entries(judged.cycle)) == set(judged.entries) == set(entries_after(visit))
    Phase.objects.filter(cycle=judged.cycle).update(scheme_phase="")
    assert list(shortlisted_entries(judged.cycle)) == []


def test_what_was_left_out_is_not_visited(judged: Judged) -> None:
    Phase.objects.filter(cycle=judged.cycle, code="consensus").update(is_on=False)
    assert entries_to_visit(judged.clerk).count() == 4
    decide(judged, 1, 0, 1)
    decide(judged, 2, 0, 2)
    assert {one.entry for one in entries_to_visit(judged.clerk)} == {judged.entries[0], judged.entries[2]}
