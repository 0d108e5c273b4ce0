"""Counts, calendar and today's items."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from web.make import make_assignment, sign_in
from zhiheng.problems import Message
from zhiheng.web.audit.approvals import prepare
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.programmes import contributions, queries, rules
from zhiheng.web.programmes.actions.cycles import Edition, create_cycle
from zhiheng.web.programmes.actions.locking import locking_arguments
from zhiheng.web.programmes.contributions import Step, filled, items_of_day
from zhiheng.web.programmes.declared import CYCLE_SETTINGS
from zhiheng.web.programmes.models import Cycle, Phase, StageCounts

NAME = Message("申报", "Entries")
NOON = datetime(2026, 3, 31, 4, tzinfo=UTC)


def _counts(numbers: list[int]) -> list[int | None]:
    return [count for _, count in queries.without_small([Step(NAME, number) for number in numbers], 5)]


@pytest.mark.parametrize(
    ("numbers", "shown"),
    [
        ([20, 20, 14, 5], [20, 20, 14, 5]),
        ([20, 18, 12, 4], [20, None, 12, None]),
        ([4, 0], [None, None]),
        ([], []),
    ],
)
def test_small_counts_and_small_differences_are_not_shown(numbers, shown) -> None:
    assert _counts(numbers) == shown


@pytest.mark.property
@given(st.lists(st.integers(0, 60), max_size=8))
def test_no_two_shown_counts_in_a_row_differ_by_few(numbers) -> None:
    shown = [count for count in _counts(numbers) if count is not None]
    assert all(count >= 5 for count in shown)
    assert all(one == other or abs(one - other) >= 5 for one, other in pairwise(shown))


def test_office_reads_todays_counts_and_others_those_noted(office, monkeypatch) -> None:
    monkeypatch.setattr(contributions, "contributions", lambda *_names: [lambda _cycle: [Step(NAME, 3)]])
    member = make_assignment(Role.COMMITTEE_MEMBER, office.cycle).as_actor()
    assert queries.shown_steps(office.clerk.as_actor(), office.cycle) == [(NAME, 3)]
    assert queries.shown_steps(member, office.cycle) == []
    StageCounts.objects.create(cycle=office.cycle, stage=Stage.CALL, counts=[["申报", "Entries", 12]], taken_at=NOON)
    assert queries.shown_steps(member, office.cycle) == [(NAME, 12)]


def test_progress_page_hides_small_counts(client, office) -> None:
    StageCounts.objects.create(cycle=office.cycle, stage=Stage.CALL, counts=[["申报数目", "Entries", 3]], taken_at=NOON)
    sign_in(client, make_assignment(Role.COMMITTEE_MEMBER, office.cycle))
    page = client.get(reverse("programmes:progress", args=[office.cycle.public_id]))
    assert "数量少，不显示" in page.text


def test_calendar_lists_days_by_month(office) -> None:
    Phase.objects.filter(cycle=office.cycle, code="call").update(begins=date(2026, 3, 1), ends=date(2026, 4, 1))
    Phase.objects.filter(cycle=office.cycle, code="defence").update(begins=date(2026, 3, 1), ends=date(2026, 4, 1))
    found = queries.months(office.cycle, NOON)
    told = [
        (str(month.first), [(event.day.day, event.kind, event.is_past) for event in month.events]) for month in found
    ]
    assert told == [("2026-03-01", [(1, "begins", True)]), ("2026-04-01", [(1, "ends", False)])]


@pytest.mark.parametrize(
    ("days", "state"),
    [
        ((date(2026, 3, 1), date(2026, 3, 30)), "past"),
        ((date(2026, 3, 1), date(2026, 3, 31)), "now"),
        ((date(2026, 4, 1), date(2026, 4, 2)), "ahead"),
        ((None, None), "undated"),
    ],
)
def test_state_of_a_phase(office, days, state) -> None:
    Phase.objects.filter(cycle=office.cycle, code="call").update(begins=days[0], ends=days[1])
    assert queries.phase_lines(office.cycle, NOON)[0].state == state


def _items(office, actor=None) -> list[tuple[str, str]]:
    found = items_of_day(actor or office.clerk.as_actor(), office.fresh(), NOON)
    return [(item.kind, item.text.text("zh")) for item in found]


def test_todays_items_name_what_is_due(office) -> None:
    office.make_ready()
    Phase.objects.filter(cycle=office.cycle).update(begins=None, ends=None)
    for code, begins, ends in (
        ("call", date(2026, 3, 1), date(2026, 3, 31)),
        ("form_check", date(2026, 3, 31), date(2026, 4, 2)),
        ("desk", date(2026, 5, 1), date(2027, 1, 5)),
    ):
        Phase.objects.filter(cycle=office.cycle, code=code).update(begins=begins, ends=ends)
    assert _items(office) == [
        ("due", "“申报”到今天 24:00 截止"),
        ("due", "“形式审查”2026-04-02 24:00 截止"),
        ("to_do", "“形式审查”今天开始"),
        ("to_do", "2027 年的节假日安排还没有录入"),
    ]


def test_todays_items_name_what_is_overdue(office) -> None:
    office.open_call()
    Phase.objects.filter(cycle=office.cycle).update(begins=date(2026, 3, 1), ends=date(2026, 3, 30))
    assert _items(office) == [("overdue", "“申报”已于 2026-03-30 截止，本届还在申报阶段")]


def test_new_cycle_has_settings_to_confirm(office) -> None:
    assert _items(office) == [("to_do", f"{len(CYCLE_SETTINGS)} 项设置待秘书处确认")]


def test_waiting_act_is_an_item_for_who_may_decide_it(office) -> None:
    office.make_ready()
    Phase.objects.filter(cycle=office.cycle).update(begins=date(2100, 3, 1), ends=date(2100, 3, 31))
    prepare(office.clerk.as_actor(), rules.OPEN_CALL, office.cycle, locking_arguments(office.cycle))
    waiting = ("waiting", f"待审核：发布申报通知，开始申报（{office.clerk.person.name} 提交）")
    assert waiting in _items(office, office.lead.as_actor())
    assert waiting not in _items(office)


def test_desk_counts_todays_items(client, office) -> None:
    sign_in(client, office.clerk)
    assert "今日事项" in client.get("/").text
    assert office.cycle.title in client.get(reverse("programmes:today")).text


def test_filled_message_takes_no_value_for_a_placeholder() -> None:
    said = filled(Message("{what}没有", "no {what}"), what="{other}")
    assert (said.text("zh"), said.text("en", {"other": "x"})) == ("{other}没有", "no {other}")


def _queries(client, address) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code == 200
    return len(found)


@pytest.mark.parametrize("name", ["programmes", "programme"])
def test_lists_ask_the_database_as_often_for_thirty_cycles(client, office, name) -> None:
    sign_in(client, office.lead)
    arguments = [office.programme.public_id] if name == "programme" else []
    address = reverse(f"programmes:{name}", args=arguments)
    before = _queries(client, address)
    for number in range(2, 31):
        Cycle.objects.create(programme=office.programme, number=number, title=f"第{number}届")
    assert _queries(client, address) == before


@pytest.mark.parametrize("name", ["cycle", "calendar", "phases", "tracks"])
def test_pages_ask_the_database_as_often_for_thirty_rows(client, office, name) -> None:
    sign_in(client, office.lead)
    address = reverse(f"programmes:{name}", args=[office.cycle.public_id])
    before = _queries(client, address)
    day = date(2100, 1, 1)
    for number in range(30):
        values = {"begins": day, "ends": day + timedelta(days=number), "stage": Stage.EVALUATION}
        Phase.objects.create(cycle=office.cycle, code=f"p{number}", name="环节", order=20 + number, **values)
    assert _queries(client, address) == before


def test_copying_a_cycle_asks_nothing_per_setting(office) -> None:
    clerk = office.clerk.as_actor()
    with CaptureQueriesContext(connection) as found:
        create_cycle(clerk, office.programme, Edition(2, 2100), office.cycle)
    assert len(found) < 40
