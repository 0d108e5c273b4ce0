"""The pages of the committee's meeting."""

import json
from http import HTTPStatus

from django.contrib import messages as shown
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from zhiheng.problems import BadInputError, Message
from zhiheng.web.audit.errors import NotFoundError
from zhiheng.web.audit.page import Request, note, page
from zhiheng.web.committee import doors, rules
from zhiheng.web.committee.actions import (
    arrange_meeting,
    close_round,
    enter_count,
    note_recusal,
    open_round,
    take_attendance,
)
from zhiheng.web.committee.file_doors import BALLOTS, TITLES
from zhiheng.web.committee.forms import COUNTERS, AttendanceForm, CountForm, MeetingForm, RecusalForm, RoundForm
from zhiheng.web.committee.models import BallotCount, BallotRound, CommitteeMeeting
from zhiheng.web.committee.queries import (
    agenda_of,
    attendances_of,
    differences,
    electorate_of,
    newest_counts,
    seats_of,
)
from zhiheng.web.files.actions import print_code
from zhiheng.web.messages.doors import chosen_cycle
from zhiheng.web.programmes.doors import cycle as one_cycle
from zhiheng.web.programmes.doors import cycles
from zhiheng.web.programmes.models import Cycle
from zhiheng.web.programmes.values import value_of
from zhiheng.web.site.act_forms import ActForm
from zhiheng.web.site.texts import say

_COUNTED = Message("已录入", "The count is entered")
_CLOSED = Message("这一轮表决已结束", "The round is closed")


@page(rules.SEE_MEETING)
def meeting(request: Request) -> HttpResponse:
    """Show the meeting of a cycle: agenda, attendance, recusals, rounds."""
    return _meeting(request, chosen_cycle(request.actor, request.GET.get("cycle", "")))


@page(rules.ARRANGE_MEETING, "POST")
def arrange(request: Request, cycle: str) -> HttpResponse:
    """Arrange the meeting."""
    found, form = one_cycle(request.actor, cycle), MeetingForm(request.POST)
    rules.ARRANGE_MEETING.check(request.actor, found)
    if form.is_valid():
        try:
            arrange_meeting(request.actor, found, form.cleaned_data["day"], form.cleaned_data["place"])
        except BadInputError as error:
            form.add_problems(error)
        else:
            return _to(found)
    return _meeting(request, found, arranging=form)


@page(rules.TAKE_ATTENDANCE, "POST")
def attendance(request: Request, public_id: str) -> HttpResponse:
    """Note who is present."""
    found = doors.committee_meeting(request.actor, public_id)
    rules.TAKE_ATTENDANCE.check(request.actor, found)
    form = AttendanceForm(attendances_of(found), request.POST)
    if form.is_valid():
        take_attendance(request.actor, found, list(form.cleaned_data["present"]))
        return _to(found.cycle)
    return _meeting(request, found.cycle, attending=form)


@page(rules.NOTE_RECUSAL, "POST")
def recuse(request: Request, public_id: str) -> HttpResponse:
    """Note that a member stays away from an applicant."""
    found = doors.committee_meeting(request.actor, public_id)
    rules.NOTE_RECUSAL.check(request.actor, found)
    form = RecusalForm(found, [one.code for one in agenda_of(found)], request.POST)
    if form.is_valid():
        said = form.cleaned_data
        try:
            note_recusal(request.actor, found, said["entry"], said["person"], said["note"])
        except BadInputError as error:
            form.add_problems(error)
        else:
            return _to(found.cycle)
    return _meeting(request, found.cycle, recusing=form)


@page(rules.OPEN_ROUND, "POST")
def open_one(request: Request, public_id: str) -> HttpResponse:
    """Open a round."""
    found = doors.committee_meeting(request.actor, public_id)
    rules.OPEN_ROUND.check(request.actor, found)
    form = RoundForm(seats_of(found), agenda_of(found), request.POST)
    if form.is_valid():
        try:
            made = open_round(request.actor, found, form.cleaned_data["seat"], form.cleaned_data["codes"])
        except BadInputError as error:
            form.add_problems(error)
        else:
            return redirect("committee:ballot_round", made.public_id)
    return _meeting(request, found.cycle, opening=form)


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
    closing = ActForm(request.POST)
    closing.is_valid()
    try:
        close_round(request.actor, found)
    except BadInputError as error:
        closing.add_problems(error)
        return _round(request, found, CountForm(found), closing)
    shown.success(request, say(_CLOSED))
    return redirect("committee:ballot_round", public_id)


