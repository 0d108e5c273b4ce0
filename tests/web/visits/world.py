"""A visit to one of two companies under review: the panel agreed on both; all invented."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.utils import timezone

from web.entries.conftest import Call
from web.make import make_assignment, make_person
from web.panels.world import Review, make_review
from web.reviews.consensus import confirmed_sheet
from zhiheng.canonical import canonical_json, sha256_hex
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import Role
from zhiheng.web.entries.models import Entry
from zhiheng.web.messages.models import Letter
from zhiheng.web.panels.models import PanelEntry
from zhiheng.web.people.models import Assignment
from zhiheng.web.reviews.consensus_content import closed_content, discussion_of
from zhiheng.web.reviews.models import AgreedScore, ConfirmedConsensus, Consensus, Sheet
from zhiheng.web.visits.actions.visits import Arranged, make_visit
from zhiheng.web.visits.models import Visit, VisitNotice


@dataclass
class Visiting:
    """A review with three experts, of whom the first leads, and the visit to the first company."""

    review: Review
    liaison: Assignment
    supervisor: Actor
    made: list[Visit] = field(default_factory=list)

    @property
    def clerk(self) -> Actor:
        return self.review.clerk

    @property
    def lead(self) -> Actor:
        return self.review.call.lead

    @property
    def leader(self) -> Actor:
        return self.review.expert(0)

    @property
    def contact(self) -> Actor:
        return self.review.company(0).contact.as_actor()

    @property
    def other_contact(self) -> Actor:
        return self.review.company(1).contact.as_actor()

    @property
    def visit(self) -> Visit:
        return Visit.objects.get(pk=self.made[0].pk)

    @property
    def entry(self) -> Entry:
        return self.review.company(0).entry

    def begin(self) -> None:
        """Let the visit have begun."""
        Visit.objects.filter(pk=self.visit.pk).update(begins=timezone.localdate() - timedelta(days=1))

    def reviewed(self, number: int = 0) -> PanelEntry:
        return PanelEntry.objects.get(entry=self.review.company(number).entry)

    def issue_notice(self) -> Letter:
        """Let the notice be issued, as its letter is."""
        letter = Letter.objects.create(
            cycle=self.review.call.cycle,
            programme=self.review.call.cycle.programme,
            organisation=self.review.company(0).organisation,
            kind="visit_notice",
            title="现场评审通知书",
            body="示例",
            state=Letter.State.ISSUED,
            issued_at=timezone.now(),
        )
        VisitNotice.objects.create(visit=self.visit, letter=letter)
        return letter


def close_consensus(review: Review, number: int = 0, percent: str = "60") -> Consensus:
    """Let the panel have agreed on the same percent everywhere."""
    entry = review.company(number).entry
    phase = entry.cycle.phases.get(code="desk")
    for expert in review.experts:
        confirmed_sheet(Sheet.objects.create(entry=entry, phase=phase, person=expert.person), {})
    made = Consensus.objects.create(entry=entry, phase=phase, opened_by=review.experts[0].person)
    codes = discussion_of(made).opinions
    AgreedScore.objects.bulk_create(
        AgreedScore(consensus=made, indicator=code, number=1, percent=percent, author=review.experts[0].person)
        for code in codes
    )
    content = canonical_json(closed_content(discussion_of(made)))
    ConfirmedConsensus.objects.create(
        consensus=made,
        content=content.decode(),
        digest=sha256_hex(content),
        closed_at=timezone.now(),
        closed_by=review.experts[0].person,
    )
    Consensus.objects.filter(pk=made.pk).update(state=Consensus.State.CLOSED)
    return made


def make_visiting(call: Call, clerk: Actor) -> Visiting:
    """Return a visit that is made, to the first of two companies."""
    review = make_review(call, clerk)
    close_consensus(review)
    cycle = call.cycle
    liaison = make_assignment(Role.LIAISON, cycle, make_person("联络示例"))
    supervisor = make_assignment(Role.SUPERVISOR, cycle, make_person("监督示例")).as_actor()
    made = Visiting(review, liaison, supervisor)
    made.made.append(make_visit(clerk, made.reviewed(), Arranged(place="示例路 1 号", liaison=liaison.person)))
    return made
