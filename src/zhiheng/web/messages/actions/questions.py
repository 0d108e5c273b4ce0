"""Asking, and answering to everybody without the asker's name."""

from datetime import date, datetime, time, timedelta
from typing import cast
from zoneinfo import ZoneInfo

from django.db.models import Max

from zhiheng.problems import Message
from zhiheng.web.audit.acting import acting
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import APPLICANT, OFFICE
from zhiheng.web.messages import rules
from zhiheng.web.messages.groups import holders
from zhiheng.web.messages.models import Answer, Question, QuestionPeriod
from zhiheng.web.messages.notices import notify
from zhiheng.web.programmes.models import Cycle

_ASKED = Message("收到一个新的咨询问题", "A new question has come in")
_ANSWERED = Message("咨询答疑有新的答复", "A question has been answered")
_LINK = "/questions"


def set_question_period(actor: Actor, cycle: Cycle, last_day: date) -> None:
    """Let applicants ask until the end of that day in the cycle's time zone."""
    with acting(actor, rules.SET_QUESTION_PERIOD, cycle) as deed:
        ends_at = datetime.combine(last_day + timedelta(days=1), time(), ZoneInfo(deed.subject.time_zone))
        QuestionPeriod.objects.update_or_create(cycle=deed.subject, defaults={"ends_at": ends_at})
        deed.record(last_day=last_day.isoformat())


def ask_question(actor: Actor, cycle: Cycle, text: str) -> Question:
    """Ask the office; raises NotPermittedError outside the call and after the last day."""
    with acting(actor, rules.ASK_QUESTION, cycle) as deed:
        question = Question.objects.create(
            cycle=deed.subject, asker_id=cast("int", actor.person), organisation_id=actor.organisation, text=text
        )
        notify(holders(deed.subject, OFFICE), _ASKED, _LINK, cycle=deed.subject)
        deed.about = question
    return question


def answer_question(actor: Actor, question: Question, question_text: str, text: str) -> Answer:
    """Publish an answer to all applicants of the cycle, or its next version.

    ``question_text`` is the question as everybody reads it: the office takes out what would tell who asked.
    """
    with acting(actor, rules.ANSWER_QUESTION, question) as deed:
        last = deed.subject.answers.aggregate(last=Max("version"))["last"] or 0
        answer = Answer.objects.create(
            question=deed.subject,
            version=last + 1,
            question_text=question_text,
            text=text,
            author_id=cast("int", actor.person),
        )
        notify(holders(deed.subject.cycle, APPLICANT), _ANSWERED, _LINK, cycle=deed.subject.cycle)
        deed.record(version=answer.version)
    return answer
