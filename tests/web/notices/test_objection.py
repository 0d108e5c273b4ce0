"""Objections under a real name, late ones, unsigned reports, and what an upheld objection does."""

import json
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone

from web.committee.test_meeting import blockers, frozen, met
from web.make import make_actor
from web.notices.test_notice import lacking, listed
from web.results.conftest import Judged, call, clerk, client_of, judged, supervisor
from zhiheng.problems import BadInputError
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.approvals import decide, outlook_of
from zhiheng.web.audit.errors import NotFoundError, NotPermittedError
from zhiheng.web.audit.models import LedgerPayload, Proposal
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.sealed import unseal_text
from zhiheng.web.committee.models import ProposedList
from zhiheng.web.messages.models import Delivery, Letter
from zhiheng.web.notices import doors
from zhiheng.web.notices.actions.objection import (
    Received,
    Said,
    pass_on_tip,
    prepare_decision,
    register_objection,
)
from zhiheng.web.notices.letters import ANNOUNCEMENT, REQUEST, values
from zhiheng.web.notices.listed import standing
from zhiheng.web.notices.models import Channel, GovernmentApproval, Objection, PublicNotice, Tip
from zhiheng.web.notices.today import items
from zhiheng.web.programmes.queries import working_day_tables
from zhiheng.web.programmes.working_days import working_days_between

__all__ = ["call", "clerk", "frozen", "judged", "listed", "met", "supervisor"]

NOBODY = "密告人"
SAID = Said("异议人甲", "440700199001010000", "13800000000", "去年有一起环境处罚")


@pytest.fixture
def notice(frozen: Judged, listed: ProposedList) -> PublicNotice:
    """Published an hour ago, until the end of today."""
    now = timezone.now()
    letter = Letter.objects.create(
        cycle=frozen.cycle, programme=frozen.cycle.programme, kind="public_notice", title="公示", body="公示"
    )
    return PublicNotice.objects.create(
        cycle=frozen.cycle,
        listed=listed,
        number=1,
        planned_on=now.date(),
        letter=letter,
        proposal=listed.proposal,
        address="https://portal.example.cn",
        published_at=now - timedelta(hours=1),
        ends_on=now.astimezone(ZoneInfo("Asia/Shanghai")).date(),
    )


def received(at: datetime | None = None) -> Received:
    return Received(Channel.VISIT, at or timezone.now(), SAID)


def test_who_objects_is_encrypted_and_seen_by_office_and_supervisor(
    frozen: Judged, notice: PublicNotice, supervisor: Actor
) -> None:
    made = register_objection(frozen.clerk, notice, frozen.entries[0], received())
    assert json.loads(unseal_text(made.said))["identity"] == SAID.identity
    assert SAID.name.encode() not in bytes(made.said)
    assert [
        one for one in LedgerPayload.objects.all() if SAID.name in json.dumps(one.payload, ensure_ascii=False)
    ] == []
    days = working_days_between(notice.ends_on, made.due_on, working_day_tables(frozen.cycle.programme))  # type: ignore[arg-type]
    assert days == 15
    for actor in (frozen.lead, supervisor):
        page = client_of(actor).get(reverse("notices:objection", args=[made.public_id])).content.decode()
        assert SAID.identity in page
    with pytest.raises(NotFoundError):
        doors.objection(frozen.experts[0].as_actor(), made.public_id)


def test_late_ones_and_others_are_refused_with_the_reason(frozen: Judged, notice: PublicNotice) -> None:
    ends_on, now = notice.ends_on, timezone.now()
    entry = frozen.entries[0]
    assert blockers(register_objection, frozen.clerk, notice, frozen.entries[1], received()) == [
        "that one is not on the published list"
    ]
    wrong = Received(Channel.MAIL, now - timedelta(days=1), Said("", " ", "1", "2"))
    with pytest.raises(BadInputError) as caught:
        register_objection(frozen.clerk, notice, entry, wrong)
    assert [one.place.cell for one in caught.value.problems] == ["received_at", "name", "identity"]
    PublicNotice.objects.update(ends_on=now.date() + timedelta(days=9))
    with pytest.raises(BadInputError) as caught:
        register_objection(frozen.clerk, notice, entry, received(now + timedelta(days=1)))
    assert [one.place.cell for one in caught.value.problems] == ["received_at"]
    PublicNotice.objects.update(ends_on=now.date() - timedelta(days=2))
    (late,) = blockers(register_objection, frozen.clerk, notice, entry, received())
    assert late.endswith("24:00, and late objections are not taken")
    PublicNotice.objects.update(ends_on=None)
    assert blockers(register_objection, frozen.clerk, notice, entry, received()) == ["the notice is not published"]
    assert (Objection.objects.count(), ends_on is None) == (0, False)


def test_an_upheld_objection_takes_a_company_off(frozen: Judged, notice: PublicNotice, listed: ProposedList) -> None:
    name = frozen.entries[0].organisation.name
    made = register_objection(frozen.clerk, notice, frozen.entries[0], received())
    assert lacking(frozen)[1] == "1 objections are not decided › decide them with the notice"
    assert blockers(prepare_decision, frozen.clerk, made, Objection.Outcome.UPHELD, " ") == ["the reason is missing"]
    proposal = prepare_decision(frozen.clerk, made, Objection.Outcome.UPHELD, "查实")
    assert [one.en for one in outlook_of(proposal).preview] == [
        f"objection 1 ({name}): 成立",
        f"“{name}” is taken off the list",
        "Reason: 查实",
    ]
    assert standing(listed)[0] == ("区政府质量奖", [name])
    decide(frozen.lead, proposal, is_approved=True, seen=outlook_of(proposal).digest)
    assert (standing(listed)[0], len(lacking(frozen))) == (("区政府质量奖", []), 2)
    with pytest.raises(NotPermittedError):
        prepare_decision(frozen.clerk, made, Objection.Outcome.NOT_UPHELD, "另查")
    again = register_objection(frozen.clerk, notice, frozen.entries[0], replace(received(), channel=Channel.PHONE))
    other = prepare_decision(frozen.clerk, again, Objection.Outcome.NOT_UPHELD, "不属实")
    assert (again.number, len(outlook_of(other).preview)) == (2, 2)


