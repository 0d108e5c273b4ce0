"""Writing together: giving parts, reviewing them, remarks, who is here."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.page import Request, page
from zhiheng.web.entries import doors, queries, rules
from zhiheng.web.entries.actions import parts as actions
from zhiheng.web.entries.actions.remarks import add_remark, settle_remark
from zhiheng.web.entries.models import Part
from zhiheng.web.entries.presence import note_presence, others_here
from zhiheng.web.entries.sharing_forms import GiveForm, RemarkForm
from zhiheng.web.site.texts import say

_GIVEN = Message("已交给 {name}：{count} 个部分", "Given to {name}: {count} parts")
_HANDED_IN = Message("已送审", "Handed in for review")
_FINAL = Message("已定稿", "It is final")
_RETURNED = Message("已退回修改", "Returned")
_NO_TEXT = Message("批注是空的 › 写下内容再提交", "the remark is empty › write something first")


@page(rules.GIVE_PART, "GET", "POST")
def share(request: Request, public_id: str) -> HttpResponse:
    """Show who writes what, and give parts to a colleague."""
    entry = doors.entry(request.actor, public_id)
    rules.GIVE_PART.check(request.actor, entry)
    form = GiveForm(request.actor, entry, request.POST or None)
    if form.is_valid():
        person, due, chosen = (form.cleaned_data[name] for name in ("person", "due", "parts"))
        for part in doors.parts(request.actor).filter(entry=entry, public_id__in=chosen):
            actions.give_part(request.actor, part, person, due)
        messages.success(request, say(_GIVEN, name=person.name, count=len(chosen)))
        return redirect("entries:share", public_id)
    values = {
        "entry": entry,
        "form": form,
        "lines": queries.given_lines(request.actor, entry),
        "has_colleagues": doors.colleagues(request.actor).exists(),
    }
    return render(request, "entries/share.html", values)


@page(rules.TAKE_PART, "POST")
def take(request: Request, public_id: str) -> HttpResponse:
    """Take a part from a colleague."""
    writer = doors.part_writer(request.actor, public_id)
    actions.take_part(request.actor, writer)
    return redirect("entries:share", writer.part.entry.public_id)


@page(rules.HAND_IN_PART, "POST")
def hand_in(request: Request, public_id: str) -> HttpResponse:
    """Hand a part in for review."""
    return _done(request, public_id, actions.hand_in_part, _HANDED_IN)


@page(rules.FINALISE_PART, "POST")
def finalise(request: Request, public_id: str) -> HttpResponse:
    """Make a part final."""
    return _done(request, public_id, actions.finalise_part, _FINAL)


@page(rules.RETURN_PART, "POST")
def send_back(request: Request, public_id: str) -> HttpResponse:
    """Return a part to its writers."""
    return _done(request, public_id, actions.return_part, _RETURNED)


@page(rules.ADD_REMARK, "POST")
def remark(request: Request, public_id: str) -> HttpResponse:
    """Write a remark beside a field, or answer one."""
    part, form = doors.part(request.actor, public_id), RemarkForm(request.POST)
    if not form.is_valid():
        messages.error(request, say(_NO_TEXT))
        return redirect("entries:part", public_id)
    given = form.cleaned_data
    answered = doors.remark(request.actor, given["answers"]) if given["answers"] else None
    made = add_remark(request.actor, part, given["field"], given["text"], answered)
    return redirect(f"{_address(part)}#remark-{made.public_id}")


@page(rules.SETTLE_REMARK, "POST")
def settle(request: Request, public_id: str) -> HttpResponse:
    """Mark a remark as dealt with."""
    found = doors.remark(request.actor, public_id)
    settle_remark(request.actor, found)
    return redirect("entries:part", found.part.public_id)


@page(rules.SEE_PRESENCE, "POST")
def presence(request: Request, public_id: str) -> HttpResponse:
    """Note that the actor has a part open, and answer who else has."""
    part = doors.part(request.actor, public_id)
    note_presence(request.actor, part)
    return render(request, "entries/_presence.html", {"part": part, "others": others_here(request.actor, part)})


def _done(request: Request, public_id: str, act: Callable[[Actor, Part], None], says: Message) -> HttpResponse:
    act(request.actor, doors.part(request.actor, public_id))
    messages.success(request, say(says))
    return redirect("entries:part", public_id)


def _address(part: Part) -> str:
    return reverse("entries:part", args=[part.public_id])
