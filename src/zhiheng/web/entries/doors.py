"""The only ways to applications and their parts, for an actor.

A contact finds the applications of the own organisation; a contributor those with a part given to them, and of these
only the given parts. Who works on a cycle finds an application once it was handed in, as its snapshots have it, and
never its drafts; the office also all of what it takes in (代录), which the company finds once that is handed in. An
expert finds what was handed in of the entries that other areas let them review: those whose ``entry_doors`` say so. The
operator and others find none.
"""

from functools import reduce
from operator import or_
from typing import TypeVar

from django.db.models import Model, OuterRef, Q, QuerySet, Subquery

from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import NotFoundError
from zhiheng.web.audit.roles import OFFICE, Role
from zhiheng.web.audit.table import rooms
from zhiheng.web.entries.models import (
    Attachment,
    AttachmentLink,
    CompletionPoint,
    EarlierWinner,
    Entry,
    OpinionReply,
    OpinionRequest,
    Part,
    PartWriter,
    Remark,
    ScreeningCheck,
    ScreeningOutcome,
    ScreeningStatement,
    Submission,
    SubmissionPaper,
    SubmittedFile,
)
from zhiheng.web.entries.rules.screening import SCREENERS
from zhiheng.web.files.doors import stored_file
from zhiheng.web.files.models import StoredFile
from zhiheng.web.people.models import Assignment, Person
from zhiheng.web.programmes.doors import INSIDE, cycles, programmes

ENTRY_REPORT = "entry_report"
"""The kind of files that filled-in reports are."""

READERS = INSIDE | {Role.EXPERT}
"""Who reads what was handed in, as its snapshots have it."""

One = TypeVar("One", bound=Model)


def entries(actor: Actor) -> QuerySet[Entry]:
    """The applications that the actor may know of, the newest first."""
    found = Entry.objects.select_related("organisation", "cycle__programme", "track").order_by("-pk")
    if actor.role in INSIDE:
        return found.filter(_is_handed_in() | _written_by(actor), cycle__in=cycles(actor))
    if actor.role is Role.EXPERT:
        return found.filter(_is_handed_in(), _is_reviewed_by(actor), cycle__in=cycles(actor))
    return found.filter(_written_by(actor) | _of_own_organisation(actor) & _is_handed_in())


def entry(actor: Actor, public_id: str) -> Entry:
    """One of those applications; raises NotFoundError."""
    return _one(entries(actor), public_id)


def earlier_entries(actor: Actor, of: Entry) -> QuerySet[Entry]:
    """The other applications and self-assessments of the contact's organisation, whose texts can be taken over.

    What was put away is not among them.
    """
    found = entries(actor).filter(organisation=of.organisation_id, put_away_at=None)
    return found.filter(_of_own_organisation(actor)).exclude(pk=of.pk)


def earlier_entry(actor: Actor, of: Entry, public_id: str) -> Entry:
    """One of those; raises NotFoundError."""
    return _one(earlier_entries(actor, of), public_id)


def taken_in_entries(actor: Actor) -> QuerySet[Entry]:
    """The applications that the office takes in, for the office."""
    found = entries(actor).filter(_written_by(actor)).select_related("created_by")
    return found if actor.role in OFFICE else found.none()


def written_entry(actor: Actor, public_id: str) -> Entry:
    """An application of the actor's organisation, or one that the office takes in for it; raises NotFoundError."""
    return _one(taken_in_entries(actor) if actor.role in OFFICE else entries(actor), public_id)


def parts(actor: Actor) -> QuerySet[Part]:
    """The parts whose drafts the actor may read, in their order: all of the organisation's, or those given."""
    found = Part.objects.select_related("entry__organisation", "entry__cycle__programme", "entry__track")
    return found.filter(entry__in=Entry.objects.filter(_written_by(actor))).filter(_given(actor))


def part(actor: Actor, public_id: str) -> Part:
    """One of those parts; raises NotFoundError."""
    return _one(parts(actor), public_id)


def part_writers(actor: Actor) -> QuerySet[PartWriter]:
    """Who writes the parts that the actor may read."""
    return PartWriter.objects.filter(part__in=parts(actor), ended=None).select_related("part__entry__cycle", "person")


def part_writer(actor: Actor, public_id: str) -> PartWriter:
    """One of those; raises NotFoundError."""
    return _one(part_writers(actor), public_id)


def remarks(actor: Actor) -> QuerySet[Remark]:
    """The remarks on the parts that the actor may read."""
    return Remark.objects.filter(part__in=parts(actor)).select_related("part__entry__cycle", "author")


def remark(actor: Actor, public_id: str) -> Remark:
    """One of those; raises NotFoundError."""
    return _one(remarks(actor), public_id)


def attachments(actor: Actor) -> QuerySet[Attachment]:
    """The evidence of the actor's applications; for a contributor what was added at, or supports, the given parts."""
    mine = parts(actor)
    found = Attachment.objects.filter(withdrawn_at=None).select_related("entry__cycle", "part", "added_by")
    if actor.role is not Role.ENTRY_MEMBER:
        return found.filter(part__in=mine)
    linked = AttachmentLink.objects.filter(part__in=mine, ended=None)
    return found.filter(Q(part__in=mine) | Q(pk__in=linked.values("attachment")))


