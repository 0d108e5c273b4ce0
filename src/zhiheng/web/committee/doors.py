"""The only ways to the committee's meetings and rounds, for an actor: the office and the supervisor of the cycle.

A member finds the electronic rounds of the meetings that the member belongs to, and what the candidates there handed
in, but those the member is recused from; nothing else.
"""

from django.db.models import Q, QuerySet

from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import NotFoundError
from zhiheng.web.audit.roles import Role
from zhiheng.web.committee.models import BallotBox, BallotRound, CommitteeMeeting, ProposedList
from zhiheng.web.committee.queries import codes_of
from zhiheng.web.committee.rules import READERS, VOTE
from zhiheng.web.entries.models import Entry, Submission, SubmittedFile
from zhiheng.web.files.models import StoredFile
from zhiheng.web.panels.models import Conflict
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
    found = BallotRound.objects.select_related("meeting__cycle__programme", "meeting__result")
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


def own_meetings(actor: Actor) -> QuerySet[CommitteeMeeting]:
    """The meetings that the actor belongs to as a member."""
    found = CommitteeMeeting.objects.select_related("cycle__programme", "result__cycle").filter(
        attendances__person=actor.person, cycle__in=cycles(actor)
    )
    return found if actor.role is Role.COMMITTEE_MEMBER else found.none()


def candidates(actor: Actor) -> QuerySet[Entry]:
    """The entries on the agenda of those meetings, but those that the actor is recused from."""
    on_agenda = Q(pk__in=())
    for meeting in own_meetings(actor).order_by("pk"):
        on_agenda |= Q(cycle=meeting.cycle_id, code__in=codes_of(meeting))
    recused = Conflict.objects.filter(person=actor.person).values("entry")
    return Entry.objects.select_related("organisation", "cycle__programme").filter(on_agenda).exclude(pk__in=recused)


def candidate(actor: Actor, public_id: str) -> Entry:
    """One of those; raises NotFoundError."""
    found = candidates(actor).filter(public_id=public_id).first()
    if found is None:
        raise NotFoundError
    return found


def candidate_submission(actor: Actor, of: Entry) -> Submission:
    """What counts as handed in of one of those; raises NotFoundError."""
    found = Submission.objects.filter(entry__in=candidates(actor).order_by(), entry=of, withdrawn_at=None)
    newest = found.order_by("-number").first()
    if newest is None:
        raise NotFoundError
    return newest


def candidate_picture(actor: Actor, of: Entry, public_id: str) -> StoredFile:
    """A picture in the texts of that; raises NotFoundError, also for evidence, which may be about money."""
    files = SubmittedFile.objects.filter(submission=candidate_submission(actor, of), attachment=None)
    found = files.filter(file__public_id=public_id).select_related("file__blob").first()
    if found is None:
        raise NotFoundError
    return found.file


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
