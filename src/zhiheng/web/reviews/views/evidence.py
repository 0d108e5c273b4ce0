"""Evidence beside the text: an attachment opened page by page, and the references that an expert picks."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from zhiheng.web.audit.errors import NotFoundError
from zhiheng.web.audit.page import Request, note, page
from zhiheng.web.audit.rows import new_id
from zhiheng.web.drafts.actions import Edit, save_version
from zhiheng.web.drafts.doors import draft
from zhiheng.web.drafts.queries import head_of
from zhiheng.web.entries.submitted import SubmittedAttachment, submitted
from zhiheng.web.files import doors as file_doors
from zhiheng.web.files import queries as file_queries
from zhiheng.web.files import rules as file_rules
from zhiheng.web.files.forms import FIRST_PAGE, ZOOMS, PageForm
from zhiheng.web.files.models import Rendition
from zhiheng.web.files.texts import FAILURES
from zhiheng.web.reviews import doors, rules
from zhiheng.web.reviews.evidence_refs import is_in, reference_of, with_reference, without_reference
from zhiheng.web.reviews.reference_links import url_of_reference
from zhiheng.web.reviews.sheet_fields import EVIDENCE, SHEET, field_name
from zhiheng.web.reviews.views.sheets import indicator_values


@page(rules.SEE_SHEET)
def evidence(request: Request, public_id: str, code: str, number: int) -> HttpResponse:
    """The scoring screen of one indicator with an attachment opened beside the text."""
    values = indicator_values(request, public_id, code)
    found = next((one for one in values["content"].attachments if one.number == number and one.file), None)
    if found is None:
        raise NotFoundError
    return render(request, "reviews/indicator.html", {**values, **_pages_of(request, found)})


@page(rules.WRITE_SHEET, "POST")
def refer(request: Request, public_id: str, code: str) -> HttpResponse:
    """Add a reference to an indicator of the sheet, or take one away."""
    sheet = doors.sheet(request.actor, public_id)
    content = submitted(doors.scored_submission(request.actor, sheet))
    if code not in {one.indicator.code for one in content.indicators}:
        raise NotFoundError
    rules.WRITE_SHEET.check(request.actor, sheet)
    adds = "add" in request.POST
    reference = reference_of(request.POST.get("add" if adds else "remove", ""))
    if reference is None:
        raise NotFoundError
    if adds and not is_in(content, code, reference):
        raise NotFoundError
    field = draft(request.actor, SHEET, sheet.public_id, field_name(code, EVIDENCE))
    head = head_of(field)
    text = (with_reference if adds else without_reference)((head and head.text) or "", reference)
    save_version(request.actor, field, Edit(new_id(), head.number if head else 0, text))
    if adds:
        return redirect(url_of_reference(sheet, code, reference))
    return redirect("reviews:indicator", public_id, code)


def _pages_of(request: Request, attachment: SubmittedAttachment) -> dict[str, object]:
    assert attachment.file is not None  # noqa: S101 - the caller looked
    file = file_doors.stored_file(request.actor, attachment.file["id"])
    note(request, file_rules.SEE_FILE, file)
    form, rendition = PageForm(request.GET), file.blob.rendition
    number = max(FIRST_PAGE, min(form.number, rendition.page_count))
    found = file_queries.page_of(file, number) if rendition.state == Rendition.State.READY else None
    return {
        "opened": attachment,
        "under_pages": "reviews/_refer_page.html",
        "file": file,
        "rendition": rendition,
        "failure": FAILURES.get(rendition.failure),
        "page": found,
        "runs": file_queries.runs_of(found) if found else (),
        "zoom": form.size,
        "zooms": ZOOMS,
    }
