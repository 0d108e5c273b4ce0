"""Who goes on: the proposal, what two persons decide, who learns what."""

import json

import pytest
from django.urls import reverse
from django.utils import timezone

from web.make import make_actor, make_cycle
from web.results.conftest import Judged, client_of
from zhiheng.canonical import sha256_hex
from zhiheng.problems import BadInputError
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.approvals import decide, outlook_of
from zhiheng.web.audit.errors import BlockedError, NotFoundError, NotPermittedError
from zhiheng.web.audit.models import LedgerEntry, LedgerPayload, Proposal, Reading
from zhiheng.web.audit.roles import Role
from zhiheng.web.entries.models import Entry
from zhiheng.web.messages.models import Delivery, Letter
from zhiheng.web.programmes.models import Phase, Setting
from zhiheng.web.results import doors, rules
from zhiheng.web.results.actions.shortlist import prepare_shortlist
from zhiheng.web.results.invariants import outcomes_are_as_digested
from zhiheng.web.results.models import PhaseOutcome, PhasePlace
from zhiheng.web.results.queries import shortlisted_entries
from zhiheng.web.results.season import gathered
from zhiheng.web.results.shortlist import Decision, candidates_of
from zhiheng.web.results.today import items
from zhiheng.web.reviews.models import Sheet
from zhiheng.web.reviews.rules import is_seen_by_others


def propose(judged: Judged, *goes_on: int, reason: str = "", basis: str = "", seen: str | None = None) -> Proposal:
    decision = Decision([judged.entries[one] for one in goes_on], reason, basis)
    digest = gathered(judged.cycle, judged.desk).digest if seen is None else seen
    return prepare_shortlist(judged.clerk, judged.desk, decision, seen=digest)


def approve(judged: Judged, proposal: Proposal) -> PhaseOutcome:
    decide(judged.lead, proposal, is_approved=True, seen=outlook_of(proposal).digest)
    return PhaseOutcome.objects.latest("number")


def candidates(judged: Judged) -> list[tuple[str | None, bool, bool]]:
    found = gathered(judged.cycle, judged.desk)
    listed = candidates_of(found.result.as_json(), "desk", found.candidates, {})
    return [(one.score, one.is_proposed, one.is_tied) for one in listed]


def blockers(judged: Judged, *goes_on: int, **values: str) -> list[str]:
    with pytest.raises(BlockedError) as caught:
        propose(judged, *goes_on, **values)
    return [one.what("en") for one in caught.value.problems]


def test_the_librarys_proposal_is_decided_by_two_persons(judged: Judged) -> None:
    judged.confirm_all("80", "60", "55", "45")
    assert candidates(judged) == [
        ("800.00", True, False),
        ("600.00", True, False),
        ("550.00", False, False),
        ("450.00", False, False),
    ]
    proposal = propose(judged, 0, 1)
    assert list(shortlisted_entries(judged.cycle)) == []
    with pytest.raises(NotPermittedError):
        decide(judged.clerk, proposal, is_approved=True)
    names = [one.organisation.name for one in judged.entries]
    assert [one.zh for one in outlook_of(proposal).preview] == [
        f"“材料评审”入围 2 家：{names[0]}、{names[1]}",
        f"未入围 2 家：{names[2]}、{names[3]}",
    ]
    outcome = approve(judged, proposal)
    content = json.loads(outcome.content)
    assert set(shortlisted_entries(judged.cycle)) == set(judged.entries[:2])
    assert (outcome.number, outcome.digest) == (1, sha256_hex(outcome.content.encode()))
    assert content["goes_on"] == content["proposed"] == sorted(one.code for one in judged.entries[:2])
    assert content["result"] == gathered(judged.cycle, judged.desk).result.as_json()
    record = LedgerEntry.objects.filter(verb="shortlist.decide").order_by("-sequence")[0]
    payload = LedgerPayload.objects.get(commitment=record.commitment).payload
    assert (payload["outcome"], payload["digest"]) == (outcome.public_id, outcome.digest)
    assert not any(name in json.dumps(payload, ensure_ascii=False) for name in (*names, "800.00"))


