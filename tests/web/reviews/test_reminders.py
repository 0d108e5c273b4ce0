"""Experts are reminded by the office and by the clock; what was sent is seen, and no score."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from web.make import make_assignment, make_organisation, make_person, sign_in
from web.reviews.conftest import Review, fill_in, type_in
from zhiheng.web.audit.errors import BlockedError, NotPermittedError
from zhiheng.web.audit.models import LedgerEntry, LedgerPayload
from zhiheng.web.audit.roles import Role
from zhiheng.web.entries.models import Entry
from zhiheng.web.messages.models import Delivery, Notice
from zhiheng.web.panels.models import Panel, PanelEntry, PanelMember
from zhiheng.web.programmes.models import Cycle, Setting
from zhiheng.web.reviews import clock, doors
from zhiheng.web.reviews.actions.reminding import remind_experts
from zhiheng.web.reviews.actions.sheets import confirm_sheet
from zhiheng.web.reviews.models import Reminder, Sheet

_NOON = datetime(2026, 3, 4, 12, tzinfo=ZoneInfo("Asia/Shanghai"))


def _members() -> dict[str, str]:
    return dict(PanelMember.objects.values_list("person__name", "public_id"))


def _ends_in(review: Review, days: int | None) -> None:
    """Let so many days be left at noon of the test's day, that one counted."""
    ends = None if days is None else _NOON.date() + timedelta(days=days - 1)
    review.call.cycle.phases.filter(code="desk").update(ends=ends)


@pytest.fixture
def noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: _NOON)


@pytest.mark.parametrize(
    ("days", "title", "left"),
    [
        (2, "请确认提交评分表：“材料评审”到 2026-03-05 24:00 截止，还有 2 天（含今天）", 2),
        (0, "“材料评审”已于 2026-03-03 24:00 截止，您还有评分表没有确认提交，请尽快与秘书处联系", 0),
        (None, "您在“材料评审”还有评分表没有确认提交，请尽快完成", None),
    ],
)
@pytest.mark.usefixtures("noon")
def test_office_reminds_who_has_sheets_to_confirm(review: Review, days: int | None, title: str, left: int) -> None:
    _ends_in(review, days)
    members = _members()
    notice = remind_experts(review.call.lead, review.call.cycle, [members["专家甲"], "nobody"])
    assert (notice.title_zh, notice.author_id, notice.link) == (title, review.call.lead.person, "/reviews")
    assert list(Delivery.objects.values_list("notice", "person")) == [(notice.pk, review.first.person_id)]
    made = Reminder.objects.get()
    assert (made.person_id, made.missing, made.days_left, made.sent_by_id) == (
        review.first.person_id,
        1,
        left,
        review.call.lead.person,
    )
    assert (made.scope, list(doors.reminders(review.call.lead))) == (review.call.cycle.scope, [made])
    assert list(doors.reminders(review.expert)) == []
    kept = LedgerPayload.objects.get(pk=LedgerEntry.objects.latest("sequence").commitment).payload
    assert kept == {"role": "office_lead", "count": 1, "experts": [review.first.person.public_id], "days_left": left}


def test_nobody_is_reminded_of_what_is_done(review: Review, sheet: Sheet) -> None:
    fill_in(review.expert, sheet)
    confirm_sheet(review.expert, sheet)
    members = _members()
    with pytest.raises(BlockedError):
        remind_experts(review.call.lead, review.call.cycle, [members["专家甲"]])
    assert remind_experts(review.call.lead, review.call.cycle, list(members.values()))
    assert [one.person_id for one in Reminder.objects.order_by("pk")] == [review.second.person_id]


def test_whoever_is_in_two_panels_is_reminded_once(review: Review) -> None:
    again = Panel.objects.create(cycle=review.call.cycle, name="第二组")
    PanelMember.objects.create(panel=again, person=review.first.person)
    where = {"cycle": review.call.cycle, "track": review.call.track, "organisation": make_organisation()}
    entry = Entry.objects.create(code="A0000", created_by=review.first.person, **where)
    PanelEntry.objects.create(panel=again, entry=entry)
    own = PanelMember.objects.filter(person=review.first.person)
    remind_experts(review.call.lead, review.call.cycle, list(own.values_list("public_id", flat=True)))
    assert list(Reminder.objects.values_list("person", "missing")) == [(review.first.person_id, 2)]


