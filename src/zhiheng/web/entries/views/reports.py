"""The report of an application as a Word file."""

from django.http import HttpResponse

from zhiheng.problems import Message
from zhiheng.web.audit.page import Request, note, page
from zhiheng.web.entries import doors, rules
from zhiheng.web.entries.report_word import word_of_entry
from zhiheng.web.files.filetypes import MEDIA_TYPES, FileType
from zhiheng.web.files.names import content_disposition
from zhiheng.web.site.texts import say

_FILE = Message("自评报告 {code}.docx", "self-assessment {code}.docx")


@page(rules.EXPORT_REPORT)
def word(request: Request, public_id: str) -> HttpResponse:
    """The report in the parts that the actor may read, to be filled in."""
    entry = doors.entry(request.actor, public_id)
    note(request, rules.EXPORT_REPORT, entry)
    headers = {"Content-Disposition": content_disposition(say(_FILE, code=entry.code))}
    content = word_of_entry(request.actor, entry)
    return HttpResponse(content, content_type=MEDIA_TYPES[FileType.DOCX], headers=headers)
