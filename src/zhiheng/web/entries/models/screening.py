"""Screening (审查) of an application: two checks, their outcomes, points to be completed, what the company says."""

from django.db import models

from zhiheng.web.audit.models import Proposal
from zhiheng.web.audit.rows import CycleRow, Row
from zhiheng.web.audit.scope import Scope
from zhiheng.web.entries.models.entry import Entry
from zhiheng.web.entries.models.part import Part
from zhiheng.web.entries.models.submission import Submission


class ScreeningRuleChoice(CycleRow):
    """That a cycle checks a rule or not, and in which words; rules without a choice are as they come."""

    rule = models.CharField(max_length=31)
    is_on = models.BooleanField()
    text = models.CharField(max_length=300)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["cycle", "rule"], name="rule_choice_once")]


class ScreeningCheck(Row):
    """One check of an application: 形式审查 or 资格审查; the owner of the clerk's findings, which are draft fields."""

    class Kind(models.TextChoices):
        """Complete and in form, or within the conditions."""

        FORM = "form_check"
        ELIGIBILITY = "eligibility_check"

    class State(models.TextChoices):
        """Where a check stands; it follows from its last outcome and what the company did."""

        OPEN = "open"
        COMPLETION = "completion"
        HEARING = "hearing"
        PASSED = "passed"
        FAILED = "failed"
        RECONSIDERING = "reconsidering"
        UPHELD = "upheld"

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="checks")
    kind = models.CharField(max_length=17, choices=Kind.choices)
    state = models.CharField(max_length=13, choices=State.choices, default=State.OPEN)
    begun_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "kind"], name="check_kind_once")]
        ordering = ["pk"]

    @property
    def scope(self) -> Scope:
        """That of the entry."""
        return self.entry.scope


class ScreeningOutcome(Row):
    """What two persons decided in a check; outcomes are appended, the last one holds.

    ``deadline`` is the company's last day: for 补正 after ``completion``, for 陈述申辩 after ``intended``
    (拟不予受理 or 拟不通过), to ask for 复核 after ``failed``. ``findings`` are the clerk's as they stood, by rule.
    Who prepared and who approved stands in the proposal.
    """

    class Kind(models.TextChoices):
        """合格 or 通过; 补正; 拟不予受理 or 拟不通过; 不予受理 or 不通过; 复核维持; 复核改变."""

        PASSED = "passed"
        COMPLETION = "completion"
        INTENDED = "intended"
        FAILED = "failed"
        UPHELD = "upheld"
        OVERTURNED = "overturned"

    check_of = models.ForeignKey(ScreeningCheck, on_delete=models.PROTECT, related_name="outcomes")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=Kind.choices)
    reasons = models.TextField(blank=True)
    basis = models.TextField(blank=True)
    findings = models.JSONField(default=dict)
    deadline = models.DateField(null=True)
    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, null=True, related_name="+")
    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["check_of", "number"], name="outcome_number_once")]
        ordering = ["number"]

    @property
    def scope(self) -> Scope:
        """That of the entry."""
        return self.check_of.scope


class CompletionPoint(Row):
    """One thing to be completed (补正事项); a draft of the clerk's until an outcome requests it.

    ``part`` is the part that it concerns and ``field`` a field of it; both empty for papers outside the parts.
    ``is_done`` is what the office found after the application was handed in again, None before.
    """

    check_of = models.ForeignKey(ScreeningCheck, on_delete=models.PROTECT, related_name="points")
    outcome = models.ForeignKey(ScreeningOutcome, on_delete=models.PROTECT, null=True, related_name="points")
    number = models.PositiveSmallIntegerField()
    part = models.ForeignKey(Part, on_delete=models.PROTECT, null=True, related_name="+")
    field = models.CharField(max_length=80, blank=True)
    text = models.TextField()
    is_done = models.BooleanField(null=True)
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["check_of", "number"], name="point_number_once")]
        ordering = ["number"]

    @property
    def scope(self) -> Scope:
        """That of the entry."""
        return self.check_of.scope


class ScreeningStatement(Row):
    """What the company says to an outcome: 陈述申辩 to an intended one, a request for 复核 to a final one."""

    outcome = models.OneToOneField(ScreeningOutcome, on_delete=models.PROTECT, related_name="statement")
    text = models.TextField()
    made_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    @property
    def scope(self) -> Scope:
        """That of the entry."""
        return self.outcome.scope