def attachment(actor: Actor, public_id: str) -> Attachment:
    """One of those; raises NotFoundError."""
    return _one(attachments(actor), public_id)


def attachment_links(actor: Actor) -> QuerySet[AttachmentLink]:
    """Which criteria of the parts that the actor may read are supported by what."""
    found = AttachmentLink.objects.filter(part__in=parts(actor), ended=None, attachment__withdrawn_at=None)
    return found.select_related("attachment__entry__cycle", "part__entry__cycle")


def attachment_link(actor: Actor, public_id: str) -> AttachmentLink:
    """One of those; raises NotFoundError."""
    return _one(attachment_links(actor), public_id)


def colleagues(actor: Actor) -> QuerySet[Person]:
    """The contributors of the contact's organisation, to whom parts can be given."""
    if actor.role is not Role.ENTRY_OWNER:
        return Person.objects.none()
    held = Assignment.objects.filter(role=Role.ENTRY_MEMBER, organisation=actor.organisation, ended=None)
    return Person.objects.filter(pk__in=held.values("person")).order_by("name_key", "pk")


def submissions(actor: Actor) -> QuerySet[Submission]:
    """What was handed in, for the contact and for who works on the cycle; for an expert only what counts."""
    found = Submission.objects.select_related("entry__organisation", "entry__cycle__programme", "submitted_by")
    if actor.role is Role.EXPERT:
        newest = Submission.objects.filter(entry=OuterRef("entry"), withdrawn_at=None).order_by("-number")
        found = found.filter(pk=Subquery(newest.values("pk")[:1]))
    return found.none() if actor.role is Role.ENTRY_MEMBER else found.filter(entry__in=entries(actor))


def submission(actor: Actor, public_id: str) -> Submission:
    """One of those; raises NotFoundError."""
    return _one(submissions(actor), public_id)


def submission_paper(actor: Actor, found: Submission) -> SubmissionPaper | None:
    """The printed application of one of those, for the contact and the office; None before it was asked for."""
    papers = SubmissionPaper.objects.filter(submission__in=submissions(actor).order_by(), submission=found)
    return papers.select_related("blob").first() if actor.role in OFFICE | {Role.ENTRY_OWNER} else None


def attachments_with_files(actor: Actor) -> QuerySet[Attachment]:
    """The evidence whose files the actor may open: for who works on the cycle or reviews what snapshots name."""
    if actor.role not in READERS:
        return attachments(actor)
    taken_in = Q(pk__in=attachments(actor).order_by().values("pk"))
    return Attachment.objects.filter(taken_in | Q(pk__in=_submitted_files(actor).values("attachment")))


def parts_with_files(actor: Actor) -> QuerySet[Part]:
    """The parts whose pictures the actor may open: for who works on the cycle or reviews what snapshots name."""
    return Part.objects.filter(entry__in=entries(actor).order_by()) if actor.role in READERS else parts(actor)


def files_that_count(actor: Actor) -> Q:
    """Return the condition on files of both: for who works on the cycle or reviews the very ones that snapshots name.

    For the office also all of what it takes in.
    """
    if actor.role not in READERS:
        return Q()
    evidence, written = attachments(actor).order_by().values("public_id"), parts(actor).order_by().values("public_id")
    return Q(owner__in=evidence) | Q(owner__in=written) | Q(pk__in=_submitted_files(actor).values("file"))


def _submitted_files(actor: Actor) -> QuerySet[SubmittedFile]:
    return SubmittedFile.objects.filter(submission__in=submissions(actor).order_by())


def _is_reviewed_by(actor: Actor) -> Q:
    """Return the condition on entries that the actor reviews, by the areas whose rooms of doors say so."""
    found = (Q(pk__in=room.entries_of(actor)) for room in rooms("entry_doors"))
    return reduce(or_, found, Q(pk__in=()))


def _is_handed_in() -> Q:
    """Return the condition on entries that were handed in: a snapshot counts while the next one is being written."""
    counting = Submission.objects.filter(withdrawn_at=None, entry__state=Entry.State.WRITING)
    return Q(state=Entry.State.SUBMITTED) | Q(pk__in=counting.values("entry"))


def filled_report(actor: Actor, public_id: str) -> tuple[StoredFile, Entry]:
    """A filled-in report that the actor uploaded, with the application it is for; raises NotFoundError."""
    file = stored_file(actor, public_id)
    if file.owner_kind != ENTRY_REPORT:
        raise NotFoundError
    return file, written_entry(actor, file.owner)


def _written_by(actor: Actor) -> Q:
    """Return the condition on entries whose drafts the actor may read.

    What the office takes in is the office's; the company reads it while it is handed in as it stands.
    """
    if actor.role in OFFICE:
        return Q(is_taken_in=True, cycle__in=cycles(actor))
    return _of_own_organisation(actor) & (Q(is_taken_in=False) | Q(state=Entry.State.SUBMITTED))


# Screening


