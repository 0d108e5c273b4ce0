"""The pledge, declarations and conflicts of interest: who declared a conflict meets the entry no more."""

import json
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from web.entries.conftest import Company
from web.make import make_actor, make_assignment, make_cycle, make_person, sign_in
from web.panels.world import Review, join
from zhiheng.problems import BadInputError
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import BlockedError, NotFoundError, NotPermittedError
from zhiheng.web.audit.models import LedgerEntry
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.entries.forms.values import CELL_SEPARATOR
from zhiheng.web.entries.models import Submission
from zhiheng.web.panels import doors
from zhiheng.web.panels.actions.conflicts import (
    Relation,
    add_conflict,
    confirm_conflict,
    declare,
    declare_none_for_all,
    give_pledge,
)
from zhiheng.web.panels.conflict_matches import COACHED, EMPLOYED, EMPLOYER_COACHED, FOUND, HELD_A_ROLE
from zhiheng.web.panels.conflict_queries import match_lines
from zhiheng.web.panels.doors import reviewed_entries
from zhiheng.web.panels.models import Conflict, ConflictKind, ExpertProfile, Panel, PanelEntry, PanelMember, Pledge
from zhiheng.web.panels.pledge_text import text_of_cycle
from zhiheng.web.reviews.models import Sheet

pytestmark = pytest.mark.django_db

ADVISER = Relation(ConflictKind.ADVISER, date(2024, 1, 1), date(2025, 1, 1), "曾任顾问")


@pytest.fixture
def fresh(review: Review) -> Actor:
    """A further expert of the panel, who did nothing yet."""
    return join(review, "新任专家示例", is_ready=False).as_actor()


def _reviewed(review: Review, number: int) -> PanelEntry:
    return PanelEntry.objects.get(entry=review.company(number).entry)


def _member(review: Review, actor: Actor) -> PanelMember:
    return PanelMember.objects.get(panel=review.panel, person=actor.person)


def _found(actor: Actor) -> list[str]:
    return [one.entry.organisation.name for one in reviewed_entries(actor).order_by("pk")]


def _name(company: Company) -> str:
    return company.entry.organisation.name


def _matched(review: Review) -> set[tuple[int, int, str]]:
    lines = [line.match for line in match_lines(review.clerk, review.call.cycle)]
    return {(one.person.pk, one.reviewed.entry_id, one.key) for one in lines}


def test_expert_reads_after_the_pledge_and_the_declaration(review: Review, fresh: Actor) -> None:
    cycle = review.call.cycle
    with pytest.raises(NotPermittedError):
        declare_none_for_all(fresh, cycle)
    with pytest.raises(NotPermittedError):
        declare(fresh, _reviewed(review, 0), Relation())
    made = give_pledge(fresh, cycle, text_of_cycle(cycle).digest)
    assert (made.digest, _found(fresh)) == (text_of_cycle(cycle).digest, [])
    declare(fresh, _reviewed(review, 0), Relation())
    assert _found(fresh) == [_name(review.company(0))]
    assert declare_none_for_all(fresh, cycle) == 1
    assert _found(fresh) == [_name(review.company(0)), _name(review.company(1))]
    with pytest.raises(BlockedError):
        declare_none_for_all(fresh, cycle)
    with pytest.raises(NotPermittedError):
        give_pledge(fresh, cycle, text_of_cycle(cycle).digest)
    said = LedgerEntry.objects.filter(actor=fresh.id).order_by("sequence").values_list("verb", flat=True)
    assert list(said) == ["pledge.give", "conflict.declare", "conflict.declare_none"]


def test_declared_conflict_bars_at_once_and_for_good(review: Review) -> None:
    expert, barred = review.expert(0), _reviewed(review, 0)
    declare(expert, barred, ADVISER)
    assert _found(expert) == [_name(review.company(1))]
    noted = Conflict.objects.get()
    assert (noted.source, noted.person_id, noted.note) == ("declared", expert.person, ADVISER.note)
    with pytest.raises(NotPermittedError):
        declare(expert, barred, Relation())
    own = [(one.entry.organisation.name, one.kind) for one in doors.declarations(expert)]
    assert own[-1] == (_name(review.company(0)), "adviser")
    assert _found(review.expert(1)) == [_name(review.company(0)), _name(review.company(1))]


