"""What the platform hands to the library, and that its result is the library's own."""

import json

import pytest
from django.utils import timezone

from web.results.conftest import DESK, VISIT, Judged
from web.results.test_queries import decide
from zhiheng.canonical import canonical_json, sha256_hex
from zhiheng.problems import BadInputError
from zhiheng.scoring import evaluate, read_season
from zhiheng.tables import InputFile
from zhiheng.web.entries.models import Entry, ScreeningCheck
from zhiheng.web.panels.models import PanelEntry, PanelMember
from zhiheng.web.programmes.models import Phase
from zhiheng.web.programmes.scheme import scheme_of
from zhiheng.web.results.given_sheets import AGREED, GivenSheet, expert_id, lacks_of
from zhiheng.web.results.models import PhaseOutcome
from zhiheng.web.results.season import PANEL, Gathered, Listed, gathered
from zhiheng.web.reviews.models import ConfirmedConsensus, ConfirmedSheet, Consensus, Sheet, SheetReopening


def lacks(judged: Judged) -> list[str]:
    return [one.en.partition(" ›")[0] for one in gathered(judged.cycle, judged.desk).lacks]


def totals(found: Gathered) -> dict[str, object]:
    return {one["entry"]: one["total"] for one in found.result.as_json()["entries"]}


def test_result_is_the_librarys_own_on_the_exported_lists(judged: Judged) -> None:
    given = {(0, 0): "80", (0, 1): "70", (0, 2): "75", (1, 0): "60", (1, 1): "60", (1, 2): "55"}
    given |= {(company, expert): "45" for company in (2, 3) for expert in range(3)}
    codes = None
    for (company, expert), percent in given.items():
        sheet = judged.confirm(company, expert, percent, i1_2="40")
        codes = sorted(json.loads(sheet.confirmed.get().content)["percents"])
    rows = ["phase,entry,expert,indicator,percent"]
    for (company, expert), percent in given.items():
        who = f"desk,{judged.entries[company].code},{expert_id(judged.experts[expert].person)}"
        rows += [f"{who},{code},{'40' if code == '1.2' else percent}" for code in codes]
    names = [f"{one.code},{one.organisation.name},advanced" for one in judged.entries]
    lists = ["\n".join(rows), "\n".join(["entry,name,kind", *names])]
    ratings, entries = (InputFile(f"{place}.csv", text.encode()) for place, text in enumerate(lists))
    expected = evaluate(read_season([ratings], entries, scheme_of(judged.cycle)))
    found = gathered(judged.cycle, judged.desk)
    assert (found.lacks, found.result.as_json()) == ([], expected.as_json())
    again = read_season([found.ratings], found.listed_entries, found.scheme)
    assert (again.ratings_csv(), evaluate(again).as_bytes()) == (found.season.ratings_csv(), expected.as_bytes())


def test_nothing_may_be_looked_at_before_every_sheet_is_done(judged: Judged) -> None:
    assert lacks(judged) == ["12 score sheets are not submitted yet"]
    judged.confirm_all("80", "70", "60")
    for expert in (0, 1):
        person = judged.experts[expert].person
        Sheet.objects.create(entry=judged.entries[3], phase=judged.desk, person=person, state=Sheet.State.EXCUSED)
    assert lacks(judged) == ["1 score sheets are not submitted yet"]
    judged.recuse(3, 2)
    assert lacks(judged) == [f"no score sheet counts of {judged.entries[3].organisation.name}"]
    Entry.objects.filter(pk=judged.entries[3].pk).update(state=Entry.State.WITHDRAWN)
    assert lacks(judged) == []
    sheet = Sheet.objects.filter(entry=judged.entries[0]).first()
    SheetReopening.objects.create(sheet=sheet, reason="看错", asked_at=timezone.now())
    assert lacks(judged) == ["1 requests to reopen a sheet wait"]


def test_what_is_in_no_panel_is_awaited(judged: Judged) -> None:
    PanelEntry.objects.filter(entry__in=judged.entries).update(ended=timezone.now())
    kind, state = ScreeningCheck.Kind.ELIGIBILITY, ScreeningCheck.State.PASSED
    ScreeningCheck.objects.create(entry=judged.entries[0], kind=kind, state=state)
    assert lacks(judged) == ["1 eligible applications are in no panel", "nothing is under review"]


def test_withdrawn_sheets_are_left_out_and_listed(judged: Judged) -> None:
    judged.confirm_all("80", "70", "60", "50")
    third = judged.experts[2].person
    ConfirmedSheet.objects.filter(sheet__entry=judged.entries[0], sheet__person=third).delete()
    Sheet.objects.filter(entry=judged.entries[0], person=third).delete()
    judged.confirm(0, 2, "20")
    before = totals(gathered(judged.cycle, judged.desk))[judged.entries[0].code]
    judged.recuse(0, 2)
    found = gathered(judged.cycle, judged.desk)
    assert (before, totals(found)[judged.entries[0].code]) == ("600.00", "800.00")
    (entry,) = (one for one in found.result.as_json()["entries"] if one["entry"] == judged.entries[0].code)
    assert [(one["kind"], one["experts"]) for one in entry["flags"] if one["kind"] == "withdrawn"] == [
        ("withdrawn", [expert_id(third)])
    ]


