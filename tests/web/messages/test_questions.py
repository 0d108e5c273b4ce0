"""Questions until a day; answers to everybody, without the asker."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from web.make import make_assignment, make_cycle, make_organisation
from zhiheng.web.audit.errors import NotFoundError, NotPermittedError
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.messages import actions, doors, queries
from zhiheng.web.messages.models import Delivery, Question, QuestionPeriod
from zhiheng.web.programmes.models import Cycle


def _open(award) -> None:
    actions.set_question_period(award.actor("clerk"), award.cycle, timezone.now().date() + timedelta(days=3))


def test_period_lasts_until_the_end_of_the_day_there(award) -> None:
    actions.set_question_period(award.actor("clerk"), award.cycle, date(2026, 12, 1))
    assert QuestionPeriod.objects.get().ends_at == datetime(2026, 12, 1, 16, tzinfo=UTC)
    actions.set_question_period(award.actor("clerk"), award.cycle, date(2026, 12, 2))
    assert QuestionPeriod.objects.get().ends_at == datetime(2026, 12, 2, 16, tzinfo=UTC)


def test_question_is_asked_while_it_is_open(award) -> None:
    contact = award.actor("contact")
    with pytest.raises(NotPermittedError):
        actions.ask_question(contact, award.cycle, "何时截止？")
    _open(award)
    actions.ask_question(contact, award.cycle, "何时截止？")
    assert Question.objects.get().organisation == award.organisation
    told = Delivery.objects.values_list("person", flat=True)
    assert set(told) == {award.clerk.person_id, award.lead.person_id}
    actions.set_question_period(award.actor("clerk"), award.cycle, timezone.now().date() - timedelta(days=2))
    with pytest.raises(NotPermittedError):
        actions.ask_question(contact, award.cycle, "还能问吗？")


def test_question_is_asked_during_the_call_only(award) -> None:
    _open(award)
    Cycle.objects.update(stage=Stage.SCREENING)
    with pytest.raises(NotPermittedError):
        actions.ask_question(award.actor("contact"), award.cycle, "何时截止？")
    Cycle.objects.update(stage=Stage.CALL)
    actions.ask_question(award.actor("contact"), award.cycle, "何时截止？")
    assert Question.objects.count() == 1


@pytest.mark.parametrize("name", ["clerk", "expert", "supervisor", "operator"])
def test_only_applicants_ask(award, name: str) -> None:
    _open(award)
    with pytest.raises(NotPermittedError):
        actions.ask_question(award.actor(name), award.cycle, "何时截止？")


def test_answer_is_appended_and_tells_all_applicants(award) -> None:
    _open(award)
    question = actions.ask_question(award.actor("contact"), award.cycle, "我们甲示例公司能否用去年的数据？")
    Delivery.objects.update(read_at=timezone.now())
    actions.answer_question(award.actor("clerk"), question, "能否用去年的数据？", "不能。")
    actions.answer_question(award.actor("lead"), question, "能否用去年的数据？", "可以。")
    assert list(question.answers.order_by("version").values_list("version", "text")) == [(1, "不能。"), (2, "可以。")]
    [answer] = queries.published_answers(award.actor("rival"), award.cycle)
    assert (answer.question_text, answer.text) == ("能否用去年的数据？", "可以。")
    assert queries.unread_count(award.actor("rival")) == 2
    with pytest.raises(NotPermittedError):
        actions.answer_question(award.actor("supervisor"), question, "能否用去年的数据？", "可以。")


@pytest.mark.leak
def test_who_asked_is_known_to_the_office_and_the_asker_only(award) -> None:
    _open(award)
    question = actions.ask_question(award.actor("contact"), award.cycle, "何时截止？")
    colleague = make_assignment(Role.ENTRY_MEMBER, award.cycle, organisation=award.organisation).as_actor()
    alone = make_assignment(Role.ENTRY_OWNER, award.cycle).as_actor()
    seen = {name: doors.asked_questions(award.actor(name)).count() for name in ("clerk", "lead", "contact")}
    assert (seen, doors.asked_questions(colleague).count()) == ({"clerk": 1, "lead": 1, "contact": 1}, 1)
    hidden = [award.actor(name) for name in ("rival", "supervisor", "operator", "expert")] + [alone]
    assert [doors.asked_questions(actor).count() for actor in hidden] == [0] * 5
    for actor in hidden:
        with pytest.raises(NotFoundError):
            doors.asked_question(actor, question.public_id)


@pytest.mark.leak
def test_answers_stay_within_the_cycle(award) -> None:
    _open(award)
    question = actions.ask_question(award.actor("contact"), award.cycle, "何时截止？")
    actions.answer_question(award.actor("clerk"), question, "何时截止？", "月底。")
    next_cycle = make_cycle(award.cycle.programme, Stage.CALL)
    later = make_assignment(Role.ENTRY_OWNER, next_cycle, organisation=make_organisation()).as_actor()
    assert queries.published_answers(later, award.cycle) == []
    assert doors.answers(award.actor("expert")).count() == 0
    assert doors.answers(award.actor("rival")).count() == 1
