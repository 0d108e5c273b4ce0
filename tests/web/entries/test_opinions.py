"""Departments are asked once, and what they answer is noted for the applications of their cycle."""

from collections.abc import Mapping
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from web.entries.conftest import Call, Company
from web.entries.screening import begun
from web.make import make_actor, sign_in
from zhiheng.problems import BadInputError
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import BlockedError, NotFoundError, NotPermittedError
from zhiheng.web.audit.models import LedgerEntry, LedgerPayload
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.entries.actions.opinions import Opinion, ask_opinions, keep_letter, note_opinions
from zhiheng.web.entries.enquiries import next_enquiries
from zhiheng.web.entries.models import Entry, OpinionReply, OpinionRequest
from zhiheng.web.entries.screening_letters import letter_to_department
from zhiheng.web.messages.actions import draft_letter
from zhiheng.web.messages.models import Letter
from zhiheng.web.people.models import Assignment
from zhiheng.web.programmes.actions.cycles import Edition, create_cycle
from zhiheng.web.programmes.models import Cycle, Setting

DAY, PAST = date(2100, 3, 20), date(2001, 1, 1)
ANSWER = OpinionReply.Answer


@pytest.fixture
def asked(call: Call, clerk: Actor, ours: Company, theirs: Company) -> OpinionRequest:
    """A department that was asked about two applications."""
    begun(call, clerk, ours, theirs)
    return ask_opinions(clerk, call.cycle, ["税务"], DAY)[0]


@pytest.fixture
def other_cycle(call: Call, clerk: Actor) -> Cycle:
    """The next cycle of the same award."""
    return create_cycle(clerk, call.cycle.programme, Edition(2, 2101), "district")


def _problems(error: pytest.ExceptionInfo[BadInputError]) -> list[str]:
    return [one.message.zh for one in error.value.problems]


def _letter(clerk: Actor, cycle: Cycle, asked: OpinionRequest) -> Letter:
    kind, recipient, typed = letter_to_department(asked, [])
    return draft_letter(clerk, cycle, kind, recipient, typed)


def _noted(asked: OpinionRequest) -> Mapping[str, tuple[str, str]]:
    return {one.entry.organisation.name: (one.answer, one.text) for one in asked.replies.all()}


def test_department_is_asked_once(call: Call, clerk: Actor, asked: OpinionRequest) -> None:
    [made] = ask_opinions(clerk, call.cycle, ["税务", "海关", "海关"], DAY)
    assert (made.department, made.deadline) == ("海关", DAY)
    assert [one.department for one in OpinionRequest.objects.all()] == ["税务", "海关"]


def test_department_is_asked_again_after_screening_where_the_setting_says_so(
    call: Call, clerk: Actor, ours: Company, asked: OpinionRequest, client: Client
) -> None:
    assert next_enquiries(call.cycle, ["税务", "海关"]) == {"海关": 1}
    note_opinions(clerk, asked, {ours.entry: Opinion(ANSWER.NO_OBJECTION)})
    call.set_stage(Stage.EVALUATION)
    call.cycle.refresh_from_db()
    setting = Setting.objects.filter(cycle=call.cycle, key="screening.asks_again")
    setting.update(value=False)
    assert next_enquiries(call.cycle, ["税务", "海关"]) == {"海关": 1}
    setting.update(value=True)
    [again] = ask_opinions(clerk, call.cycle, ["税务"], DAY)
    assert (again.department, again.number, _noted(again)) == ("税务", 2, {})
    note_opinions(clerk, again, {ours.entry: Opinion(ANSWER.OBJECTION, "欠税")})
    assert _noted(asked) == {"甲示例公司": ("no_objection", "")}
    assert _noted(again) == {"甲示例公司": ("objection", "欠税")}
    with pytest.raises(BlockedError):
        ask_opinions(clerk, call.cycle, ["税务"], DAY)
    sign_in(client, Assignment.objects.get(person=clerk.person))
    page = client.get(reverse("entries:opinions", args=[call.cycle.public_id])).content.decode()
    assert page.count("（再次征求）") == 1