def screening_checks(actor: Actor) -> QuerySet[ScreeningCheck]:
    """The checks of the actor's cycles, for the office and the supervisor, with what was decided."""
    if actor.role not in SCREENERS:
        return ScreeningCheck.objects.none()
    found = ScreeningCheck.objects.filter(entry__cycle__in=cycles(actor))
    return found.select_related("entry__organisation", "entry__cycle__programme", "entry__track")


def screening_check(actor: Actor, public_id: str) -> ScreeningCheck:
    """One of those checks; raises NotFoundError."""
    return _one(screening_checks(actor), public_id)


def screening_outcomes(actor: Actor) -> QuerySet[ScreeningOutcome]:
    """The outcomes of those checks; for a contact those of the own applications."""
    found = ScreeningOutcome.objects.select_related("check_of__entry__organisation", "check_of__entry__cycle")
    if actor.role is Role.ENTRY_OWNER:
        return found.filter(check_of__entry__in=entries(actor))
    return found.filter(check_of__in=screening_checks(actor)).select_related("proposal__prepared_by")


def screening_outcome(actor: Actor, public_id: str) -> ScreeningOutcome:
    """One of those outcomes; raises NotFoundError."""
    return _one(screening_outcomes(actor), public_id)


def completion_points(actor: Actor) -> QuerySet[CompletionPoint]:
    """What is to be completed; for a contact what was requested of the own applications.

    A contributor finds of these the points about the given parts.
    """
    found = CompletionPoint.objects.filter(taken_back_at=None).select_related("check_of__entry__cycle", "part")
    if actor.role is Role.ENTRY_MEMBER:
        return found.filter(part__in=parts(actor).order_by()).exclude(outcome=None)
    if actor.role is Role.ENTRY_OWNER:
        return found.filter(outcome__in=screening_outcomes(actor))
    return found.filter(check_of__in=screening_checks(actor))


def completion_point(actor: Actor, public_id: str) -> CompletionPoint:
    """One of those points; raises NotFoundError."""
    return _one(completion_points(actor), public_id)


def screening_statements(actor: Actor) -> QuerySet[ScreeningStatement]:
    """What was said to the outcomes that the actor may know of."""
    found = ScreeningStatement.objects.filter(outcome__in=screening_outcomes(actor))
    return found.select_related("outcome__check_of__entry__cycle", "made_by")


def screening_statement(actor: Actor, public_id: str) -> ScreeningStatement:
    """One of those; raises NotFoundError."""
    return _one(screening_statements(actor), public_id)


def opinion_requests(actor: Actor) -> QuerySet[OpinionRequest]:
    """Which departments were asked about the applications of the actor's cycles, for the office and the supervisor."""
    if actor.role not in SCREENERS:
        return OpinionRequest.objects.none()
    return OpinionRequest.objects.filter(cycle__in=cycles(actor)).select_related("cycle__programme", "letter")


def opinion_request(actor: Actor, public_id: str) -> OpinionRequest:
    """One of those requests; raises NotFoundError."""
    return _one(opinion_requests(actor), public_id)


def opinion_replies(actor: Actor) -> QuerySet[OpinionReply]:
    """What those departments answered."""
    found = OpinionReply.objects.filter(request__in=opinion_requests(actor))
    return found.select_related("request__cycle", "entry__organisation")


def opinion_reply(actor: Actor, public_id: str) -> OpinionReply:
    """One of those answers; raises NotFoundError."""
    return _one(opinion_replies(actor), public_id)


def earlier_winners(actor: Actor) -> QuerySet[EarlierWinner]:
    """The earlier winners that the actor's awards imported, for the office and the supervisor."""
    if actor.role not in SCREENERS:
        return EarlierWinner.objects.none()
    return EarlierWinner.objects.filter(programme__in=programmes(actor)).select_related("programme")


def earlier_winner(actor: Actor, public_id: str) -> EarlierWinner:
    """One of those; raises NotFoundError."""
    return _one(earlier_winners(actor), public_id)


def _of_own_organisation(actor: Actor) -> Q:
    """Return the condition on entries of the actor's organisation, within the reach of the role."""
    if actor.role is Role.ENTRY_MEMBER:
        given = Part.objects.filter(writers__person=actor.person, writers__ended=None)
        own = Q(organisation=actor.organisation, pk__in=given.values("entry"))
    elif actor.role is Role.ENTRY_OWNER:
        own = Q(organisation=actor.organisation)
    else:
        return Q(pk__in=())
    if actor.cycle is not None:
        own &= Q(cycle=None) | Q(cycle=actor.cycle)
    elif actor.programme is not None:
        own &= Q(cycle=None) | Q(cycle__programme=actor.programme)
    return own


def _given(actor: Actor) -> Q:
    """Return the condition on parts that narrows a contributor's to those given."""
    if actor.role is not Role.ENTRY_MEMBER:
        return Q()
    given = Part.objects.filter(writers__person=actor.person, writers__ended=None)
    return Q(pk__in=given.values("pk"))


def _one(found: QuerySet[One], public_id: str) -> One:
    row = found.filter(public_id=public_id).first()
    if row is None:
        raise NotFoundError
    return row
