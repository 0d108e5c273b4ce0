"""Questions of applicants, and the answers everybody reads."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render

from zhiheng.problems import Message
from zhiheng.web.audit.page import Request, page
from zhiheng.web.messages import actions, doors, queries, rules
from zhiheng.web.messages.forms import AnswerForm, PeriodForm, QuestionForm
from zhiheng.web.messages.models import QuestionPeriod
from zhiheng.web.messages.views.places import list_of
from zhiheng.web.programmes import doors as award_doors
from zhiheng.web.site.texts import say

_ASKED = Message("问题已提交，答复后会通知您", "Your question is in; you will be told when it is answered")
_ANSWERED = Message("答复已公开", "The answer is published")
_PERIOD_SET = Message("提问截止日已设定", "The last day for questions is set")


@page(rules.SEE_QUESTIONS)
def questions(request: Request) -> HttpResponse:
    """Answers for everybody; for the office and the askers also what was asked."""
    cycle = doors.chosen_cycle(request.actor, request.GET.get("cycle", ""))
    period = queries.question_period(cycle)
    values = {
        "cycle": cycle,
        "cycles": award_doors.cycles(request.actor),
        "answers": queries.published_answers(request.actor, cycle),
        "asked": queries.asked_questions(request.actor, cycle),
        "last_day": _last_day(period),
        "may_ask": cycle is not None and rules.ASK_QUESTION.allows(request.actor, cycle),
        "may_answer": request.actor.role in rules.ANSWER_QUESTION.roles,
        "may_set_period": rules.SET_QUESTION_PERIOD.allows(request.actor, cycle),
    }
    return render(request, "messages/questions.html", values)


@page(rules.ASK_QUESTION, "GET", "POST")
def ask(request: Request, cycle: str) -> HttpResponse:
    """Asking the office."""
    found = award_doors.cycle(request.actor, cycle)
    form = QuestionForm(request.POST or None)
    if form.is_valid():
        actions.ask_question(request.actor, found, form.cleaned_data["text"])
        messages.success(request, say(_ASKED))
        return list_of("messages:questions", found)
    rules.ASK_QUESTION.check(request.actor, found)
    return render(request, "messages/ask.html", {"cycle": found, "form": form})


@page(rules.ANSWER_QUESTION, "GET", "POST")
def answer(request: Request, public_id: str) -> HttpResponse:
    """Answering, or writing the next version of an answer."""
    question = doors.asked_question(request.actor, public_id)
    versions = list(question.answers.select_related("author").order_by("-version"))
    last = versions[0] if versions else None
    initial = {"question_text": last.question_text if last else question.text, "text": last.text if last else ""}
    form = AnswerForm(request.POST or None, initial=initial)
    if form.is_valid():
        actions.answer_question(request.actor, question, **form.cleaned_data)
        messages.success(request, say(_ANSWERED))
        return list_of("messages:questions", question.cycle)
    return render(request, "messages/answer.html", {"question": question, "versions": versions, "form": form})


@page(rules.SET_QUESTION_PERIOD, "GET", "POST")
def period(request: Request, cycle: str) -> HttpResponse:
    """Setting the last day for questions."""
    found = award_doors.cycle(request.actor, cycle)
    rules.SET_QUESTION_PERIOD.check(request.actor, found)
    form = PeriodForm(request.POST or None, initial={"last_day": _last_day(queries.question_period(found))})
    if form.is_valid():
        actions.set_question_period(request.actor, found, form.cleaned_data["last_day"])
        messages.success(request, say(_PERIOD_SET))
        return list_of("messages:questions", found)
    return render(request, "messages/period.html", {"cycle": found, "form": form})


def _last_day(period: QuestionPeriod | None) -> object:
    """The day whose end is the end of the period."""
    if period is None:
        return None
    return (period.ends_at.astimezone(ZoneInfo(period.cycle.time_zone)) - timedelta(days=1)).date()
