"""The follow-up: asked for, filled in bit by bit, submitted by the contact, reminded of, read by the office."""

import json
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from web.committee.test_meeting import blockers, setting
from web.honours.conftest import today
from web.honours.test_register import places
from web.make import make_assignment, make_person
from web.results.conftest import Judged, client_of
from zhiheng.canonical import sha256_hex
from zhiheng.web.audit.actor import SYSTEM, Actor
from zhiheng.web.audit.errors import NotFoundError, NotPermittedError
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.rows import new_id
from zhiheng.web.drafts.actions import Edit, save_version
from zhiheng.web.drafts.doors import draft
from zhiheng.web.honours.actions.follow_up import open_follow_up, remind_of_follow_up, submit_follow_up
from zhiheng.web.honours.clock import remind_before_due
from zhiheng.web.honours.follow_up_fields import FIELDS, FOLLOW_UP
from zhiheng.web.honours.invariants import follow_ups_are_as_digested
from zhiheng.web.honours.models import FollowUp, Winner
from zhiheng.web.honours.standing import follow_up_years
from zhiheng.web.honours.today import items
from zhiheng.web.messages.models import Delivery

DUE = timedelta(days=30)


@pytest.fixture
def contact(announced: Judged) -> Actor:
    return announced.companies[0].contact.as_actor()


@pytest.fixture
def asked(announced: Judged, won: Winner) -> FollowUp:
    assert open_follow_up(announced.clerk, announced.cycle, today().year + 1, today() + DUE) == 1
    return FollowUp.objects.select_related("cycle__programme").get(winner=won)


def write(actor: Actor, form: FollowUp, *names: str) -> None:
    for name in names:
        save_version(actor, draft(actor, FOLLOW_UP, form.public_id, name), Edit(new_id(), 0, f"示例{name}"))


def told(form: FollowUp) -> int:
    return Delivery.objects.filter(notice__link=f"/follow-ups/{form.public_id}").count()


def test_winners_are_asked_once_a_year_within_the_period(announced: Judged, won: Winner) -> None:
    setting(announced, "after.watch_years", 3)
    clerk, cycle, year = announced.clerk, announced.cycle, today().year
    won.refresh_from_db()
    assert follow_up_years(won) == range(year, year + 4)
    assert places(open_follow_up, clerk, cycle, year + 4, today() - DUE) == {
        "year": "outside the follow-up period",
        "due_on": "that day is over",
    }
    page, address = client_of(clerk), reverse("honours:open_follow_up", args=[cycle.public_id])
    assert page.post(address, {"year": "x", "due_on": ""}).status_code == 409
    assert page.post(address, {"year": year + 9, "due_on": (today() + DUE).isoformat()}).status_code == 409
    page.post(address, {"year": year, "due_on": (today() + DUE).isoformat()})
    (made,) = FollowUp.objects.all()
    assert (made.year, told(made)) == (year, 1)
    assert blockers(open_follow_up, clerk, cycle, year, today() + DUE) == [
        f"no winner is to fill in the form of {year}"
    ]


def test_the_contact_submits_what_was_written(announced: Judged, asked: FollowUp, contact: Actor) -> None:
    first, *others = FIELDS
    write(contact, asked, first)
    address = reverse("honours:follow_up", args=[asked.public_id])
    office, company = client_of(announced.clerk), client_of(contact)
    assert "还没有提交" in office.get(address).content.decode()
    with pytest.raises(NotFoundError):
        draft(announced.clerk, FOLLOW_UP, asked.public_id, first)
    with pytest.raises(NotFoundError):
        draft(contact, FOLLOW_UP, asked.public_id, "none")
    assert "示例changes" in company.get(address).content.decode()
    submit = reverse("honours:submit_follow_up", args=[asked.public_id])
    refused = company.post(submit)
    assert (refused.status_code, refused.content.decode().count("没有填写")) == (409, 4)
    write(contact, asked, *others)
    company.post(submit)
    asked.refresh_from_db()
    assert json.loads(asked.content) == {name: f"示例{name}" for name in FIELDS}
    assert asked.digest == sha256_hex(asked.content.encode())
    assert list(follow_ups_are_as_digested.find()) == []
    FollowUp.objects.update(digest="0" * 64)
    (found,) = follow_ups_are_as_digested.find()
    assert f"form of “{asked.winner.name}” of {asked.year} is not what" in found.what("en")
    assert Delivery.objects.filter(notice__link__contains=asked.public_id, person=announced.clerk.person).count() == 1
    with pytest.raises(NotPermittedError):
        submit_follow_up(contact, asked)
    for actor in (announced.lead, contact):
        assert "示例incidents" in client_of(actor).get(address).content.decode()
    assert asked.public_id in company.get(reverse("honours:winner", args=[asked.winner.public_id])).content.decode()


def test_another_company_neither_sees_nor_submits_it(announced: Judged, asked: FollowUp, contact: Actor) -> None:
    other = announced.companies[1].contact.as_actor()
    with pytest.raises(NotFoundError):
        submit_follow_up(other, asked)
    with pytest.raises(NotFoundError):
        draft(other, FOLLOW_UP, asked.public_id, "changes")
    assert client_of(other).get(reverse("honours:follow_up", args=[asked.public_id])).status_code == 404


def test_the_office_and_the_clock_remind(announced: Judged, asked: FollowUp, contact: Actor, supervisor: Actor) -> None:
    cycle = announced.cycle
    page = client_of(announced.clerk)
    remind_before_due()
    assert told(asked) == 1
    FollowUp.objects.update(due_on=today() + timedelta(days=7))
    remind_before_due()
    remind_before_due()
    assert told(asked) == 2
    assert page.post(reverse("honours:remind", args=[cycle.public_id])).status_code == 302
    assert told(asked) == 3
    FollowUp.objects.update(due_on=today() - timedelta(days=1))
    assert [one.text.en for one in items(announced.clerk, cycle, timezone.now())] == ["1 follow-up forms are overdue"]
    assert list(items(contact, cycle, timezone.now())) == []
    listed = reverse("honours:follow_ups", args=[cycle.public_id])
    assert "逾期未提交" in page.get(listed).content.decode()
    seen = client_of(supervisor).get(listed).content.decode()
    assert ("逾期未提交" in seen, "<form method" in seen.partition("</main>")[0].partition("<main")[2]) == (True, False)
    FollowUp.objects.update(submitted_at=timezone.now())
    assert blockers(remind_of_follow_up, SYSTEM, cycle) == ["all are submitted"]
    assert "逾期未提交" not in page.get(listed).content.decode()


def test_contributors_write_and_do_not_submit(announced: Judged, asked: FollowUp) -> None:
    company = announced.companies[0].entry.organisation
    member = make_assignment(Role.ENTRY_MEMBER, announced.cycle, make_person("填报人"), organisation=company).as_actor()
    write(member, asked, "changes")
    page = client_of(member).get(reverse("honours:follow_up", args=[asked.public_id])).content.decode()
    assert ("示例changes" in page, "honours" in page, "submission" in page) == (True, False, False)
    with pytest.raises(NotPermittedError):
        submit_follow_up(member, asked)
