"""Revoking an award: two persons, a letter, and what every list says afterwards."""

from datetime import timedelta

import pytest
from django.urls import reverse

from web.committee.test_meeting import blockers, setting
from web.honours.conftest import today
from web.results.conftest import Judged, client_of
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.approvals import decide, outlook_of
from zhiheng.web.audit.errors import NotPermittedError
from zhiheng.web.audit.models import Proposal
from zhiheng.web.entries.screening_hints import hints
from zhiheng.web.honours.actions.certificate import Numbered, register_certificate
from zhiheng.web.honours.actions.payment import note_payment
from zhiheng.web.honours.actions.revocation import prepare_revocation
from zhiheng.web.honours.hints import hints as own_hints
from zhiheng.web.honours.models import Certificate, Revocation, Winner
from zhiheng.web.honours.revocation_letter import Decision
from zhiheng.web.messages.letter_settings import letter_settings
from zhiheng.web.messages.models import LetterSetting
from zhiheng.web.programmes.models import Cycle

FACTS = "经查，你单位在申报时提供了虚假的检验报告。"


def fill_in_settings(judged: Judged) -> None:
    programme = judged.cycle.programme
    for one in letter_settings(programme):
        if not one.text:
            LetterSetting.objects.create(programme=programme, key=one.key, value="示例")


def decision() -> Decision:
    return Decision("示例决定1号", today(), FACTS)


@pytest.fixture
def plaque(announced: Judged, won: Winner) -> Certificate:
    return register_certificate(announced.clerk, won, Certificate.Kind.PLAQUE, Numbered("JP-1", today()))


@pytest.fixture
def revoked(announced: Judged, won: Winner, plaque: Certificate) -> Revocation:
    fill_in_settings(announced)
    setting(announced, "after.award_money", 500_000)
    note_payment(announced.clerk, won, today(), "资金1号")
    page = client_of(announced.clerk)
    address = reverse("honours:revoke", args=[won.public_id])
    assert page.get(address).status_code == 200
    assert page.post(address, {"document": "", "day": "", "reason": ""}).status_code == 409
    late = {"document": "1", "day": (today() + timedelta(days=1)).isoformat(), "reason": FACTS}
    assert page.post(address, late).status_code == 409
    said = {"document": "示例决定1号", "day": today().isoformat(), "reason": FACTS}
    assert page.post(address, said).status_code == 302
    proposal = Proposal.objects.get(verb="award.revoke")
    outlook = outlook_of(proposal)
    assert [one.en for one in outlook.preview][2] == f"to be taken back: 奖牌 {plaque.number}"
    decide(announced.lead, proposal, is_approved=True, seen=outlook.digest)
    return Revocation.objects.get(winner=won)


def test_what_lacks_is_told_at_once(announced: Judged, won: Winner) -> None:
    day = timedelta(days=1)
    empty = Decision(" ", today() - day, " ")
    assert blockers(prepare_revocation, announced.clerk, won, empty) == [
        "the decision is missing",
        "the reason is missing",
        "that is before the announcement",
    ]
    late = Decision("1", today() + day, FACTS)
    assert blockers(prepare_revocation, announced.clerk, won, late) == ["that day has not come"]
    (lacks,) = blockers(prepare_revocation, announced.clerk, won, decision())
    assert lacks == "the letter has blanks: 联系人、联系电话、地址"
    fill_in_settings(announced)
    made = prepare_revocation(announced.clerk, won, decision())
    assert len(outlook_of(made).preview) == 3


def test_the_letter_tells_the_winner_and_the_register_marks_it(announced: Judged, revoked: Revocation) -> None:
    letter, winner = revoked.letter, revoked.winner
    assert (letter.organisation, letter.issued_by_id) == (winner.entry.organisation, announced.lead.person)
    for said in (FACTS, "示例决定1号", "奖牌 JP-1", "500000 元", winner.tier):
        assert said in letter.body
    for verb_refuses in (
        lambda: prepare_revocation(announced.clerk, winner, decision()),
        lambda: register_certificate(announced.clerk, winner, Certificate.Kind.PLAQUE, Numbered("2", today())),
    ):
        with pytest.raises(NotPermittedError):
            verb_refuses()
    clerk = client_of(announced.clerk)
    page = clerk.get(f"{reverse('honours:winners')}?cycle={winner.cycle.public_id}").content.decode()
    assert ("已撤销" in page, "应收回" in page) == (True, True)
    one = Certificate.objects.get(winner=winner)
    clerk.post(reverse("honours:take_back", args=[one.public_id]), {"day": today().isoformat(), "note": ""})
    address = reverse("honours:winner", args=[winner.public_id])
    page = clerk.get(address).content.decode()
    assert ("已收回" in page, FACTS in page, "登记追回" in page) == (True, True, True)
    seen = client_of(announced.companies[0].contact.as_actor()).get(address).content.decode()
    assert ("奖项已撤销" in seen, letter.title in seen) == (True, True)


def test_who_screens_a_later_application_is_told(announced: Judged, revoked: Revocation, supervisor: Actor) -> None:
    entry = announced.entries[0]
    year = today().year
    said = [one.en for one in hints(announced.clerk, entry)]
    now = Cycle.objects.get(pk=entry.cycle_id).year
    assert [one.partition(": with")[0] for one in said] == [
        f"it won “{announced.cycle.programme.name}” {revoked.winner.tier} in {now}",
        f"its “{revoked.winner.tier}” of {now} was revoked on {today()} (示例决定1号)",
    ]
    assert said[1].endswith(f"with 4 years it may apply from {year + 4}; this cycle is of {now}")
    assert [one.en for one in hints(supervisor, entry)] == said
    entry.cycle = None
    assert list(own_hints(announced.clerk, entry)) == []
