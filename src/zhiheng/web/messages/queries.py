"""What the pages of notices, calls, questions and letters read."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from django.core.paginator import Page, Paginator
from django.db.models import Count, F, Model, Q, QuerySet

from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import APPLICANT, OFFICE
from zhiheng.web.messages import doors
from zhiheng.web.messages.groups import GROUPS
from zhiheng.web.messages.letter_numbers import Series, series_of
from zhiheng.web.messages.models import Answer, Delivery, Letter, Notice, Question, QuestionPeriod
from zhiheng.web.messages.rules import OVERSEERS
from zhiheng.web.people.models import Assignment, Organisation
from zhiheng.web.programmes.models import Cycle

PER_PAGE = 30

One = TypeVar("One", bound=Model)


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question with the newest version of its answer, None while it waits, and how many versions there are."""

    question: Question
    answer: Answer | None
    versions: int


def page_of(rows: QuerySet[One], number: str | None, *, is_all: bool = False) -> Page[One]:
    """Return one page of rows, or all of them on one for printing."""
    return Paginator(rows, max(rows.count(), 1) if is_all else PER_PAGE).get_page(number)


def unread_count(actor: Actor) -> int:
    """Return how many notices of the actor's inbox are neither read nor recalled."""
    return doors.inbox(actor).filter(read_at=None, notice__recalled_at=None).count()


def sent_notices(actor: Actor, cycle: Cycle | None) -> QuerySet[Notice]:
    """Return the written notices of a cycle, the newest first, with how many got and read each."""
    counts = {"reached": Count("deliveries"), "read": Count("deliveries", filter=Q(deliveries__read_at__isnull=False))}
    return doors.sent_notices(actor).filter(cycle=cycle).annotate(**counts).order_by("-pk")


def receipts(notice: Notice) -> list[Delivery]:
    """Return who got a notice, those who have not read it first, with what was sent to them."""
    found = notice.deliveries.select_related("person").prefetch_related("dispatches")
    return list(found.order_by(F("read_at").asc(nulls_first=True), "person__name_key", "pk"))


def group_titles(codes: Iterable[str]) -> list[Message]:
    """Return what people call the groups."""
    return [GROUPS[code].title for code in codes if code in GROUPS]


def question_period(cycle: Cycle | None) -> QuestionPeriod | None:
    """Return until when applicants of a cycle may ask, None if the office has not said."""
    return QuestionPeriod.objects.filter(cycle=cycle).first()


def published_answers(actor: Actor, cycle: Cycle | None) -> list[Answer]:
    """Return the newest version of every answer, in the order they were first published."""
    newest = {
        answer.question_id: answer
        for answer in doors.answers(actor).filter(question__cycle=cycle).order_by("question_id", "version")
    }
    first = doors.answers(actor).filter(question__cycle=cycle, version=1).order_by("pk")
    return [newest[question] for question in first.values_list("question_id", flat=True)]


def asked_questions(actor: Actor, cycle: Cycle | None) -> list[AskedQuestion]:
    """Return the questions whose wording the actor may read, those that wait first, then the newest."""
    found = doors.asked_questions(actor).filter(cycle=cycle).prefetch_related("answers").order_by("-pk")
    rows = [_with_answer(question) for question in found]
    return sorted(rows, key=lambda row: row.answer is not None)


def waiting_questions(actor: Actor) -> int:
    """Return how many questions wait for the actor's answer: none where the actor does not answer."""
    if actor.role not in OFFICE:
        return 0
    return doors.asked_questions(actor).filter(answers=None).count()


def number_series(actor: Actor, cycle: Cycle | None) -> list[Series]:
    """Return the number series of the cycle's programme, the newest year first."""
    if cycle is None:
        return []
    given = doors.letters(actor).filter(programme=cycle.programme_id).exclude(year=None)
    years = given.order_by("-year").values_list("year", flat=True).distinct()
    return [series_of(cycle.programme, year) for year in years if year is not None]


def letters(actor: Actor, cycle: Cycle | None) -> QuerySet[Letter]:
    """Return the register of a cycle, drafts first, then the newest number; for recipients all letters to them."""
    found = doors.letters(actor)
    if actor.role in OVERSEERS:
        found = found.filter(cycle=cycle)
    return found.order_by(F("year").desc(nulls_first=True), F("sequence").desc(nulls_first=True), "-pk")


def applicants(cycle: Cycle) -> QuerySet[Organisation]:
    """Return the organisations that contacts and contributors of a cycle work for."""
    held = Assignment.objects.filter(cycle=cycle, role__in=list(APPLICANT), ended=None)
    return Organisation.objects.filter(pk__in=held.values("organisation")).order_by("name_key", "pk")


def _with_answer(question: Question) -> AskedQuestion:
    versions = sorted(question.answers.all(), key=lambda answer: answer.version)
    return AskedQuestion(question, versions[-1] if versions else None, len(versions))