@page(rules.PRINT_BALLOTS)
def printed(request: Request, public_id: str, kind: str) -> HttpResponse:
    """The ballots or the tally sheet of a round with its code, to be printed."""
    found = doors.ballot_round(request.actor, public_id)
    if kind not in TITLES:
        raise NotFoundError
    note(request, rules.SEE_MEETING, found.meeting.cycle)
    code = print_code(request.actor, found, kind)
    values = {**_said(found), "kind": kind, "title": TITLES[kind], "code": code, "is_ballot": kind == BALLOTS}
    return render(request, "committee/sheet.html", values)


def _to(cycle: Cycle) -> HttpResponse:
    return redirect(f"{reverse('committee:meeting')}?cycle={cycle.public_id}")


def _meeting(request: Request, cycle: Cycle | None, **forms: ActForm) -> HttpResponse:
    note(request, rules.SEE_MEETING, cycle)
    found = doors.committee_meetings(request.actor).filter(cycle=cycle).first()
    values: dict[str, object] = {"cycle": cycle, "cycles": cycles(request.actor), "meeting": found}
    if found:
        values |= _held(request, found)
    elif cycle and rules.ARRANGE_MEETING.allows(request.actor, cycle):
        values["arranging"] = MeetingForm()
    status = HTTPStatus.CONFLICT if forms else HTTPStatus.OK
    return render(request, "committee/meeting.html", values | forms, status=status)


def _held(request: Request, meeting: CommitteeMeeting) -> dict[str, object]:
    actor, agenda, attendances = request.actor, agenda_of(meeting), attendances_of(meeting)
    values: dict[str, object] = {
        "agenda": agenda,
        "attendances": attendances,
        "present": sum(one.is_present for one in attendances),
        "rounds": doors.ballot_rounds(actor).filter(meeting=meeting).order_by("number"),
    }
    if rules.TAKE_ATTENDANCE.allows(actor, meeting):
        values["attending"] = AttendanceForm(attendances)
    if rules.NOTE_RECUSAL.allows(actor, meeting):
        values["recusing"] = RecusalForm(meeting, [one.code for one in agenda])
    if rules.OPEN_ROUND.allows(actor, meeting):
        values["opening"] = RoundForm(seats_of(meeting), agenda)
    return values


def _round(request: Request, ballot: BallotRound, form: CountForm, closing: ActForm | None = None) -> HttpResponse:
    note(request, rules.SEE_MEETING, ballot.meeting.cycle)
    counts = newest_counts(ballot)
    both = [counts[kind] for kind in BallotCount.Counter if kind in counts]
    is_whole = len(both) == len(BallotCount.Counter)
    values = {
        **_said(ballot),
        "form": form,
        "closing": closing,
        "counters": [(title, counts.get(kind)) for kind, title in COUNTERS.items()],
        "differences": list(differences(ballot, *both)) if is_whole else [],
        "may_count": rules.COUNT_BALLOTS.allows(request.actor, ballot),
        "may_close": is_whole and rules.CLOSE_ROUND.allows(request.actor, ballot),
        "may_print": rules.PRINT_BALLOTS.allows(request.actor, ballot),
    }
    status = HTTPStatus.CONFLICT if closing or form.errors else HTTPStatus.OK
    return render(request, "committee/round.html", values, status=status)


def _said(ballot: BallotRound) -> dict[str, object]:
    said, cycle = ballot.said, ballot.meeting.cycle
    outcome = json.loads(ballot.outcome) if ballot.closed_at else None
    return {
        "ballot": ballot,
        "said": said,
        "cycle": cycle,
        "meeting": ballot.meeting,
        "outcome": outcome,
        "lines": [
            (one, electorate_of(one), outcome["totals"][one["entry"]] if outcome else None)
            for one in said["candidates"]
        ],
        "is_without_choice": value_of(cycle, "committee.warns_without_choice")
        and said["places"] >= len(said["candidates"]),
    }
