"""The pages of the list of who is recommended, and the minutes."""

from django.contrib import messages as shown
from django.http import HttpResponse
from django.shortcuts import redirect, render

from zhiheng.problems import BadInputError, Message
from zhiheng.web.audit.page import Request, note, page
from zhiheng.web.committee import doors, rules
from zhiheng.web.committee.actions.proposed import prepare_list
from zhiheng.web.committee.file_doors import MINUTES
from zhiheng.web.committee.forms import ListForm
from zhiheng.web.committee.minutes_word import TITLE, minutes_docx
from zhiheng.web.committee.models import ProposedList
from zhiheng.web.committee.queries import correction_of
from zhiheng.web.committee.views.meetings import meeting_page
from zhiheng.web.files.actions import print_code
from zhiheng.web.files.codes import shown_code
from zhiheng.web.files.filetypes import MEDIA_TYPES, FileType
from zhiheng.web.files.names import content_disposition, download_name
from zhiheng.web.site.texts import say

_PREPARED = Message("已提交审核", "It waits for the lead’s approval")


@page(rules.PROPOSE_LIST, "POST")
def propose(request: Request, public_id: str) -> HttpResponse:
    """Put the list before the lead."""
    found = doors.committee_meeting(request.actor, public_id)
    rules.PROPOSE_LIST.check(request.actor, found)
    form = ListForm(request.POST)
    if form.is_valid():
        try:
            made = prepare_list(request.actor, found, form.cleaned_data["reason"])
        except BadInputError as error:
            form.add_problems(error)
        else:
            shown.success(request, say(_PREPARED))
            return redirect("audit:proposal", made.public_id)
    return meeting_page(request, found.cycle, proposing=form)


@page(rules.SEE_MEETING)
def proposed_list(request: Request, public_id: str) -> HttpResponse:
    """Show a list with its reason, who put it down, and its signed minutes."""
    found = doors.proposed_list(request.actor, public_id)
    may_print = rules.PRINT_MINUTES.allows(request.actor, found)
    return render(request, "committee/list.html", {**_values(request, found), "may_print": may_print})


@page(rules.PRINT_MINUTES)
def minutes(request: Request, public_id: str) -> HttpResponse:
    """The minutes (会议纪要) with their code, to be printed and signed."""
    found = doors.proposed_list(request.actor, public_id)
    values = _values(request, found)
    return render(request, "committee/minutes.html", {**values, "code": print_code(request.actor, found, MINUTES)})


@page(rules.PRINT_MINUTES)
def minutes_word(request: Request, public_id: str) -> HttpResponse:
    """The same minutes as a Word document."""
    found = doors.proposed_list(request.actor, public_id)
    note(request, rules.SEE_MEETING, found.meeting.cycle)
    name = TITLE.text("zh", {"cycle": found.meeting.cycle.title})
    return HttpResponse(
        minutes_docx(found, shown_code(print_code(request.actor, found, MINUTES).code)),
        content_type=MEDIA_TYPES[FileType.DOCX],
        headers={
            "Content-Disposition": content_disposition(download_name(f"{name}-{found.number}", FileType.DOCX)),
            "Cache-Control": "no-store",
        },
    )


def _values(request: Request, proposed: ProposedList) -> dict[str, object]:
    note(request, rules.SEE_MEETING, proposed.meeting.cycle)
    said, names = proposed.said, {}
    for one in said["attendances"]:
        names[one["person"]] = one["name"]
    rounds = [
        (
            one,
            [
                (line, one["outcome"]["totals"][line["entry"]], [names[who] for who in line["recused"]])
                for line in one["round"]["candidates"]
            ],
        )
        for one in said["rounds"]
    ]
    return {
        "list": proposed,
        "correction": correction_of(proposed.meeting),
        "said": said,
        "meeting": proposed.meeting,
        "day": proposed.day,
        "place": proposed.place,
        "cycle": proposed.meeting.cycle,
        "rounds": rounds,
        "present": [one["name"] for one in said["attendances"] if one["is_present"]],
        "absent": [one["name"] for one in said["attendances"] if not one["is_present"]],
    }
