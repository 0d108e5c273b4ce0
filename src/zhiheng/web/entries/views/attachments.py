"""Pages of supporting evidence."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from zhiheng.problems import Message
from zhiheng.web.audit.page import Request, page
from zhiheng.web.entries import doors, queries, rules
from zhiheng.web.entries.actions import attachments as actions
from zhiheng.web.entries.attachment_forms import AttachmentForm, LinkForm
from zhiheng.web.entries.file_doors import ATTACHMENT, EVIDENCE
from zhiheng.web.entries.standards import title_of
from zhiheng.web.files.doors import target
from zhiheng.web.files.queries import file_lines
from zhiheng.web.site.texts import say

_ADDED = Message("已添加，请上传文件", "Added; now upload its file")
_LINKED = Message("已对应", "Linked")
_WITHDRAWN = Message("已撤下", "Withdrawn")


@page(rules.SEE_ATTACHMENT)
def attachments(request: Request, public_id: str) -> HttpResponse:
    """List the evidence of an application that the actor may know of."""
    entry = doors.written_entry(request.actor, public_id)
    lines = queries.attachment_lines(request.actor, entry)
    gone = queries.quarantined_evidence(line.attachment for line in lines if line.file is None)
    return render(request, "entries/attachments.html", {"entry": entry, "lines": lines, "gone": gone})


@page(rules.SEE_ATTACHMENT)
def attachment(request: Request, public_id: str) -> HttpResponse:
    """Show a piece of evidence: its file with older versions, and what it supports."""
    found = doors.attachment(request.actor, public_id)
    values = {
        "entry": found.entry,
        "attachment": found,
        "target": target(request.actor, ATTACHMENT, public_id, EVIDENCE),
        "files": file_lines(request.actor, ATTACHMENT, found, EVIDENCE),
        "is_quarantined": bool(queries.quarantined_evidence([found])),
        "links": doors.attachment_links(request.actor).filter(attachment=found),
        "may_link": rules.LINK_ATTACHMENT.allows(request.actor, found.part),
        "may_withdraw": rules.WITHDRAW_ATTACHMENT.allows(request.actor, found),
    }
    return render(request, "entries/attachment.html", values)


@page(rules.ADD_ATTACHMENT, "GET", "POST")
def add(request: Request, public_id: str) -> HttpResponse:
    """Add a piece of evidence at a part."""
    part = doors.part(request.actor, public_id)
    rules.ADD_ATTACHMENT.check(request.actor, part)
    form = AttachmentForm(part, request.POST or None, initial={"criterion": request.GET.get("criterion")})
    if form.is_valid():
        made = actions.add_attachment(request.actor, part, form.cleaned_data["title"])
        if form.location.criterion:
            actions.link_attachment(request.actor, part, made, form.location)
        messages.success(request, say(_ADDED))
        return redirect("entries:attachment", made.public_id)
    values = {"entry": part.entry, "part": part, "title": title_of(part), "form": form}
    return render(request, "entries/add_attachment.html", values)


@page(rules.WITHDRAW_ATTACHMENT, "POST")
def withdraw(request: Request, public_id: str) -> HttpResponse:
    """Take a piece of evidence out of the application."""
    found = doors.attachment(request.actor, public_id)
    actions.withdraw_attachment(request.actor, found)
    messages.success(request, say(_WITHDRAWN))
    return redirect("entries:attachments", found.entry.public_id)


@page(rules.LINK_ATTACHMENT, "GET", "POST")
def link(request: Request, public_id: str) -> HttpResponse:
    """Let a piece of evidence support a criterion of a part."""
    part = doors.part(request.actor, public_id)
    rules.LINK_ATTACHMENT.check(request.actor, part)
    asked = {name: request.GET[name] for name in ("criterion", "attachment") if name in request.GET}
    form = LinkForm(request.actor, part, request.POST or None, initial=asked)
    if form.is_valid():
        actions.link_attachment(request.actor, part, form.cleaned_data["attachment"], form.location)
        messages.success(request, say(_LINKED))
        return redirect("entries:part", public_id)
    values = {"entry": part.entry, "part": part, "title": title_of(part), "form": form}
    return render(request, "entries/link_attachment.html", values)


@page(rules.UNLINK_ATTACHMENT, "POST")
def unlink(request: Request, public_id: str) -> HttpResponse:
    """Let a piece of evidence no longer support a criterion."""
    found = doors.attachment_link(request.actor, public_id)
    actions.unlink_attachment(request.actor, found)
    return redirect("entries:part", found.part.public_id)