def test_former_members_sheets_count_no_longer_before_the_outcome(judged: Judged) -> None:
    judged.confirm_all("80", "70", "60", "50")
    ConfirmedSheet.objects.filter(sheet__entry=judged.entries[0], sheet__person=judged.experts[0].person).update(
        content=ConfirmedSheet.objects.filter(sheet__entry=judged.entries[3]).first().content
    )
    assert totals(gathered(judged.cycle, judged.desk))[judged.entries[0].code] == "700.00"
    PanelMember.objects.filter(person=judged.experts[0].person).update(ended=timezone.now())
    assert totals(gathered(judged.cycle, judged.desk))[judged.entries[0].code] == "800.00"


def test_sheets_of_a_decided_phase_stay_as_they_counted(judged: Judged) -> None:
    judged.confirm_all("80", "70", "60", "50")
    sheets = [one.as_json() for one in gathered(judged.cycle, judged.desk).sheets]
    decide(judged, 1, 0, 1)
    PhaseOutcome.objects.update(content=canonical_json({"sheets": sheets}).decode())
    PanelMember.objects.filter(person=judged.experts[0].person).update(ended=timezone.now())
    judged.join("递补专家")
    found = gathered(judged.cycle)
    assert [one.as_json() for one in found.sheets] == sheets
    names = "、".join(one.organisation.name for one in judged.entries[:2])
    assert [one.zh.partition(" ›")[0] for one in found.lacks] == [f"{names} 的现场评审还没有确认的合议分"]
    assert found.decided == {"desk": frozenset(one.code for one in judged.entries[:2])}


def test_withdrawn_applications_are_listed_without_a_rank(judged: Judged) -> None:
    judged.confirm_all("80", "70", "60", "50")
    Entry.objects.filter(pk=judged.entries[0].pk).update(state=Entry.State.WITHDRAWN)
    found = gathered(judged.cycle, judged.desk)
    assert totals(found)[judged.entries[0].code] is None
    assert [flag["kind"] for one in found.result.as_json()["entries"] if not one["rank"] for flag in one["flags"]] == [
        "withdrawn"
    ]


def test_a_phase_by_consensus_waits_for_the_panels_and_takes_what_they_agreed(judged: Judged) -> None:
    judged.set_scheme({**DESK, "aggregate": "consensus", "advance_top": 2}, VISIT)
    judged.confirm_all("80", "70", "60", "50")
    assert lacks(judged) == ["4 consensuses are not closed"]
    for entry in judged.entries:
        content = json.loads(ConfirmedSheet.objects.filter(sheet__entry=entry).first().content)
        content = canonical_json({"agreed": {"percents": dict.fromkeys(content["percents"], "65")}})
        person = judged.experts[0].person
        consensus = Consensus.objects.create(entry=entry, phase=judged.desk, opened_by=person, state="closed")
        ConfirmedConsensus.objects.create(
            consensus=consensus,
            content=content.decode(),
            digest=sha256_hex(content),
            closed_at=timezone.now(),
            closed_by=person,
        )
    found = gathered(judged.cycle, judged.desk)
    assert (found.lacks, set(totals(found).values())) == ([], {"650.00"})
    assert {one.expert for one in found.sheets} == {AGREED, *(expert_id(one.person) for one in judged.experts)}


def test_faulty_lists_are_refused_with_every_problem(judged: Judged) -> None:
    judged.confirm_all("80", "70", "60", "50")
    Entry.objects.filter(cycle=judged.cycle).update(confirmed_kind="")
    with pytest.raises(BadInputError) as caught:
        _ = gathered(judged.cycle, judged.desk).season
    assert len(caught.value.problems) == 4


def test_an_agreed_sheet_alone_stands_for_the_panel_and_a_decided_outcome_for_the_gate(judged: Judged) -> None:
    """A visit gives one agreed sheet per entry; the second company goes on though the gate would stop it."""
    judged.set_scheme({**DESK, "advance_top": 1}, VISIT)
    judged.confirm_all("80", "70", "60", "50")
    desk = gathered(judged.cycle, judged.desk)
    codes = list(desk.sheets[0].given.marks)
    visited = [
        Listed("visit", one.code, PANEL, GivenSheet(one.pk, AGREED, dict.fromkeys(codes, "90"), "0"))
        for one in judged.entries[:2]
    ]
    sheets = sorted([*desk.sheets, *visited], key=lambda one: one.key)
    decided = {"desk": frozenset(one.code for one in judged.entries[:2])}
    found = Gathered(desk.scheme, desk.entries, sheets, (), decided=decided)
    assert totals(found) == dict(
        zip([one.code for one in judged.entries], ["860.00", "820.00", "600.00", "500.00"], strict=True)
    )
    assert [one.gate for one in found.season.scheme.phases] == [None, None]
    assert [one.gate is None for one in Gathered(desk.scheme, desk.entries, sheets, ()).season.scheme.phases] == [
        False,
        True,
    ]


def test_a_scheme_of_one_phase_is_over_with_it(judged: Judged) -> None:
    judged.confirm_all("80", "70", "60", "50")
    judged.set_scheme(DESK)
    assert (gathered(judged.cycle).lacks, gathered(judged.cycle).digest) == (
        [],
        gathered(judged.cycle, judged.desk).digest,
    )


def test_a_phase_that_no_area_gives_scores_of_is_awaited(judged: Judged) -> None:
    defence = Phase.objects.get(cycle=judged.cycle, code="defence")
    assert [one.en for one in lacks_of(defence, judged.entries)] == [
        "“陈述答辩” has no scores yet › come back when the phase is over"
    ]