def test_not_before_the_phase_begins_nor_without_one(review: Review) -> None:
    desk = review.call.cycle.phases.filter(code="desk")
    desk.update(begins=timezone.now().date() + timedelta(days=3))
    with pytest.raises(NotPermittedError, match="begins on"):
        remind_experts(review.call.lead, review.call.cycle, _members().values())
    review.call.cycle.phases.filter(stage="evaluation").update(is_on=False)
    with pytest.raises(NotPermittedError, match="no phase"):
        remind_experts(review.call.lead, review.call.cycle, _members().values())


@pytest.mark.usefixtures("noon")
def test_clock_reminds_once_for_each_last_day(review: Review, sheet: Sheet) -> None:
    Setting.objects.filter(cycle=review.call.cycle, key="scoring.remind_days").update(value=2)
    for days, reminded in ((None, 0), (3, 0), (0, 0), (2, 2), (2, 2), (1, 4)):
        _ends_in(review, days)
        clock.remind_before_the_end()
        assert (days, Reminder.objects.count()) == (days, reminded)
    assert list(Notice.objects.values_list("author", flat=True)) == [None, None]
    fill_in(review.expert, sheet)
    confirm_sheet(review.expert, sheet)
    _ends_in(review, 2)
    Reminder.objects.all().delete()
    clock.remind_before_the_end()
    assert list(Reminder.objects.values_list("person", "sent_by")) == [(review.second.person_id, None)]


def test_clock_reminds_in_working_hours_of_cycles_that_are_here(
    review: Review, monkeypatch: pytest.MonkeyPatch
) -> None:
    _ends_in(review, 1)
    monkeypatch.setattr(timezone, "now", lambda: _NOON.replace(hour=7))
    clock.remind_before_the_end()
    monkeypatch.setattr(timezone, "now", lambda: _NOON)
    Cycle.objects.filter(pk=review.call.cycle.pk).update(handed_over_to="评审室")
    clock.remind_before_the_end()
    Cycle.objects.filter(pk=review.call.cycle.pk).update(handed_over_to="")
    review.call.cycle.phases.filter(stage="evaluation").update(is_on=False)
    clock.remind_before_the_end()
    assert Reminder.objects.count() == 0
    review.call.cycle.phases.filter(stage="evaluation").update(is_on=True)
    clock.remind_before_the_end()
    assert Reminder.objects.count() == 2


@pytest.mark.leak
def test_page_shows_what_was_sent_and_no_score(client: Client, review: Review, sheet: Sheet) -> None:
    type_in(review.expert, sheet, "1.1.strengths", "秘密评语")
    remind_experts(review.call.lead, review.call.cycle, _members().values())
    Delivery.objects.filter(person=review.first.person).update(read_at=timezone.now())
    sign_in(client, make_assignment(Role.OFFICE_CLERK, review.call.cycle, make_person("经办乙")))
    progress = reverse("reviews:progress", args=[review.call.cycle.public_id])
    text = client.get(progress).content.decode()
    assert (text.count("1 份未完成"), text.count("已读</span>"), text.count("未读</span>")) == (2, 1, 1)
    assert ('name="member"' in text, "秘密评语" in text) == (True, False)
    sent = client.post(reverse("reviews:remind", args=[review.call.cycle.public_id]), {"member": _members()["专家乙"]})
    page = client.get(sent["Location"]).content.decode()
    assert ("专家乙" in page, "专家甲" in page) == (True, False)
    assert client.post(reverse("reviews:remind", args=[review.call.cycle.public_id])).status_code == 409
    sign_in(client, make_assignment(Role.SUPERVISOR, review.call.cycle, make_person("监督")))
    assert 'name="member"' not in client.get(progress).content.decode()
