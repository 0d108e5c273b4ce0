"""The announcement makes the winners; certificates, plaques and award money are recorded with all that lacks."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from web.committee.test_meeting import blockers, payload_of, setting
from web.honours.conftest import today
from web.make import make_actor, make_programme
from web.results.conftest import Judged, client_of
from zhiheng.problems import BadInputError
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import NotFoundError, NotPermittedError
from zhiheng.web.audit.roles import Role
from zhiheng.web.committee.models import ProposedList
from zhiheng.web.entries.models import EarlierWinner
from zhiheng.web.honours import doors
from zhiheng.web.honours.actions.announcement import Announced, note_announcement
from zhiheng.web.honours.actions.certificate import (
    Handover,
    Numbered,
    hand_over_certificate,
    register_certificate,
    replace_certificate,
    take_back_certificate,
)
from zhiheng.web.honours.actions.payment import note_payment, note_repayment
from zhiheng.web.honours.models import AwardPayment, Certificate, Winner
from zhiheng.web.honours.standing import years_after
from zhiheng.web.honours.today import items
from zhiheng.web.messages.models import Delivery
from zhiheng.web.notices.models import GovernmentApproval, Objection, PublicNotice
from zhiheng.web.programmes.models import Cycle

DAY, LATER = timedelta(days=1), timedelta(days=2)


def places(act: object, *arguments: object) -> dict[str, str]:
    with pytest.raises(BadInputError) as caught:
        act(*arguments)  # type: ignore[operator]
    return {one.place.cell: one.what("en") for one in caught.value.problems}


def held(won: Winner) -> Certificate:
    return Certificate.objects.select_related("winner", "cycle__programme").get(winner=won, replaces=None)


def test_the_announcement_makes_the_winners_and_tells_them(
    announced: Judged, supervisor: Actor, listed: ProposedList
) -> None:
    setting(announced, "after.validity_years", 4)
    cycle, company = announced.cycle, announced.companies[0]
    assert [one.text.en for one in items(announced.clerk, cycle, company.entry.created_at)] == [
        "The winners are announced; record number and day of the document"
    ]
    GovernmentApproval.objects.create(
        cycle=cycle,
        listed=listed,
        kind="reply",
        number="1",
        decided_on=today() + DAY,
        noted_by_id=announced.clerk.person,
    )
    assert places(note_announcement, announced.clerk, cycle, Announced(" ", today() + LATER)) == {
        "number": "the number is missing",
        "announced_on": "that day has not come",
    }
    assert places(note_announcement, announced.clerk, cycle, Announced("1", today())) == {
        "announced_on": "that is before the government’s approval"
    }
    GovernmentApproval.objects.update(decided_on=today() - LATER)
    clerk, form = client_of(announced.clerk), {"number": "", "announced_on": today().isoformat()}
    address = reverse("honours:announce", args=[cycle.public_id])
    assert clerk.post(address, form).status_code == 409
    assert clerk.post(address, {"number": "1", "announced_on": (today() + DAY).isoformat()}).status_code == 409
    form["number"] = "公布1号"
    assert "早于" not in clerk.post(address, form, follow=True).content.decode()
    (made,) = Winner.objects.all()
    name = company.entry.organisation.name
    assert (made.name, made.tier_id, made.valid_until) == (name, "award", years_after(today(), 4))
    kept = EarlierWinner.objects.get(programme=cycle.programme)
    assert (kept.year, kept.name, kept.tier) == (cycle.year, name, made.tier)
    told = Delivery.objects.filter(notice__link=f"/winners/{made.public_id}")
    assert [one.person for one in told] == [company.contact.person]
    setting(announced, "after.validity_years", 0)
    note_announcement(announced.lead, cycle, Announced("公布2号", today() - DAY))
    made.refresh_from_db()
    assert (Winner.objects.count(), made.valid_until, made.announcement.number) == (1, None, "公布2号")
    assert list(items(announced.clerk, cycle, company.entry.created_at)) == []
    assert payload_of("announcement.note")["count"] == 1
    for actor in (announced.lead, supervisor):
        page = client_of(actor).get(f"{reverse('honours:winners')}?cycle={cycle.public_id}").content.decode()
        assert (name in page, "公布2号" in page) == (True, True)


def test_an_upheld_objection_keeps_a_company_from_winning(announced: Judged, listed: ProposedList) -> None:
    notice = PublicNotice.objects.create(cycle=announced.cycle, listed=listed, number=1, planned_on=today())
    Objection.objects.create(
        cycle=announced.cycle,
        notice=notice,
        number=1,
        entry=announced.entries[0],
        channel="mail",
        received_at=listed.made_at,
        said=b"",
        due_on=today(),
        outcome=Objection.Outcome.UPHELD,
        noted_by_id=announced.clerk.person,
    )
    made = note_announcement(announced.clerk, announced.cycle, Announced("公布1号", today()))
    assert list(made.winners.all()) == []
    page = client_of(announced.clerk).get(f"{reverse('honours:winners')}?cycle={announced.cycle.public_id}")
    assert "没有获奖组织" in page.content.decode()


def test_winners_for_practice_are_no_earlier_winners(announced: Judged) -> None:
    Cycle.objects.filter(pk=announced.cycle.pk).update(is_practice=True)
    note_announcement(announced.clerk, announced.cycle, Announced("公布1号", today()))
    assert (Winner.objects.count(), EarlierWinner.objects.count()) == (1, 0)


def test_nothing_is_announced_without_a_list_or_before_its_stage(judged: Judged) -> None:
    said = Announced("1", today())
    with pytest.raises(NotPermittedError):
        note_announcement(judged.clerk, judged.cycle, said)
    judged.call.set_stage("announced")
    assert blockers(note_announcement, judged.clerk, judged.cycle, said) == [
        "this cycle has no list of who is recommended"
    ]
    page = client_of(judged.clerk).get(f"{reverse('honours:winners')}?cycle={judged.cycle.public_id}")
    assert "还没有公布" in page.content.decode()


def test_certificates_are_handed_over_replaced_and_taken_back(announced: Judged, won: Winner) -> None:
    clerk, kind = announced.clerk, Certificate.Kind.CERTIFICATE
    early = Numbered(" ", today() - DAY)
    assert places(register_certificate, clerk, won, kind, early) == {
        "number": "the number is missing",
        "dated": "that is before the announcement",
    }
    made = register_certificate(clerk, won, kind, Numbered("ZS-1", today()))
    assert places(register_certificate, clerk, won, kind, Numbered("ZS-1", today())) == {
        "number": "that number is given already"
    }
    register_certificate(clerk, won, Certificate.Kind.PLAQUE, Numbered("ZS-1", today()))
    assert places(hand_over_certificate, clerk, made, Handover(today() + DAY, " ", "")) == {
        "day": "that day has not come",
        "handed_to": "the name is missing",
        "handed_by": "the name is missing",
    }
    hand_over_certificate(clerk, made, Handover(today(), "张示例", "李示例"))
    with pytest.raises(NotPermittedError):
        hand_over_certificate(clerk, made, Handover(today(), "张示例", "李示例"))
    assert places(replace_certificate, clerk, made, Numbered("ZS-2", today()), " ") == {
        "reason": "the reason is missing"
    }
    new = replace_certificate(clerk, made, Numbered("ZS-2", today()), "遗失")
    with pytest.raises(NotPermittedError):
        replace_certificate(clerk, made, Numbered("ZS-3", today()), "遗失")
    assert (new.replaces, payload_of("certificate.replace")["old"]) == (made, "ZS-1")
    assert places(take_back_certificate, clerk, made, today() - DAY, "") == {"day": "that is before its date"}
    take_back_certificate(clerk, made, today(), "找到后交回")
    with pytest.raises(NotPermittedError):
        take_back_certificate(clerk, made, today(), "")
    take_back_certificate(clerk, new, today(), "")
    with pytest.raises(NotPermittedError):
        hand_over_certificate(clerk, new, Handover(today(), "张示例", "李示例"))


def test_the_pages_of_certificates_do_the_same(announced: Judged, won: Winner) -> None:
    clerk, day = client_of(announced.clerk), today().isoformat()
    winner = reverse("honours:winner", args=[won.public_id])
    register = reverse("honours:register", args=[won.public_id])
    assert clerk.post(register, {"kind": "plaque", "number": "", "dated": day}).status_code == 409
    clerk.post(register, {"kind": "plaque", "number": "JP-1", "dated": day})
    one = held(won)
    hand_over, replace, take_back = (
        reverse(f"honours:{name}", args=[one.public_id]) for name in ("hand_over", "replace", "take_back")
    )
    assert "待领取" in clerk.get(winner).content.decode()
    assert clerk.post(hand_over, {"day": "", "handed_to": "", "handed_by": ""}).status_code == 409
    clerk.post(hand_over, {"day": day, "handed_to": "张示例", "handed_by": "李示例"})
    page = clerk.get(reverse("honours:certificate", args=[one.public_id])).content.decode()
    assert ("张示例" in page, "已领取" in page) == (True, True)
    assert clerk.post(replace, {"number": "JP-1", "dated": day, "reason": "损坏"}).status_code == 409
    clerk.post(replace, {"number": "JP-2", "dated": day, "reason": "损坏"})
    assert "已补换" in clerk.get(winner).content.decode()
    assert clerk.post(take_back, {"day": "1990-01-01", "note": ""}).status_code == 409
    clerk.post(take_back, {"day": day, "note": ""})
    assert "已收回" in clerk.get(winner).content.decode()
    contact = client_of(announced.companies[0].contact.as_actor())
    assert winner in contact.get(reverse("honours:own")).content.decode()
    seen = contact.get(winner).content.decode()
    assert ("JP-2" in seen, register in seen) == (True, False)


def test_money_is_what_the_setting_says(announced: Judged, won: Winner) -> None:
    clerk, day = announced.clerk, today()
    assert blockers(note_payment, clerk, won, day, "1") == ["the award money of this tier is not set"]
    page = client_of(clerk).get(reverse("honours:winner", args=[won.public_id])).content.decode()
    assert "还没有填写" in page
    setting(announced, "after.award_money", 500_000)
    assert places(note_payment, clerk, won, day - DAY, "1") == {"day": "that is before the announcement"}
    assert places(note_payment, clerk, won, day + DAY, " ") == {
        "day": "that day has not come",
        "document": "the document is missing",
    }
    browser = client_of(clerk)
    pay = reverse("honours:pay", args=[won.public_id])
    assert browser.post(pay, {"day": "", "document": ""}).status_code == 409
    browser.post(pay, {"day": day.isoformat(), "document": "资金1号"})
    made = AwardPayment.objects.get(winner=won)
    assert (made.amount, made.document) == (500_000, "资金1号")
    with pytest.raises(NotPermittedError):
        note_payment(clerk, won, day, "资金1号")
    assert places(note_repayment, clerk, made, day - DAY, "追回1号") == {"day": "that is before it was paid"}
    repay = reverse("honours:repay", args=[made.public_id])
    assert browser.post(repay, {"day": "", "document": ""}).status_code == 409
    browser.post(repay, {"day": day.isoformat(), "document": "追回1号"})
    with pytest.raises(NotPermittedError):
        note_repayment(clerk, made, day, "追回1号")
    assert "已追回" in browser.get(f"{reverse('honours:winners')}?cycle={won.cycle.public_id}").content.decode()


def test_doors_are_for_the_office_the_supervisor_and_the_winner(announced: Judged, won: Winner) -> None:
    one = register_certificate(announced.clerk, won, Certificate.Kind.PLAQUE, Numbered("1", today()))
    company, other = (announced.companies[number].contact.as_actor() for number in (0, 1))
    stranger = make_actor(Role.OFFICE_LEAD, None, programme=make_programme())
    expert = announced.experts[0].as_actor()
    assert doors.winner(company, won.public_id) == won
    for actor in (other, stranger, expert):
        with pytest.raises(NotFoundError):
            doors.winner(actor, won.public_id)
        with pytest.raises(NotFoundError):
            doors.certificate(actor, one.public_id)
        with pytest.raises(NotFoundError):
            doors.payment(actor, "none")
    assert (doors.announcements(company).count(), doors.announcements(announced.lead).count()) == (0, 1)


def test_validity_ends_the_day_before() -> None:
    assert years_after(date(2026, 12, 1), 4) == date(2030, 11, 30)
    assert years_after(date(2024, 2, 29), 1) == date(2025, 2, 28)
