"""Who reviews what: panels with their members and entries."""

from django.db import models

from zhiheng.web.audit.rows import CycleRow, Row
from zhiheng.web.audit.scope import Scope


class Panel(CycleRow):
    """Experts who review a set of entries together (评审组), at the desk and on site."""

    name = models.CharField(max_length=60)
    order = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["cycle", "name"], name="panel_name_once")]
        ordering = ["order", "pk"]


class PanelMember(Row):
    """That an expert is in a panel, until ``ended``; ``replaces`` is whom a substitute (递补) follows.

    ``paid_days`` is for how many days the fee (评审费) is paid, in halves; None before the office wrote it.
    """

    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="members")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    is_leader = models.BooleanField(default=False)
    joined_at = models.DateTimeField(auto_now_add=True)
    ended = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)
    paid_days = models.DecimalField(max_digits=4, decimal_places=1, null=True)
    replaces = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["panel", "person"], condition=models.Q(ended=None), name="member_once"),
            models.UniqueConstraint(
                fields=["panel"], condition=models.Q(ended=None, is_leader=True), name="one_leader_of_panel"
            ),
        ]
        ordering = ["pk"]

    @property
    def scope(self) -> Scope:
        """The cycle of the panel."""
        return self.panel.scope


class PanelEntry(Row):
    """That a panel reviews an entry, until ``ended``, then with the ``reason``.

    ``visit_order`` is its place in the drawn order of visits.
    """

    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="entries")
    entry = models.ForeignKey("entries.Entry", on_delete=models.PROTECT, related_name="panel_entries")
    visit_order = models.PositiveSmallIntegerField(null=True)
    ended = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entry"], condition=models.Q(ended=None), name="entry_in_one_panel"),
            models.UniqueConstraint(
                fields=["panel", "visit_order"], condition=models.Q(ended=None), name="visit_order_once"
            ),
        ]
        ordering = ["visit_order", "pk"]

    @property
    def scope(self) -> Scope:
        """The cycle of the panel."""
        return self.panel.scope


class IndicatorOwner(Row):
    """That a member drafts the agreed comment and score of an indicator (主评专家), until ``ended``."""

    member = models.ForeignKey(PanelMember, on_delete=models.PROTECT, related_name="owned")
    indicator = models.CharField(max_length=31)
    ended = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member", "indicator"], condition=models.Q(ended=None), name="owner_once")
        ]
        ordering = ["pk"]

    @property
    def scope(self) -> Scope:
        """The cycle of the panel."""
        return self.member.scope