def test_no_department_left_and_a_past_day_are_told_together(call: Call, clerk: Actor, asked: OpinionRequest) -> None:
    with pytest.raises(BlockedError) as error:
        ask_opinions(clerk, call.cycle, ["税务"], PAST)
    assert _problems(error) == [
        "没有选部门 › 选至少一个还没有征求意见的部门",
        "反馈截止日已过 › 选今天或以后的一天",
    ]
    with pytest.raises(BlockedError) as error:
        ask_opinions(clerk, call.cycle, ["海关"], PAST)
    assert _problems(error) == ["反馈截止日已过 › 选今天或以后的一天"]
    assert OpinionRequest.objects.get() == asked


def test_letter_of_another_cycle_does_not_ask_the_department(
    call: Call, clerk: Actor, asked: OpinionRequest, other_cycle: Cycle
) -> None:
    with pytest.raises(NotFoundError):
        keep_letter(clerk, asked, _letter(clerk, other_cycle, asked))
    asked.refresh_from_db()
    assert asked.letter is None
    letter = _letter(clerk, call.cycle, asked)
    keep_letter(clerk, asked, letter)
    asked.refresh_from_db()
    assert asked.letter == letter


def test_answer_about_an_application_of_another_cycle_is_not_noted(
    clerk: Actor, ours: Company, asked: OpinionRequest, other_cycle: Cycle
) -> None:
    values = {"organisation": ours.organisation, "code": "K7M2P4", "created_by": ours.contact.person}
    later = Entry.objects.create(cycle=other_cycle, track=other_cycle.tracks.get(), **values)
    with pytest.raises(NotFoundError):
        note_opinions(clerk, asked, {ours.entry: Opinion(ANSWER.NO_OBJECTION), later: Opinion(ANSWER.NO_OBJECTION)})
    assert _noted(asked) == {}
    note_opinions(clerk, asked, {ours.entry: Opinion(ANSWER.NO_OBJECTION)})
    assert _noted(asked) == {"甲示例公司": ("no_objection", "")}


def test_every_answer_that_lacks_its_text_is_named(
    clerk: Actor, ours: Company, theirs: Company, asked: OpinionRequest
) -> None:
    given = {ours.entry: Opinion(ANSWER.OBJECTION), theirs.entry: Opinion(ANSWER.OTHER, " \n")}
    with pytest.raises(BlockedError) as error:
        note_opinions(clerk, asked, given)
    assert _problems(error) == [
        "“甲示例公司”有异议或者其他意见，没有写内容 › 照反馈写明",
        "“乙示例公司”有异议或者其他意见，没有写内容 › 照反馈写明",
    ]
    assert _noted(asked) == {}


def test_answer_that_is_noted_again_is_corrected_and_the_record_keeps_both(
    clerk: Actor, ours: Company, theirs: Company, asked: OpinionRequest
) -> None:
    note_opinions(
        clerk, asked, {ours.entry: Opinion(ANSWER.OBJECTION, "欠税 "), theirs.entry: Opinion(ANSWER.NO_OBJECTION)}
    )
    note_opinions(clerk, asked, {ours.entry: Opinion(ANSWER.OTHER, "已补缴")})
    assert _noted(asked) == {"甲示例公司": ("other", "已补缴"), "乙示例公司": ("no_objection", "")}
    notes = LedgerEntry.objects.filter(verb="opinion.note").order_by("sequence").values_list("commitment", flat=True)
    payloads = [LedgerPayload.objects.get(commitment=one).payload["answers"] for one in notes]
    assert [one[ours.entry.public_id] for one in payloads] == [["objection", "欠税"], ["other", "已补缴"]]


def test_departments_are_for_the_office(call: Call, clerk: Actor, ours: Company, asked: OpinionRequest) -> None:
    supervisor = make_actor(Role.SUPERVISOR, None, programme=call.cycle.programme)
    for actor in (ours.contact.as_actor(), supervisor, make_actor(Role.EXPERT, call.cycle)):
        with pytest.raises(NotPermittedError):
            ask_opinions(actor, call.cycle, ["海关"], DAY)
        with pytest.raises(NotPermittedError):
            note_opinions(actor, asked, {ours.entry: Opinion(ANSWER.NO_OBJECTION)})
    assert (OpinionRequest.objects.count(), _noted(asked)) == (1, {})
