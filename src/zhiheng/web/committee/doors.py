"""The only ways to the committee's meetings and rounds, for an actor: the office and the supervisor of the cycle.

A member finds the electronic rounds of the meetings that the member belongs to, and nothing else.
"""

from django.db.models import QuerySet

from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import NotFoundError
from zhiheng.web.audit.roles import Role
from zhiheng.web.committee.models import BallotBox, BallotRound, CommitteeMeeting, ProposedList
from zhiheng.web.committee.rules import READERS, VOTE
from zhiheng.web.programmes.doors import cycles


def committee_meetings(actor: Actor) -> QuerySet[CommitteeMeeting]:
    """The meetings of the actor's cycles."""
    found = CommitteeMeeting.objects.select_related("cycle__programme", "result__cycle")
    return found.filter(cycle__in=cycles(actor)) if actor.role in READERS else found.none()


def committee_meeting(actor: Actor, public_id: str) -> CommitteeMeeting:
    """One of those; raises NotFoundError."""
    found = committee_meetings(actor).filter(public_id=public_id).first()
    if found is None:
        raise NotFoundError
    return found


def ballot_rounds(actor: Actor) -> QuerySet[BallotRound]:
    """The rounds of those meetings."""
    found = BallotRound.objects.select_related("meeting__cycle__programme")
    return found.filter(meeting__in=committee_meetings(actor).values("pk"))


def ballot_round(actor: Actor, public_id: str) -> BallotRound:
    """One of those; raises NotFoundError."""
    found = ballot_rounds(actor).filter(public_id=public_id).first()
    if found is None:
        raise NotFoundError
    return found


def voted_rounds(actor: Actor) -> QuerySet[BallotRound]:
    """The electronic rounds of the meetings that the actor belongs to as a member, present or not."""
    found = BallotRound.objects.select_related("meeting__cycle__programme").filter(
        meeting__attendances__person=actor.person,
        meeting__cycle__in=cycles(actor),
        pk__in=BallotBox.objects.values("round"),
    )
    return found if actor.role is Role.COMMITTEE_MEMBER else found.none()


def voted_round(actor: Actor, public_id: str) -> BallotRound:
    """One of those; raises NotFoundError."""
    found = voted_rounds(actor).filter(public_id=public_id).first()
    if found is None:
        raise NotFoundError
    return found


def waiting_votes(actor: Actor) -> int:
    """How many of those are open and wait for the actor's vote."""
    return sum(VOTE.allows(actor, one) for one in voted_rounds(actor).filter(closed_at=None).order_by("pk"))


def proposed_lists(actor: Actor) -> QuerySet[ProposedList]:
    """The lists of who is recommended, of those meetings."""
    found = ProposedList.objects.select_related(
        "meeting__cycle__programme", "proposal__prepared_by", "proposal__decided_by"
    )
    return found.filter(meeting__in=committee_meetings(actor).values("pk"))


def proposed_list(actor: Actor, public_id: str) -> ProposedList:
    """One of those; raises NotFoundError."""
    found = proposed_lists(actor).filter(public_id=public_id).first()
    if found is None:
        raise NotFoundError
    return found
