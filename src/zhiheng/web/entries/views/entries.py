"""Applications: the own ones, starting one, its first page."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from zhiheng.problems import Message
from zhiheng.web.audit.page import Request, page
from zhiheng.web.entries import doors, queries, rules
from zhiheng.web.entries.actions.entries import create_entry
from zhiheng.web.entries.completeness import grouped, lacks
from zhiheng.web.entries.prefill import fill_in_registered
from zhiheng.web.entries.self_scores import self_score_lines
from zhiheng.web.entries.taken_in import signed_copies
from zhiheng.web.entries.written import Written
from zhiheng.web.programmes.doors import track as track_door
from zhiheng.web.site.texts import say

_CREATED = Message(
    "申报已开始，编号 {code}。填写的内容自动保存，提交之前只有本组织看得到。",
    "The application {code} is started. What you type saves itself; only your organisation sees it until handed in.",
)


@page(rules.SEE_ENTRIES)
def entries(request: Request) -> HttpResponse:
    """List the applications of the actor's organisation, and where one can be started."""
    found = doors.entries(request.actor)
    values = {
        "entries": [one for one in found if not one.put_away_at],
        "put_away": [one for one in found if one.put_away_at],
        "tracks": queries.open_tracks(request.actor),
        "may_self_assess": request.actor.role in rules.START_SELF_ASSESSMENT.roles,
    }
    return render(request, "entries/entries.html", values)


@page(rules.CREATE_ENTRY, "GET", "POST")
def enter(request: Request, public_id: str) -> HttpResponse:
    """Say what starting an application means, and start it."""
    track = track_door(request.actor, public_id)
    rules.CREATE_ENTRY.check(request.actor, track)
    if request.method == "POST":
        entry = create_entry(request.actor, track)
        fill_in_registered(request.actor, entry)
        messages.success(request, say(_CREATED, code=entry.code))
        return redirect("entries:entry", entry.public_id)
    return render(request, "entries/enter.html", {"track": track})


@page(rules.SEE_ENTRY)
def entry(request: Request, public_id: str) -> HttpResponse:
    """Show an application: its parts, how far each is, and who writes it."""
    found = doors.written_entry(request.actor, public_id)
    lines = queries.part_lines(request.actor, found)
    may_take_over = rules.TAKE_OVER_EARLIER.allows(request.actor, found)
    values = {
        "entry": found,
        "may_share": rules.GIVE_PART.allows(request.actor, found),
        "may_see_papers": found.cycle is not None
        and not found.is_taken_in
        and rules.SEE_PAPERS.allows(request.actor, found),
        "may_submit": rules.SUBMIT_ENTRY.allows(request.actor, found),
        "may_reopen": rules.REOPEN_ENTRY.allows(request.actor, found),
        "may_withdraw": rules.WITHDRAW_ENTRY.allows(request.actor, found),
        "may_put_away": rules.PUT_SELF_ASSESSMENT_AWAY.allows(request.actor, found),
        "may_take_out": rules.TAKE_SELF_ASSESSMENT_OUT.allows(request.actor, found),
        "submissions": doors.submissions(request.actor).filter(entry=found),
        "may_take_in": rules.TAKE_IN_FILES.allows(request.actor, found),
        "copies": signed_copies(request.actor, found) if found.is_taken_in else [],
        "may_upload": rules.UPLOAD_REPORT.allows(request.actor, found),
        "may_export_form": rules.EXPORT_FORM.allows(request.actor, found),
        "earlier": doors.earlier_entries(request.actor, found) if may_take_over else (),
        "self_scores": self_score_lines(request.actor, found),
        "papers": [line for line in lines if not line.indicator and not line.part.is_sheet],
        "sheets": [line for line in lines if line.part.is_sheet],
        "indicators": [line for line in lines if line.indicator],
    }
    return render(request, "entries/entry.html", values)


@page(rules.SEE_COMPLETENESS)
def completeness(request: Request, public_id: str) -> HttpResponse:
    """Show what an application lacks, each with the page where to do it."""
    found = doors.written_entry(request.actor, public_id)
    lines = lacks(Written(request.actor, found))
    values = {"entry": found, "count": len(lines), "groups": grouped(lines)}
    return render(request, "entries/completeness.html", values)
