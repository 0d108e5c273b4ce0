"""The tracks of a cycle with their standards, and its guide."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from zhiheng.canonical import Json
from zhiheng.problems import BadInputError, Problem
from zhiheng.web.audit.approvals import prepare
from zhiheng.web.audit.page import Request, page
from zhiheng.web.programmes import doors, rules
from zhiheng.web.programmes.actions.locking import amendment
from zhiheng.web.programmes.actions.rules_of_cycle import change_tracks, choose_guide
from zhiheng.web.programmes.changes import TrackRow
from zhiheng.web.programmes.fields import summary
from zhiheng.web.programmes.models import Cycle, Track
from zhiheng.web.programmes.track_page import plain_tracks, read_tracks, stored_tracks, track_fields
from zhiheng.web.programmes.versions import guide_of
from zhiheng.web.programmes.views.amending import decision_form, decision_of
from zhiheng.web.programmes.views.programmes import SAVED
from zhiheng.web.site.seen import seen_now, was_changed_since
from zhiheng.web.site.texts import say


@page(rules.SEE_RULES)
def tracks(request: Request, public_id: str) -> HttpResponse:
    """Show tracks, standards and guide."""
    return _page(request, doors.cycle(request.actor, public_id))


@page(rules.CHANGE_TRACKS, "POST")
def change(request: Request, public_id: str) -> HttpResponse:
    """Save the tracks, or show again what is wrong with them."""
    cycle = doors.cycle(request.actor, public_id)
    rows = read_tracks(request.POST.dict())
    if was_changed_since(request.POST.dict(), plain_tracks(cycle)):
        return _page(request, cycle, rows, is_stale=True)
    try:
        change_tracks(request.actor, cycle, rows)
    except BadInputError as error:
        return _page(request, cycle, rows, error.problems)
    messages.success(request, say(SAVED))
    return redirect("programmes:tracks", public_id)


@page(rules.CHOOSE_GUIDE, "POST")
def guide(request: Request, public_id: str) -> HttpResponse:
    """Choose the guide."""
    cycle = doors.cycle(request.actor, public_id)
    if was_changed_since(request.POST.dict(), _chosen_guide(cycle)):
        return _page(request, cycle, is_stale=True)
    choose_guide(request.actor, cycle, request.POST.get("guide", ""))
    messages.success(request, say(SAVED))
    return redirect("programmes:tracks", public_id)


@page(rules.AMEND_RULES, "GET", "POST")
def amend(request: Request, public_id: str) -> HttpResponse:
    """Propose other standards or another guide by the committee's decision."""
    cycle = doors.cycle(request.actor, public_id)
    rules.AMEND_RULES.check(request.actor, cycle)
    decision = decision_form(request, cycle)
    chosen = list(cycle.tracks.filter(is_on=True))
    if decision.is_valid():
        arguments = amendment(decision_of(decision), _changes(request, cycle, chosen))
        proposal = prepare(request.actor, rules.AMEND_RULES, cycle, arguments, decision.cleaned_data["reason"])
        return redirect("audit:proposal", proposal.public_id)
    values = {"cycle": cycle, "decision": decision, "tracks": chosen}
    kept = {"standards": doors.standards, "guides": doors.guides, "forms": doors.forms}
    own = {name: door(request.actor).filter(programme=cycle.programme) for name, door in kept.items()}
    return render(request, "programmes/amend_tracks.html", {**values, **own})


def _changes(request: Request, cycle: Cycle, tracks: Sequence[Track]) -> dict[str, Any]:
    """Return what was chosen otherwise than it is: standards and forms by track, and the guide."""
    chosen = {
        "standards": {one.code: (request.POST.get(f"standard.{one.code}", ""), one.standard_digest) for one in tracks},
        "forms": {one.code: (request.POST.get(f"form.{one.code}", ""), one.form_digest) for one in tracks},
    }
    changed = {
        name: {code: asked for code, (asked, kept) in found.items() if asked not in ("", kept)}
        for name, found in chosen.items()
    }
    asked = request.POST.get("guide", cycle.guide_digest)
    guide = {"guide": asked} if asked != cycle.guide_digest else {}
    return {**{name: found for name, found in changed.items() if found}, **guide}


def _chosen_guide(cycle: Cycle) -> dict[str, Json]:
    return {"guide": cycle.guide_digest}


def _page(
    request: Request,
    cycle: Cycle,
    typed: Sequence[TrackRow] | None = None,
    problems: Sequence[Problem] = (),
    *,
    is_stale: bool = False,
) -> HttpResponse:
    """Show the tracks as they are kept, or as they were typed if that cannot be taken."""
    table, flat = track_fields(cycle, stored_tracks(cycle) if typed is None else typed, problems)
    versions = doors.guides(request.actor).filter(programme=cycle.programme)
    may = {
        "may_change": rules.CHANGE_TRACKS.allows(request.actor, cycle),
        "may_see_versions": rules.SEE_STANDARDS.allows(request.actor, cycle.programme),
        "may_amend": rules.AMEND_RULES.allows(request.actor, cycle),
    }
    seen = {"seen": seen_now(plain_tracks(cycle)), "seen_guide": seen_now(_chosen_guide(cycle)), "is_stale": is_stale}
    chosen = request.POST.get("guide", cycle.guide_digest) if is_stale else cycle.guide_digest
    guides = [(version, guide_of(version), version.digest == chosen) for version in versions]
    values = {"cycle": cycle, "table": table, "summary": summary(flat, problems), "guides": guides, **may, **seen}
    return render(request, "programmes/tracks.html", values, status=409 if is_stale else 200)
