"""A visit of a panel to one applicant: when and where, the team, the plan."""

from django.db import models

from zhiheng.web.audit.rows import Row
from zhiheng.web.audit.scope import Scope


class Visit(Row):
    """The visit (现场评审) of a panel to an entry, from ``begins`` to ``ends``, None while the days are open.

    ``liaison`` escorts the team (联络员).
    """

    entry = models.ForeignKey("entries.Entry", on_delete=models.PROTECT, related_name="visits")
    panel = models.ForeignKey("panels.Panel", on_delete=models.PROTECT, related_name="visits")
    begins = models.DateField(null=True)
    ends = models.DateField(null=True)
    place = models.CharField(max_length=200, blank=True)
    liaison = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "panel"], name="visit_once")]
        ordering = ["pk"]

    @property
    def scope(self) -> Scope:
        """That of the entry."""
        return self.entry.scope


class OfVisit(Row):
    """Something of a visit."""

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="%(class)ss")

    class Meta:
        abstract = True
        ordering = ["pk"]

    @property
    def scope(self) -> Scope:
        """That of the entry."""
        return self.visit.scope


class VisitMember(OfVisit):
    """That a member of the panel is in the team, until ``ended``, then with the ``reason``."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    joined_at = models.DateTimeField(auto_now_add=True)
    ended = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)
    replaces = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta(OfVisit.Meta):
        constraints = [
            models.UniqueConstraint(fields=["visit", "person"], condition=models.Q(ended=None), name="in_team_once")
        ]


class PlanItem(OfVisit):
    """An item of the plan (日程) until ``ended``: on which day of the visit, from when to when, what, where, and who.

    ``people`` are public ids of persons; without any the whole team takes part.
    """

    day = models.PositiveSmallIntegerField()
    begins = models.TimeField(null=True)
    ends = models.TimeField(null=True)
    what = models.CharField(max_length=200)
    place = models.CharField(max_length=100, blank=True)
    people = models.JSONField(default=list)
    ended = models.DateTimeField(null=True)

    class Meta(OfVisit.Meta):
        ordering = ["day", models.F("begins").asc(nulls_last=True), "pk"]