def test_those_who_go_on_are_told_and_nobody_else_learns_of_them(judged: Judged) -> None:
    judged.confirm_all("80", "60", "55", "45")
    approve(judged, propose(judged, 0, 1))
    links = [reverse("results:own_outcome", args=[one.public_id]) for one in judged.entries]
    told = Delivery.objects.filter(notice__link__in=links)
    assert {one.person_id for one in told} == {one.contact.person_id for one in judged.companies[:2]}
    first, third = (judged.companies[one].contact.as_actor() for one in (0, 2))
    assert [one.entry for one in doors.own_places(first)] == [judged.entries[0]]
    assert list(doors.own_places(judged.lead)) == []
    texts = [client_of(one).get(links[place]) for one, place in ((first, 0), (third, 2), (third, 0))]
    assert [one.status_code for one in texts] == [200, 200, 404]
    assert "进入下一评审环节" in texts[0].content.decode()
    assert "还没有可以告知的结果" in texts[1].content.decode()
    page = client_of(judged.clerk)
    shown = page.get(reverse("results:shortlist", args=[judged.desk.public_id])).content.decode()
    assert ("800.00" in shown, "没有拟稿" in shown) == (True, True)
    letters = reverse("results:draft_letters", args=[PhaseOutcome.objects.get().public_id])
    page.post(letters)
    page.post(letters)
    drafted = {one.organisation: one for one in Letter.objects.filter(cycle=judged.cycle)}
    letter = drafted.pop(judged.companies[2].organisation)
    assert [one.organisation for one in drafted.values()] == [judged.companies[3].organisation]
    assert ("材料评审" in letter.body, "5个工作日" in letter.body) == (True, True)
    assert not any(one.organisation.name in letter.body for one in judged.companies)
    assert "还没有可以告知的结果" in client_of(third).get(links[2]).content.decode()
    judged.issue(letter)
    assert "未进入下一评审环节" in client_of(third).get(links[2]).content.decode()


def test_nothing_is_shown_or_decided_before_the_phase_is_over(judged: Judged, supervisor: Actor) -> None:
    judged.confirm_all("80", "60", "55")
    assert blockers(judged, 0, seen="") == ["3 score sheets are not submitted yet"]
    for actor in (judged.clerk, judged.lead, supervisor):
        shown = client_of(actor).get(reverse("results:shortlist", args=[judged.desk.public_id]))
        assert ("还有 3 份评分表" in shown.content.decode(), "800.00" in shown.content.decode()) == (True, False)
    sheet = Sheet.objects.filter(entry=judged.entries[0]).first()
    assert (is_seen_by_others(sheet), Reading.objects.filter(subject=judged.desk.public_id).exists()) == (False, False)
    for expert in range(3):
        judged.confirm(3, expert, "45")
    shown = client_of(supervisor).get(reverse("results:shortlist", args=[judged.desk.public_id]))
    assert ("800.00" in shown.content.decode(), is_seen_by_others(sheet)) == (True, True)


def test_others_find_nothing(judged: Judged) -> None:
    judged.confirm_all("80", "60", "55", "45")
    outcome = approve(judged, propose(judged, 0, 1))
    visit = Phase.objects.get(cycle=judged.cycle, code="visit")
    elsewhere = make_actor(Role.OFFICE_LEAD, make_cycle())
    for phase, actor in [(judged.desk, judged.experts[0].as_actor()), (judged.desk, elsewhere), (visit, judged.lead)]:
        with pytest.raises(NotFoundError):
            doors.gated_phase(actor, phase.public_id)
    assert list(doors.phase_outcomes(judged.experts[0].as_actor())) == []
    with pytest.raises(NotFoundError):
        doors.phase_outcome(judged.companies[0].contact.as_actor(), outcome.public_id)
    with pytest.raises(NotPermittedError, match="no gate"):
        rules.DECIDE_SHORTLIST.check(judged.clerk, visit)


def test_a_tie_at_the_line_is_decided_with_reason_by_whom_the_setting_names(judged: Judged) -> None:
    judged.confirm_all("80", "60", "60", "45")
    assert [one[1:] for one in candidates(judged)] == [(True, False), (True, True), (True, True), (False, False)]
    assert len(blockers(judged, 0, 1, 2)) == 2
    assert blockers(judged, 0, 1, reason="第 2.1 项更高") == ["what the review committee decides has no basis"]
    proposal = propose(judged, 0, 1, reason="第 2.1 项更高", basis="评审委员会纪要〔2026〕3号，3月2日")
    name = judged.entries[2].organisation.name
    told = [one.zh for one in outlook_of(proposal).preview]
    assert f"与建议不同：{name}，建议入围，决定未入围" in told
    assert told[-2:] == ["理由（评审委员会决定）：第 2.1 项更高", "依据：评审委员会纪要〔2026〕3号，3月2日"]
    assert set(json.loads(approve(judged, proposal).content)["tied"]) == {one.code for one in judged.entries[1:3]}


def test_where_the_office_decides_it_names_no_minutes(judged: Judged) -> None:
    judged.confirm_all("80", "60", "55", "45")
    Setting.objects.filter(cycle=judged.cycle, key="shortlist.decided_by").update(value="office")
    assert blockers(judged, 0) == ["there is a tie at the line, a departure, or an earlier decision, and no reason"]
    outcome = approve(judged, propose(judged, 0, 2, reason="补充材料证实"))
    assert json.loads(outcome.content)["decided_by"] == "office"
    assert set(shortlisted_entries(judged.cycle)) == {judged.entries[0], judged.entries[2]}


