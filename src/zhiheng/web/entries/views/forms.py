"""The application forms that an award keeps, and the filled form of an application as a Word file."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from zhiheng.problems import BadInputError, Message, Problem
from zhiheng.web.audit.errors import NotFoundError
from zhiheng.web.audit.page import Request, note, page
from zhiheng.web.entries import doors, rules
from zhiheng.web.entries.actions.forms import store_form
from zhiheng.web.entries.form_forms import OwnForm
from zhiheng.web.entries.form_word import form_docx
from zhiheng.web.entries.kept_forms import form_of, hints_of, template_of
from zhiheng.web.entries.models.part import PROFILE
from zhiheng.web.files.filetypes import MEDIA_TYPES, FileType
from zhiheng.web.files.names import content_disposition
from zhiheng.web.programmes import doors as programme_doors
from zhiheng.web.programmes.models import Programme
from zhiheng.web.programmes.rules import DOWNLOAD_FORM, SEE_STANDARDS, STORE_FORM
from zhiheng.web.site.texts import language, say

STORED = Message("已存入，可以在各届中选用。", "It is stored and can be chosen for cycles.")
_FILE = Message("申报表 {code}.docx", "application form {code}.docx")
_TEMPLATE = Message("申报表模板 {digest}.docx", "application form template {digest}.docx")
_SOURCE = Message("申报表 {digest}.toml", "application form {digest}.toml")
_SHOWN_DIGITS = 8


@page(rules.EXPORT_FORM)
def word(request: Request, public_id: str) -> HttpResponse:
    """The filled form, from its template."""
    entry = doors.entry(request.actor, public_id)
    part = doors.parts(request.actor).filter(entry=entry, code=PROFILE).first()
    if part is None:
        raise NotFoundError
    note(request, rules.EXPORT_FORM, entry)
    return _sent(form_docx(part), MEDIA_TYPES[FileType.DOCX], say(_FILE, code=entry.code))


@page(STORE_FORM, "GET", "POST")
def new_form(request: Request, public_id: str) -> HttpResponse:
    """Take an office's own form, and show everything that is wrong with it."""
    programme = programme_doors.programme(request.actor, public_id)
    kept = programme_doors.forms(request.actor).filter(programme=programme).select_related("template")
    form = OwnForm(kept, request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            version = store_form(request.actor, programme, form.base, *form.sent)
        except BadInputError as error:
            return _new(request, programme, form, error.problems)
        messages.success(request, say(STORED))
        return redirect("entries:form_version", version.public_id)
    return _new(request, programme, form, ())


@page(SEE_STANDARDS)
def form_version(request: Request, public_id: str) -> HttpResponse:
    """Show a form as applicants see it, and which fields the Word template leaves out."""
    version = programme_doors.form_version(request.actor, public_id)
    values = {
        "version": version,
        "sections": form_of(version).sections,
        "hints": [one.text(language()) for one in hints_of(version)],
        "may_store": STORE_FORM.allows(request.actor, version),
    }
    return render(request, "entries/form_version.html", values)


@page(DOWNLOAD_FORM)
def form_source(request: Request, public_id: str) -> HttpResponse:
    """The file of a form."""
    version = programme_doors.form_version(request.actor, public_id)
    note(request, DOWNLOAD_FORM, version)
    name = say(_SOURCE, digest=version.digest[:_SHOWN_DIGITS])
    return _sent(version.source.encode(), "application/toml", name)


@page(DOWNLOAD_FORM)
def form_template(request: Request, public_id: str) -> HttpResponse:
    """The Word template of a form."""
    version = programme_doors.form_version(request.actor, public_id)
    note(request, DOWNLOAD_FORM, version)
    name = say(_TEMPLATE, digest=version.digest[:_SHOWN_DIGITS])
    return _sent(template_of(version), MEDIA_TYPES[FileType.DOCX], name)


def _new(request: Request, programme: Programme, form: OwnForm, problems: Sequence[Problem]) -> HttpResponse:
    found = [one.text(language()) for one in problems]
    kept = programme_doors.forms(request.actor).filter(programme=programme)
    return render(
        request, "entries/new_form.html", {"programme": programme, "form": form, "problems": found, "kept": kept}
    )


def _sent(content: bytes, media_type: str, name: str) -> HttpResponse:
    return HttpResponse(content, content_type=media_type, headers={"Content-Disposition": content_disposition(name)})
