"""The meeting of the committee, who attends, its rounds, and the counts of each."""

import json
from datetime import date
from typing import Any

from django.db import models

from zhiheng.web.audit.rows import CycleRow, Row
from zhiheng.web.audit.scope import Scope
from zhiheng.web.audit.sealed import SealedTextField

ELECTRONIC = "electronic"
"""How a round is voted on, in the setting ``committee.medium`` and in ``BallotRound.content``."""


class CommitteeMeeting(CycleRow):
    """The meeting of a cycle; its agenda are the candidates of the frozen ``result``."""

    result = models.ForeignKey("results.Result", on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    place = models.CharField(max_length=100)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["cycle"], name="meeting_once")]

    @property
    def counting_rounds(self) -> list["BallotRound"]:
        """Its rounds on the result that the agenda is made of, in their order; those before a correction only stay."""
        return [one for one in self.rounds.order_by("number") if one.said["result"] == self.result.digest]


class Attendance(Row):
    """Whether a member of the committee is present; one row for every member."""

    meeting = models.ForeignKey(CommitteeMeeting, on_delete=models.PROTECT, related_name="attendances")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    is_present = models.BooleanField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "person"], name="attendance_once")]

    @property
    def scope(self) -> Scope:
        """That of the meeting."""
        return self.meeting.scope


class BallotRound(Row):
    """A round of ballots on one tier of one track.

    ``content`` is canonical JSON (docs/reference/committee.md): rules, places and candidates as they stood when the
    round opened; ``digest`` is its SHA-256. ``outcome`` is what the ballots decided, canonical JSON too, once closed.
    ``cleared_at`` is when the database was cleared of what electronic ballots left in it on the way.
    """

    meeting = models.ForeignKey(CommitteeMeeting, on_delete=models.PROTECT, related_name="rounds")
    number = models.PositiveSmallIntegerField()
    content = models.TextField()
    digest = models.CharField(max_length=64)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    outcome = models.TextField(blank=True)
    cleared_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "number"], name="round_number_once")]

    @property
    def scope(self) -> Scope:
        """That of the meeting."""
        return self.meeting.scope

    @property
    def said(self) -> dict[str, Any]:
        """What was fixed when it opened."""
        found: dict[str, Any] = json.loads(self.content)
        return found

    @property
    def is_electronic(self) -> bool:
        """Whether members vote on the platform, not on paper."""
        return bool(self.said.get("medium") == ELECTRONIC)

    @property
    def is_void(self) -> bool:
        """Whether it ended without its boxes being opened."""
        return "void" in (self.decided or {})

    @property
    def decided(self) -> dict[str, Any] | None:
        """What the ballots decided, None before it closed."""
        found: dict[str, Any] | None = json.loads(self.outcome) if self.outcome else None
        return found


class BallotBox(Row):
    """The box of one candidate in an electronic secret ballot (docs/explanation/secret-ballot.md).

    While the round is open ``ballots`` is what ``boxes.Box`` seals, of the same length from the first ballot to the
    last; at closing it is emptied, and ``content`` (docs/reference/committee.md) with its SHA-256 stands instead.
    """

    round = models.ForeignKey(BallotRound, on_delete=models.PROTECT, related_name="boxes")
    entry = models.CharField(max_length=8)
    ballots = SealedTextField(null=True)
    content = models.TextField(blank=True)
    digest = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "entry"], name="box_once")]

    @property
    def scope(self) -> Scope:
        """That of the round."""
        return self.round.scope

    @property
    def said(self) -> dict[str, Any] | None:
        """What was in it, None before the round closed."""
        found: dict[str, Any] | None = json.loads(self.content) if self.content else None
        return found


class VoteMark(Row):
    """That a member voted in a round, and nothing else."""

    round = models.ForeignKey(BallotRound, on_delete=models.PROTECT, related_name="marks")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "person"], name="vote_once")]

    @property
    def scope(self) -> Scope:
        """That of the round."""
        return self.round.scope


class ProposedList(Row):
    """Who is recommended (建议获奖名单), as two persons put it down; a later one has the next number.

    ``content`` is canonical JSON (docs/reference/committee.md): tiers, attendance, rounds, and the reason why it
    departs from the ranking; ``digest`` is its SHA-256.
    """

    meeting = models.ForeignKey(CommitteeMeeting, on_delete=models.PROTECT, related_name="lists")
    number = models.PositiveSmallIntegerField()
    content = models.TextField()
    digest = models.CharField(max_length=64)
    proposal = models.ForeignKey("audit.Proposal", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "number"], name="proposed_list_number_once")]

    @property
    def scope(self) -> Scope:
        """That of the meeting."""
        return self.meeting.scope

    @property
    def said(self) -> dict[str, Any]:
        """What it says."""
        found: dict[str, Any] = json.loads(self.content)
        return found

    @property
    def day(self) -> date:
        """When the meeting was held; lists of before that was kept have the meeting's."""
        return date.fromisoformat(self.said["day"]) if "day" in self.said else self.meeting.day

    @property
    def place(self) -> str:
        """Where."""
        found: str = self.said.get("place", self.meeting.place)
        return found


class BallotCount(Row):
    """The totals of a round as the scrutineer (监票人) or the teller (计票人) counted them; the newest of each holds.

    ``totals`` holds four numbers by the code of each candidate: in favour, against, abstained, invalid.
    """

    class Counter(models.TextChoices):
        SCRUTINEER = "scrutineer"
        TELLER = "teller"

    round = models.ForeignKey(BallotRound, on_delete=models.PROTECT, related_name="counts")
    counter = models.CharField(max_length=10, choices=Counter.choices)
    name = models.CharField(max_length=60)
    totals = models.JSONField()
    made_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    @property
    def scope(self) -> Scope:
        """That of the round."""
        return self.round.scope