def test_nobody_declares_on_what_another_panel_reviews(review: Review) -> None:
    stranger = make_assignment(Role.EXPERT, review.call.cycle, make_person("外组专家示例")).as_actor()
    other = Panel.objects.create(cycle=review.call.cycle, name="第二组")
    PanelMember.objects.create(panel=other, person_id=stranger.person)
    give_pledge(stranger, review.call.cycle, text_of_cycle(review.call.cycle).digest)
    with pytest.raises(NotFoundError):
        doors.entry_to_declare(stranger, _reviewed(review, 0).public_id)
    with pytest.raises(NotPermittedError):
        declare(stranger, _reviewed(review, 0), Relation())


def test_office_notes_a_conflict_and_the_lead_confirms_it(review: Review) -> None:
    expert, reviewed = review.expert(1), _reviewed(review, 0)
    made = add_conflict(review.clerk, reviewed, _member(review, expert), ADVISER)
    assert (made.source, _found(expert)) == ("office", [_name(review.company(1))])
    with pytest.raises(BlockedError):
        add_conflict(review.clerk, reviewed, _member(review, expert), ADVISER)
    with pytest.raises(NotPermittedError):
        confirm_conflict(review.clerk, made)
    confirm_conflict(review.call.lead, made)
    made.refresh_from_db()
    assert made.confirmed_by_id == review.call.lead.person
    with pytest.raises(NotPermittedError):
        confirm_conflict(review.call.lead, made)


def test_sheets_are_set_aside_when_the_conflict_is_confirmed(review: Review) -> None:
    phase = review.call.cycle.phases.get(code="desk")
    held = {"phase": phase, "state": Sheet.State.CONFIRMED}
    given = [
        Sheet.objects.create(entry=review.company(entry).entry, person=review.experts[expert].person, **held)
        for expert, entry in ((0, 0), (0, 1), (1, 0))
    ]
    made = add_conflict(review.clerk, _reviewed(review, 0), _member(review, review.expert(0)), ADVISER)
    assert Sheet.objects.filter(state=Sheet.State.WITHDRAWN).count() == 0
    confirm_conflict(review.call.lead, made)
    assert list(Sheet.objects.filter(state=Sheet.State.WITHDRAWN)) == given[:1]


def test_office_takes_over_a_match_of_its_own_cycle_only(review: Review) -> None:
    member = _member(review, review.expert(0))
    made = add_conflict(review.clerk, _reviewed(review, 1), member, ADVISER, is_matched=True)
    assert made.source == "matched"
    elsewhere = Panel.objects.create(cycle=make_cycle(review.call.cycle.programme), name="别届")
    other = PanelMember.objects.create(panel=elsewhere, person=make_person("别届专家"))
    with pytest.raises(NotFoundError):
        add_conflict(review.clerk, _reviewed(review, 0), other, ADVISER)


@pytest.mark.parametrize("act", ["declare", "add"])
def test_period_that_ends_before_it_begins_is_refused(review: Review, act: str) -> None:
    backward = Relation(ConflictKind.KIN, date(2025, 1, 1), date(2024, 1, 1))
    with pytest.raises(BadInputError) as refused:
        if act == "declare":
            declare(review.expert(0), _reviewed(review, 0), backward)
        else:
            add_conflict(review.clerk, _reviewed(review, 0), _member(review, review.expert(0)), backward)
    assert [one.place.cell for one in refused.value.problems] == ["ends"]
    assert not Conflict.objects.exists()


def test_employer_and_earlier_roles_are_found(review: Review) -> None:
    cycle, one, two = review.call.cycle, review.company(0), review.company(1)
    assert match_lines(review.clerk, cycle) == []
    employed, acted = review.experts[0].person, review.experts[1].person
    code = one.entry.organisation.credit_code
    ExpertProfile.objects.create(programme=cycle.programme, person=employed, employer_code=code)
    make_assignment(Role.ENTRY_MEMBER, None, acted, organisation=two.entry.organisation)
    found = _matched(review)
    assert found == {(employed.pk, one.entry.pk, EMPLOYED), (acted.pk, two.entry.pk, HELD_A_ROLE)}
    add_conflict(review.clerk, _reviewed(review, 0), _member(review, review.expert(0)), ADVISER)
    assert _matched(review) == {(acted.pk, two.entry.pk, HELD_A_ROLE)}


def test_declared_coaching_is_found_by_person_and_by_employer(review: Review) -> None:
    cycle, named, employed = review.call.cycle, review.experts[0].person, review.experts[1].person
    ExpertProfile.objects.create(programme=cycle.programme, person=employed, employer="示例质量咨询公司")
    handed_in = review.company(1).entry.submissions.get()
    content = json.loads(handed_in.content)
    coaching = next(
        field for part in content["form"]["conflicts"] for field in part["fields"] if field["key"] == "coaching"
    )
    coaching["text"] = CELL_SEPARATOR.join(["示例质量咨询公司", named.name, "培训", "2025 年"])
    Submission.objects.filter(pk=handed_in.pk).update(content=json.dumps(content))
    found = _matched(review)
    entry = review.company(1).entry.pk
    assert found == {(named.pk, entry, COACHED), (employed.pk, entry, EMPLOYER_COACHED)}


