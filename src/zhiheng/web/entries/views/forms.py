"""The form of an application as a Word file."""

from django.http import HttpResponse

from zhiheng.problems import Message
from zhiheng.web.audit.errors import NotFoundError
from zhiheng.web.audit.page import Request, note, page
from zhiheng.web.entries import doors, rules
from zhiheng.web.entries.form_word import form_docx
from zhiheng.web.entries.models.part import PROFILE
from zhiheng.web.files.filetypes import MEDIA_TYPES, FileType
from zhiheng.web.files.names import content_disposition
from zhiheng.web.site.texts import say

_FILE = Message("申报表 {code}.docx", "application form {code}.docx")


@page(rules.EXPORT_FORM)
def word(request: Request, public_id: str) -> HttpResponse:
    """The filled form, from the template that comes with it."""
    entry = doors.entry(request.actor, public_id)
    part = doors.parts(request.actor).filter(entry=entry, code=PROFILE).first()
    if part is None:
        raise NotFoundError
    note(request, rules.EXPORT_FORM, entry)
    headers = {"Content-Disposition": content_disposition(say(_FILE, code=entry.code))}
    return HttpResponse(form_docx(part), content_type=MEDIA_TYPES[FileType.DOCX], headers=headers)