def test_a_later_decision_stands_beside_the_first(judged: Judged) -> None:
    judged.confirm_all("80", "60", "55", "45")
    first = approve(judged, propose(judged, 0, 1))
    assert len(blockers(judged, 0, 1, 2)) == 2
    second = approve(judged, propose(judged, 0, 1, 2, reason="复核成立", basis="纪要"))
    first.refresh_from_db()
    assert (first.number, second.number, first.digest == second.digest) == (1, 2, False)
    assert set(shortlisted_entries(judged.cycle)) == set(judged.entries[:3])
    link = reverse("results:own_outcome", args=[judged.entries[0].public_id])
    assert Delivery.objects.filter(notice__link=link).count() == 1
    url = reverse("results:shortlist", args=[judged.desk.public_id])
    page = client_of(judged.clerk)
    assert first.digest in page.get(url).content.decode()
    assert "提交审核" in page.get(url + "?again").content.decode()


def test_what_changed_meanwhile_is_looked_at_again(judged: Judged) -> None:
    judged.confirm_all("80", "60", "55", "45")
    assert blockers(judged, 0, 1, seen="0" * 64) == ["scores or applications changed after this page was opened"]
    proposal = propose(judged, 0, 1)
    judged.recuse(0, 0)
    assert (outlook_of(proposal).preview, len(outlook_of(proposal).blockers)) == ((), 1)
    with pytest.raises(BlockedError):
        decide(judged.lead, proposal, is_approved=True)
    stranger = Entry(public_id="0" * 32)
    with pytest.raises(BadInputError):
        seen = gathered(judged.cycle, judged.desk).digest
        prepare_shortlist(make_actor(Role.OFFICE_CLERK, judged.cycle), judged.desk, Decision([stranger]), seen=seen)


def test_faulty_lists_are_told_on_the_page(judged: Judged) -> None:
    judged.confirm_all("80", "60", "55", "45")
    Entry.objects.filter(pk=judged.entries[0].pk).update(confirmed_kind="")
    assert len(blockers(judged, 0, 1)) == 1
    shown = client_of(judged.clerk).get(reverse("results:shortlist", args=[judged.desk.public_id]))
    assert "评分数据不能计算" in shown.content.decode()


def test_the_page_prepares_what_was_ticked(judged: Judged) -> None:
    judged.confirm_all("80", "60", "60", "45")
    page, url = client_of(judged.clerk), reverse("results:shortlist", args=[judged.desk.public_id])
    assert "待办理" in page.get(reverse("results:phases")).content.decode()
    shown = page.get(url).content.decode()
    assert ("入围线上有并列" in shown, "前 2 名，且得分率不低于 50%" in shown) == (True, True)
    seen = gathered(judged.cycle, judged.desk).digest
    ticked = [judged.entries[one].public_id for one in (0, 1)]
    send = reverse("results:decide_shortlist", args=[judged.desk.public_id])
    refused = page.post(send, {"entry": ticked, "seen": seen})
    assert (refused.status_code, refused.content.decode().count(" checked")) == (409, 2)
    done = page.post(send, {"entry": ticked, "seen": seen, "reason": "理由", "basis": "纪要"})
    assert done["Location"] == reverse("audit:proposal", args=[Proposal.objects.get().public_id])
    assert "待审核" in page.get(reverse("results:phases")).content.decode()
    assert "等待另一人决定" in page.get(url).content.decode()
    approve(judged, Proposal.objects.get())
    assert "已决定" in page.get(reverse("results:phases")).content.decode()


def test_today_says_what_is_to_be_decided_and_told(judged: Judged, supervisor: Actor) -> None:
    def said(actor: Actor) -> list[str]:
        return [one.text.en for one in items(actor, judged.cycle, timezone.now())]

    assert said(judged.clerk) == []
    judged.confirm_all("80", "60", "55", "45")
    assert (said(judged.clerk), said(supervisor)) == (["“材料评审” is over; who goes on is to be decided"], [])
    approve(judged, propose(judged, 0, 1))
    assert said(judged.clerk) == ["2 notices of not being shortlisted are due"]


def test_a_changed_outcome_is_found(judged: Judged) -> None:
    judged.confirm_all("80", "60", "55", "45")
    approve(judged, propose(judged, 0, 1))
    assert list(outcomes_are_as_digested.find()) == []
    PhasePlace.objects.filter(goes_on=True).update(goes_on=False)
    assert len(list(outcomes_are_as_digested.find())) == 1