def test_conflicts_are_seen_by_the_office_and_the_supervisor(review: Review) -> None:
    made = add_conflict(review.clerk, _reviewed(review, 0), _member(review, review.expert(0)), ADVISER)
    supervisor = make_actor(Role.SUPERVISOR, review.call.cycle)
    for actor in (review.clerk, review.call.lead, supervisor):
        assert doors.conflict(actor, made.public_id) == made
        assert (doors.pledges(actor).count(), doors.members(actor).count(), doors.declarations(actor).count()) == (
            3,
            3,
            6,
        )
    committee = make_actor(Role.COMMITTEE_MEMBER, review.call.cycle)
    for actor in (review.expert(0), committee, make_actor(Role.OFFICE_CLERK, make_cycle())):
        assert (list(doors.conflicts(actor)), list(doors.members(actor))) == ([], [])
        with pytest.raises(NotFoundError):
            doors.conflict(actor, made.public_id)
    assert (list(doors.entries_to_declare(committee)), list(doors.declarations(committee))) == ([], [])
    assert (list(doors.pledges(committee)), doors.pledges(review.expert(0)).count()) == ([], 1)


def test_expert_confirms_and_declares_on_one_page(client: Client, review: Review) -> None:
    held = join(review, "新任专家示例", is_ready=False)
    sign_in(client, held)
    duties = reverse("panels:duties")
    assert "我已阅读并确认" in client.get(duties).content.decode()
    digest = text_of_cycle(review.call.cycle).digest
    assert client.post(reverse("panels:pledge", args=[review.call.cycle.public_id]), {"digest": digest}).url == duties
    assert Pledge.objects.filter(person=held.person).count() == 1
    page = reverse("panels:declare", args=[_reviewed(review, 0).public_id])
    refused = client.post(page, {"kind": "kin", "begins": "2025-01-01", "ends": "2024-01-01"})
    assert list(refused.context["form"].errors) == ["ends"]
    assert client.post(page, {"kind": "kin", "note": "配偶在该企业任职"}).url == duties
    assert client.post(reverse("panels:declare_none")).url == duties
    shown = client.get(duties).content.decode()
    assert ("近亲属" in shown, "配偶在该企业任职" in shown, "无利害关系" in shown) == (True, True, True)
    offered = (reverse("panels:declare_none"), reverse("panels:declare", args=[_reviewed(review, 1).public_id]))
    assert [one in shown for one in offered] == [True, True]
    review.call.set_stage(Stage.ANNOUNCED)
    shown = client.get(duties).content.decode()
    assert [one in shown for one in offered] == [False, False]
    assert _found(held.as_actor()) == [_name(review.company(1))]


def test_office_sees_matches_and_notes_conflicts_on_one_page(client: Client, review: Review) -> None:
    cycle, person = review.call.cycle, review.experts[0].person
    organisation = review.company(0).entry.organisation
    ExpertProfile.objects.create(programme=cycle.programme, person=person, employer=organisation.name)
    sign_in(client, make_assignment(Role.OFFICE_LEAD, cycle, make_person("另一审核人示例")))
    page = reverse("panels:conflicts", args=[cycle.public_id])
    assert FOUND[EMPLOYED][1].zh in client.get(page).content.decode()
    sent = {
        "reviewed": _reviewed(review, 0).public_id,
        "member": _member(review, review.expert(0)).public_id,
        "kind": "employment",
    }
    add = reverse("panels:add_conflict", args=[cycle.public_id])
    assert client.post(add, sent | {"matched": "1"}).url == page
    made = Conflict.objects.get()
    assert (made.source, made.kind, made.person) == ("matched", "employment", person)
    again = client.post(add, sent)
    assert "已经登记" in again.content.decode()
    assert client.post(add, sent | {"kind": "none"}).context["form"].errors
    assert client.post(reverse("panels:confirm_conflict", args=[made.public_id])).url == page
    assert "另一审核人示例" in client.get(page).content.decode()


def test_expert_of_no_single_cycle_has_no_duties(client: Client) -> None:
    sign_in(client, make_assignment(Role.EXPERT, None))
    assert client.get(reverse("panels:duties")).status_code == 404
