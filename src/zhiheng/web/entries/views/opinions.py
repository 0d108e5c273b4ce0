"""Pages of departments' opinions, and of earlier winners."""

from typing import TYPE_CHECKING, Any, cast

from django.contrib import messages
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import redirect, render

from zhiheng.problems import BadInputError, Message
from zhiheng.tables import InputFile
from zhiheng.web.audit.page import Request, page
from zhiheng.web.entries import doors, rules
from zhiheng.web.entries.actions import opinions as actions
from zhiheng.web.entries.actions.winners import import_winners
from zhiheng.web.entries.enquiries import next_enquiries
from zhiheng.web.entries.file_doors import ANSWER, OPINION
from zhiheng.web.entries.models import Entry, OpinionRequest
from zhiheng.web.entries.screening_forms import AskForm, WinnersForm, reply_forms
from zhiheng.web.entries.screening_letters import letter_to_department
from zhiheng.web.files.doors import target
from zhiheng.web.files.queries import file_lines
from zhiheng.web.messages.actions import draft_letter
from zhiheng.web.messages.models import Letter
from zhiheng.web.programmes.doors import cycle as cycle_door
from zhiheng.web.programmes.doors import programme as programme_door
from zhiheng.web.programmes.models import Cycle, Programme
from zhiheng.web.programmes.values import value_of
from zhiheng.web.site.texts import language, say

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

_ASKED = Message(
    "已登记 {count} 个部门，征求意见函已拟好，请签发", "{count} departments noted; their letters are drafted"
)
_NOTED = Message("已登记", "Noted")
_IMPORTED = Message("已导入，其中新增 {count} 条", "Imported, {count} of them new")
_DEPARTMENTS = "screening.departments"


@page(rules.SEE_OPINIONS)
def opinions(request: Request, cycle: str) -> HttpResponse:
    """List which departments were asked and how far they answered; offer to ask the others."""
    return _opinions(request, cycle_door(request.actor, cycle))


@page(rules.ASK_OPINIONS, "POST")
def ask(request: Request, cycle: str) -> HttpResponse:
    """Note that departments are asked."""
    found = cycle_door(request.actor, cycle)
    form = AskForm(_departments(found), request.POST)
    if not form.is_valid():
        return _opinions(request, found, form)
    given = form.cleaned_data
    try:
        made = actions.ask_opinions(request.actor, found, given["departments"], given["deadline"])
    except BadInputError as error:
        for problem in error.problems:
            form.add_error(None, f"{problem.what(language())} › {problem.remedy(language())}")
        return _opinions(request, found, form)
    for one in made:
        _drafted(request, one)
    messages.success(request, say(_ASKED, count=len(made)))
    return redirect("entries:opinions", cycle)


@page(rules.SEE_OPINIONS)
def opinion(request: Request, public_id: str) -> HttpResponse:
    """Show what a department answered about each application."""
    return _opinion(request, doors.opinion_request(request.actor, public_id))


@page(rules.NOTE_OPINION, "POST")
def note(request: Request, public_id: str) -> HttpResponse:
    """Note what a department answered."""
    found = doors.opinion_request(request.actor, public_id)
    forms = reply_forms(_entries(request, found.cycle), (), request.POST)
    if not all(form.is_valid() for form in forms):
        return _opinion(request, found)
    given = {form.entry: opinion for form in forms if (opinion := form.opinion())}
    actions.note_opinions(request.actor, found, given)
    messages.success(request, say(_NOTED))
    return redirect("entries:opinion", public_id)


@page(rules.DRAFT_OPINION_LETTER, "POST")
def letter(request: Request, public_id: str) -> HttpResponse:
    """Draft the letter to a department, with the list of all applicants."""
    found = doors.opinion_request(request.actor, public_id)
    rules.DRAFT_OPINION_LETTER.check(request.actor, found)
    made = _drafted(request, found)
    return redirect("messages:letter", made.public_id)


@page(rules.SEE_WINNERS)
def winners(request: Request, public_id: str) -> HttpResponse:
    """List the earlier winners that an award imported."""
    return _winners(request, programme_door(request.actor, public_id), WinnersForm())


@page(rules.IMPORT_WINNERS, "POST")
def new_winners(request: Request, public_id: str) -> HttpResponse:
    """Import a list of earlier winners; all its problems are shown at once."""
    programme = programme_door(request.actor, public_id)
    form = WinnersForm(request.POST, request.FILES)
    if not form.is_valid():
        return _winners(request, programme, form)
    given = cast("UploadedFile[Any]", form.cleaned_data["file"])
    try:
        count = import_winners(request.actor, programme, InputFile(given.name or "", given.read()))
    except BadInputError as error:
        return _winners(request, programme, form, [one.text(language()) for one in error.problems])
    messages.success(request, say(_IMPORTED, count=count))
    return redirect("entries:winners", public_id)


def _drafted(request: Request, asked: OpinionRequest) -> Letter:
    """Draft the letter to a department; where the second act fails, the draft is found among the letters."""
    kind, recipient, typed = letter_to_department(asked, _entries(request, asked.cycle))
    made = draft_letter(request.actor, asked.cycle, kind, recipient, typed)
    actions.keep_letter(request.actor, asked, made)
    return made


def _departments(cycle: Cycle) -> list[str]:
    """Return the departments of the setting that can be asked now."""
    return list(next_enquiries(cycle, cast("list[str]", value_of(cycle, _DEPARTMENTS))))


def _entries(request: Request, cycle: Cycle) -> list[Entry]:
    """Return the applications that departments are asked about."""
    screened = (
        doors.screening_checks(request.actor).filter(entry__cycle=cycle).exclude(entry__state=Entry.State.WITHDRAWN)
    )
    found = Entry.objects.filter(pk__in=screened.values("entry")).select_related("organisation", "cycle")
    return list(found.order_by("organisation__name_key", "pk"))


def _opinions(request: Request, cycle: Cycle, form: AskForm | None = None) -> HttpResponse:
    values = {
        "cycle": cycle,
        "asked": doors.opinion_requests(request.actor).filter(cycle=cycle).annotate(answered=Count("replies")),
        "count": len(_entries(request, cycle)),
        "may_ask": rules.ASK_OPINIONS.allows(request.actor, cycle),
        "form": form or AskForm(_departments(cycle)),
    }
    return render(request, "entries/opinions.html", values)


def _opinion(request: Request, found: OpinionRequest) -> HttpResponse:
    posted = request.POST if request.method == "POST" else None
    replies = doors.opinion_replies(request.actor).filter(request=found)
    values = {
        "cycle": found.cycle,
        "asked": found,
        "forms": reply_forms(_entries(request, found.cycle), replies, posted),
        "replies": replies,
        "may_note": rules.NOTE_OPINION.allows(request.actor, found),
        "may_draft": rules.DRAFT_OPINION_LETTER.allows(request.actor, found),
        "target": target(request.actor, OPINION, found.public_id, ANSWER),
        "files": file_lines(request.actor, OPINION, found, ANSWER),
    }
    return render(request, "entries/opinion.html", values)


def _winners(
    request: Request, programme: Programme, form: WinnersForm, problems: list[str] | None = None
) -> HttpResponse:
    values = {
        "programme": programme,
        "winners": doors.earlier_winners(request.actor).filter(programme=programme),
        "may_import": rules.IMPORT_WINNERS.allows(request.actor, programme),
        "form": form,
        "problems": problems or (),
    }
    return render(request, "entries/winners.html", values)
