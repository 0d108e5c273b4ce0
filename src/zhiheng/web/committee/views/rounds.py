"""The pages of a round: its counts and outcome, its ballots and tally sheet."""

from http import HTTPStatus

from django.contrib import messages as shown
from django.http import HttpResponse
from django.shortcuts import redirect, render

from zhiheng.problems import BadInputError, Message
from zhiheng.web.audit.errors import NotFoundError
from zhiheng.web.audit.page import Request, note, page
from zhiheng.web.committee import doors, rules
from zhiheng.web.committee.actions.electronic import void_round
from zhiheng.web.committee.actions.meeting import close_round, enter_count
from zhiheng.web.committee.file_doors import BALLOTS, TITLES
from zhiheng.web.committee.forms import COUNTERS, ClosingForm, CountForm, VoidForm
from zhiheng.web.committee.models import BallotCount, BallotRound
from zhiheng.web.committee.queries import differences, newest_counts
from zhiheng.web.committee.round_page import values_of_round
from zhiheng.web.committee.voting import voters_in
from zhiheng.web.files.actions import print_code
from zhiheng.web.site.texts import say

_COUNTED = Message("已录入", "The count is entered")
_CLOSED = Message("这一轮表决已结束", "The round is closed")


@page(rules.SEE_MEETING)
def ballot_round(request: Request, public_id: str) -> HttpResponse:
    """Show a round: what was fixed, its counts once both are there, its outcome."""
    found = doors.ballot_round(request.actor, public_id)
    return _round(request, found, CountForm(found))


@page(rules.COUNT_BALLOTS, "POST")
def count(request: Request, public_id: str) -> HttpResponse:
    """Enter one of the two counts."""
    found = doors.ballot_round(request.actor, public_id)
    rules.COUNT_BALLOTS.check(request.actor, found)
    form = CountForm(found, request.POST)
    if form.is_valid():
        try:
            enter_count(request.actor, found, form.counted())
        except BadInputError as error:
            form.add_problems(error)
        else:
            shown.success(request, say(_COUNTED))
            return redirect("committee:ballot_round", public_id)
    return _round(request, found, form)


@page(rules.CLOSE_ROUND, "POST")
def close(request: Request, public_id: str) -> HttpResponse:
    """Close a round."""
    found = doors.ballot_round(request.actor, public_id)
    closing = ClosingForm(request.POST)
    closing.is_valid()
    try:
        close_round(request.actor, found, is_early=closing.cleaned_data["is_early"])
    except BadInputError as error:
        closing.add_problems(error)
        return _round(request, found, CountForm(found), closing)
    shown.success(request, say(_CLOSED))
    return redirect("committee:ballot_round", public_id)


@page(rules.VOID_ROUND, "POST")
def void(request: Request, public_id: str) -> HttpResponse:
    """Void an electronic round."""
    found, form = doors.ballot_round(request.actor, public_id), VoidForm(request.POST)
    rules.VOID_ROUND.check(request.actor, found)
    if not form.is_valid():
        return _round(request, found, CountForm(found), voiding=form)
    void_round(request.actor, found, form.cleaned_data["reason"])
    return redirect("committee:ballot_round", public_id)


@page(rules.PRINT_BALLOTS)
def printed(request: Request, public_id: str, kind: str) -> HttpResponse:
    """The ballots or the tally sheet of a round with its code, to be printed."""
    found = doors.ballot_round(request.actor, public_id)
    if kind not in TITLES or found.is_electronic:
        raise NotFoundError
    note(request, rules.SEE_MEETING, found.meeting.cycle)
    code = print_code(request.actor, found, kind)
    values = {**values_of_round(found), "kind": kind, "title": TITLES[kind], "code": code, "is_ballot": kind == BALLOTS}
    return render(request, "committee/sheet.html", values)


def _round(
    request: Request,
    ballot: BallotRound,
    form: CountForm,
    closing: ClosingForm | None = None,
    voiding: VoidForm | None = None,
) -> HttpResponse:
    note(request, rules.SEE_MEETING, ballot.meeting.cycle)
    may_close = rules.CLOSE_ROUND.allows(request.actor, ballot)
    values: dict[str, object] = {
        **values_of_round(ballot),
        **(_voting(ballot, may_close) if ballot.is_electronic else _counting(ballot, may_close)),
        "form": form,
        "closing": closing,
        "may_count": rules.COUNT_BALLOTS.allows(request.actor, ballot),
        "may_print": not ballot.is_electronic and rules.PRINT_BALLOTS.allows(request.actor, ballot),
    }
    if rules.VOID_ROUND.allows(request.actor, ballot):
        values["voiding"] = voiding or VoidForm()
    status = HTTPStatus.CONFLICT if closing or voiding or form.errors else HTTPStatus.OK
    return render(request, "committee/round.html", values, status=status)


def _counting(ballot: BallotRound, may_close: bool) -> dict[str, object]:
    counts = newest_counts(ballot)
    both = [counts[kind] for kind in BallotCount.Counter if kind in counts]
    is_whole = len(both) == len(BallotCount.Counter)
    differing = list(differences(ballot, *both)) if is_whole else []
    return {
        "counters": [(title, counts.get(kind)) for kind, title in COUNTERS.items()],
        "differences": differing,
        "may_close": may_close and is_whole and not differing,
    }


def _voting(ballot: BallotRound, may_close: bool) -> dict[str, object]:
    voted = set(ballot.marks.values_list("person", flat=True))
    voters = [(one, one.pk in voted) for one in voters_in(ballot)]
    is_whole = len(voted) == len(voters)
    return {
        "voters": voters,
        "voted": len(voted),
        "closing_form": None if is_whole else ClosingForm(),
        "may_close": may_close,
    }