def test_unsigned_reports_go_to_the_supervisor(frozen: Judged, notice: PublicNotice, supervisor: Actor) -> None:
    with pytest.raises(BadInputError):
        pass_on_tip(frozen.clerk, frozen.cycle, Channel.LETTER, " ")
    office = client_of(frozen.clerk)
    place = reverse("notices:pass_on", args=[notice.public_id])
    assert office.post(place, {}).status_code == 409
    listing = reverse("notices:objections", args=[notice.public_id])
    assert office.post(place, {"channel": "letter", "text": NOBODY})["Location"] == listing
    page = office.get(listing).content.decode()
    assert ("问题线索：1 件" in page, NOBODY in page) == (True, False)
    made = Tip.objects.get()
    assert (unseal_text(made.said), list(doors.tips(frozen.lead)), list(doors.tips(supervisor))) == (NOBODY, [], [made])
    readers = (frozen.lead, supervisor, make_actor(Role.EXPERT, frozen.cycle))
    assert [doors.count_of_tips(one, frozen.cycle) for one in readers] == [1, 1, 0]
    address = f"{reverse('notices:tips')}?cycle={frozen.cycle.public_id}"
    assert (office.get(address).status_code, Delivery.objects.filter(person=supervisor.person).exists()) == (404, True)
    assert NOBODY in client_of(supervisor).get(address).content.decode()


def test_an_objection_is_handled_in_the_browser(frozen: Judged, notice: PublicNotice) -> None:
    office = client_of(frozen.clerk)
    register = reverse("notices:register", args=[notice.public_id])
    shown = f"{timezone.now().astimezone(ZoneInfo('Asia/Shanghai')):%Y-%m-%dT%H:%M}"
    typed = {"entry": frozen.entries[0].public_id, "channel": "letter", "received_at": shown}
    typed |= {"name": SAID.name, "identity": SAID.identity, "contact": SAID.contact, "facts": SAID.facts}
    assert office.post(register, {}).status_code == 409
    assert office.post(register, typed | {"received_at": "2020-01-01T08:00"}).status_code == 409
    assert office.post(register, typed).status_code == 302
    made = Objection.objects.get()
    page, put = (reverse(f"notices:{one}", args=[made.public_id]) for one in ("objection", "decide"))
    assert office.post(put, {}).status_code == 409
    answer = {"outcome": "partly", "reason": "部分属实，不影响获奖"}
    assert office.post(put, answer).status_code == 302
    assert office.post(put, answer).status_code == 409
    decide(frozen.lead, Proposal.objects.get(verb="objection.decide"), is_approved=True)
    assert "拟异议答复" in office.get(page).content.decode()
    assert "部分成立" in office.get(reverse("notices:objections", args=[notice.public_id])).content.decode()


def test_the_request_begins_with_what_is_known(frozen: Judged, listed: ProposedList, notice: PublicNotice) -> None:
    cycle, name = frozen.cycle, frozen.entries[0].organisation.name
    first = register_objection(frozen.clerk, notice, frozen.entries[0], received())
    register_objection(frozen.clerk, notice, frozen.entries[0], received())
    Objection.objects.filter(pk=first.pk).update(outcome="not_upheld")
    known = dict(values(REQUEST, cycle))
    assert (name in known["candidates"], known["due"], known["present"]) == (True, "7", "7")
    assert known["objections"] == "公示期间收到异议 2 件，其中不成立 1 件，正在调查 1 件。"
    assert known["notice_to"].endswith("日")
    form = client_of(frozen.clerk).get(reverse("messages:new_letter", args=[cycle.public_id, REQUEST]))
    assert known["objections"] in form.content.decode()
    assert [key for key, _ in values(ANNOUNCEMENT, cycle)] == ["winners"]
    GovernmentApproval.objects.create(
        cycle=cycle,
        listed=listed,
        kind="reply",
        number="批复1号",
        decided_on=notice.planned_on,
        noted_by_id=frozen.clerk.person,
    )
    assert dict(values(ANNOUNCEMENT, cycle))["approval"] == "批复1号"
    assert list(values("call_notice", cycle)) == []
    Objection.objects.all().delete()
    PublicNotice.objects.all().delete()
    assert "objections" not in dict(values(REQUEST, cycle))


def test_the_last_day_of_an_investigation_stands_in_the_day(frozen: Judged, notice: PublicNotice) -> None:
    made, now = register_objection(frozen.clerk, notice, frozen.entries[0], received()), timezone.now()
    found = [(one.kind, one.text.en, one.day) for one in items(frozen.clerk, frozen.cycle, now)]
    assert found[0] == ("due", "Objection 1 is to be decided", made.due_on)
    later = now + timedelta(days=90)
    assert next(iter(items(frozen.clerk, frozen.cycle, later))).kind == "overdue"
    Objection.objects.update(outcome="upheld")
    assert [one.text.en for one in items(frozen.clerk, frozen.cycle, now)] == ["The public notice ends"]
