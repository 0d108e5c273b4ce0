"""The page of the committee's meeting: agenda, attendance, recusals, rounds, the list."""

from http import HTTPStatus

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from zhiheng.problems import BadInputError
from zhiheng.web.audit.page import Request, note, page
from zhiheng.web.audit.stages import Stage
from zhiheng.web.committee import doors, rules
from zhiheng.web.committee.actions.meeting import arrange_meeting, note_recusal, open_round, take_attendance
from zhiheng.web.committee.forms import AttendanceForm, ListForm, MeetingForm, RecusalForm, RoundForm
from zhiheng.web.committee.models import CommitteeMeeting
from zhiheng.web.committee.proposed import listings_of
from zhiheng.web.committee.queries import agenda_of, attendances_of, correction_of, is_settled, seats_of
from zhiheng.web.messages.doors import chosen_cycle
from zhiheng.web.programmes.doors import cycle as one_cycle
from zhiheng.web.programmes.doors import cycles
from zhiheng.web.programmes.models import Cycle
from zhiheng.web.site.act_forms import ActForm


@page(rules.SEE_MEETING)
def meeting(request: Request) -> HttpResponse:
    """Show the meeting of a cycle: agenda, attendance, recusals, rounds."""
    return meeting_page(request, chosen_cycle(request.actor, request.GET.get("cycle", ""), Stage.EVALUATION))


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
    return meeting_page(request, found, arranging=form)


@page(rules.TAKE_ATTENDANCE, "POST")
def attendance(request: Request, public_id: str) -> HttpResponse:
    """Note who is present."""
    found = doors.committee_meeting(request.actor, public_id)
    rules.TAKE_ATTENDANCE.check(request.actor, found)
    form = AttendanceForm(attendances_of(found), request.POST)
    if form.is_valid():
        take_attendance(request.actor, found, list(form.cleaned_data["present"]))
        return _to(found.cycle)
    return meeting_page(request, found.cycle, attending=form)


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
    return meeting_page(request, found.cycle, recusing=form)


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
    return meeting_page(request, found.cycle, opening=form)


def _to(cycle: Cycle) -> HttpResponse:
    return redirect(f"{reverse('committee:meeting')}?cycle={cycle.public_id}")


def meeting_page(request: Request, cycle: Cycle | None, **forms: ActForm) -> HttpResponse:
    """Answer with the meeting of a cycle; a form that was refused stands in for the empty one of its name."""
    note(request, rules.SEE_MEETING, cycle)
    found = doors.committee_meetings(request.actor).filter(cycle=cycle).first()
    values: dict[str, object] = {"cycle": cycle, "cycles": cycles(request.actor), "meeting": found}
    if found:
        values |= _held(request, found)
    if cycle and not (found and is_settled(found)) and rules.ARRANGE_MEETING.allows(request.actor, cycle):
        values["arranging"] = MeetingForm(initial={"day": found.day, "place": found.place} if found else {})
    status = HTTPStatus.CONFLICT if forms else HTTPStatus.OK
    return render(request, "committee/meeting.html", values | forms, status=status)


def _held(request: Request, meeting: CommitteeMeeting) -> dict[str, object]:
    actor, agenda, attendances = request.actor, agenda_of(meeting), attendances_of(meeting)
    values: dict[str, object] = {
        "agenda": agenda,
        "correction": correction_of(meeting),
        "attendances": attendances,
        "present": sum(one.is_present for one in attendances),
        "lists": doors.proposed_lists(actor).filter(meeting=meeting).order_by("number"),
        "rounds": doors.ballot_rounds(actor).filter(meeting=meeting).order_by("number"),
    }
    if rules.TAKE_ATTENDANCE.allows(actor, meeting):
        values["attending"] = AttendanceForm(attendances)
    if rules.NOTE_RECUSAL.allows(actor, meeting):
        values["recusing"] = RecusalForm(meeting, [one.code for one in agenda])
    if rules.OPEN_ROUND.allows(actor, meeting):
        values["opening"] = RoundForm(seats_of(meeting), agenda)
    if rules.PROPOSE_LIST.allows(actor, meeting) and meeting.counting_rounds:
        values |= {"listings": listings_of(meeting), "proposing": ListForm()}
    return values
