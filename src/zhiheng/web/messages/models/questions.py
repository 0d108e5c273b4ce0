"""Questions during the call (咨询答疑); what the office publishes never names who asked."""

from django.db import models

from zhiheng.web.audit.rows import CycleRow, Row
from zhiheng.web.audit.scope import Scope


class QuestionPeriod(CycleRow):
    """Until which day (kept as the moment it ends) applicants of a cycle may ask; one row a cycle."""

    ends_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["cycle"], name="one_question_period_a_cycle")]


class Question(CycleRow):
    """A question in the words of who asked it: for the office and the asker's own organisation only."""

    asker = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("people.Organisation", on_delete=models.PROTECT, null=True, related_name="+")
    text = models.TextField()
    asked_at = models.DateTimeField(auto_now_add=True)


class Answer(Row):
    """One version of an answer, for all applicants; ``question_text`` is the question as the office publishes it."""

    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="answers")
    version = models.PositiveSmallIntegerField()
    question_text = models.TextField()
    text = models.TextField()
    author = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["question", "version"], name="answer_version_once")]

    @property
    def scope(self) -> Scope:
        """That of the question."""
        return self.question.scope
