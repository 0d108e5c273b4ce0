"""The pages of a member: what is voted on, the ballot, and what is left once it is cast.

Nothing of a ballot goes into the session, an address, a draft or a log: the answer to the form is the only place where
its receipts stand again.
"""

from collections.abc import Mapping
from http import HTTPStatus

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import NotPermittedError
from zhiheng.web.audit.page import Request, note, page
from zhiheng.web.committee import doors, rules
from zhiheng.web.committee.actions.electronic import cast_votes
from zhiheng.web.committee.boxes import shown_receipt
from zhiheng.web.committee.forms import VoteForm
from zhiheng.web.committee.models import BallotRound, CommitteeMeeting
from zhiheng.web.committee.queries import Candidate, agenda_of
from zhiheng.web.committee.round_page import values_of_round
from zhiheng.web.committee.voting import counted_receipts, has_voted, shown_name


@page(rules.SEE_VOTES)
@never_cache
def votes(request: Request) -> HttpResponse:
    """Show the candidates of the actor's meetings, and the electronic rounds, the newest first."""
    actor, meetings = request.actor, list(doors.own_meetings(request.actor).order_by("-day", "-pk"))
    for one in meetings:
        note(request, rules.SEE_VOTES, one.cycle)
    if not meetings:
        note(request, rules.SEE_VOTES, None)
    found = doors.voted_rounds(actor).order_by("-opened_at", "-pk")
    values = {
        "meetings": [(one, _agenda(actor, one)) for one in meetings],
        "rounds": [(one, rules.VOTE.allows(actor, one)) for one in found],
    }
    return render(request, "committee/votes.html", values)


def _agenda(actor: Actor, meeting: CommitteeMeeting) -> list[tuple[Candidate, str]]:
    """Return the candidates with the id of what can be read of them, "" where the actor is recused."""
    readable = dict(doors.candidates(actor).filter(cycle=meeting.cycle_id).values_list("code", "public_id"))
    return [(one, readable.get(one.code, "")) for one in agenda_of(meeting)]


@page(rules.SEE_VOTES)
@never_cache
def vote(request: Request, public_id: str) -> HttpResponse:
    """Show the ballot of a round, that the actor has voted, or the result."""
    found = doors.voted_round(request.actor, public_id)
    note(request, rules.SEE_VOTES, found.meeting.cycle)
    may_vote = rules.VOTE.allows(request.actor, found)
    return _page(request, found, form=VoteForm(found, request.actor) if may_vote else None)


@page(rules.VOTE, "POST")
@sensitive_post_parameters()
@never_cache
def cast(request: Request, public_id: str) -> HttpResponse:
    """Cast the ballots; the same form sent again is answered with its receipts again."""
    found, actor = doors.voted_round(request.actor, public_id), request.actor
    form = VoteForm(found, actor, request.POST)
    if not form.is_valid():
        rules.VOTE.check(actor, found)
        return _page(request, found, form=form)
    votes = form.votes()
    try:
        receipts = cast_votes(actor, found, votes)
    except NotPermittedError:
        counted = counted_receipts(found, actor, {code: one.offer for code, one in votes.items()})
        if not counted:
            raise
        receipts = counted
    return _page(request, found, receipts=receipts)


def _page(
    request: Request, ballot: BallotRound, form: VoteForm | None = None, receipts: Mapping[str, str] | None = None
) -> HttpResponse:
    names = {one["entry"]: shown_name(ballot, one) for one in ballot.said["candidates"]}
    values = {
        **values_of_round(ballot),
        "form": form,
        "receipts": [
            (name, shown_receipt(receipts[code])) for code, name in names.items() if receipts and code in receipts
        ],
        "recused": [names[one["entry"]] for one in ballot.said["candidates"] if request.actor.id in one["recused"]],
        "voted": has_voted(ballot, request.actor),
    }
    status = HTTPStatus.CONFLICT if form and form.errors else HTTPStatus.OK
    return render(request, "committee/vote.html", values, status=status)
