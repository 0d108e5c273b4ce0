"""The expert's home, the scoring screen, confirming."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from zhiheng.problems import Message
from zhiheng.web.audit.errors import BlockedError, NotFoundError
from zhiheng.web.audit.page import Request, note, page
from zhiheng.web.databook.submitted import submitted_cards
from zhiheng.web.drafts.queries import field_states, texts_of
from zhiheng.web.entries.submitted import submitted
from zhiheng.web.reviews import doors, rules
from zhiheng.web.reviews.actions.sheets import begin_sheet, begin_site_sheet, confirm_sheet
from zhiheng.web.reviews.models import Sheet
from zhiheng.web.reviews.phases import SITE
from zhiheng.web.reviews.practice import practice_of
from zhiheng.web.reviews.queries import reviews_of
from zhiheng.web.reviews.reference_links import reference_links
from zhiheng.web.reviews.sheet_checks import lacks_of
from zhiheng.web.reviews.sheet_fields import (
    EVIDENCE,
    NOTES,
    OPPORTUNITIES,
    PERCENT,
    SHEET,
    STRENGTHS,
    field_name,
    marks_in,
)
from zhiheng.web.reviews.sheet_form import form_of_sheet
from zhiheng.web.reviews.sheet_page import indicator_view, tree_of, typed_of
from zhiheng.web.site.texts import say

_CONFIRMED = Message(
    "已确认提交第 {number} 版，摘要值 {digest}", "Submitted and locked as version {number}, digest {digest}"
)


@page(rules.SEE_REVIEWS)
def reviews(request: Request) -> HttpResponse:
    """List what the expert reviews."""
    return render(
        request, "reviews/reviews.html", {"reviews": reviews_of(request.actor), "practice": practice_of(request.actor)}
    )


@page(rules.BEGIN_SHEET, "POST")
def begin(request: Request, public_id: str) -> HttpResponse:
    """Begin the sheet of an entry, or go on with it."""
    entry = doors.entry_to_score(request.actor, public_id)
    known = doors.sheets(request.actor).filter(entry=entry).exclude(phase__code=SITE).first()
    sheet = known or begin_sheet(request.actor, entry)
    return redirect("reviews:indicator", sheet.public_id, form_of_sheet(sheet).form.codes[0])


@page(rules.BEGIN_SITE_SHEET, "POST")
def begin_on_site(request: Request, public_id: str) -> HttpResponse:
    """Begin the sheet of the visit to an entry, or go on with it."""
    sheet = begin_site_sheet(request.actor, doors.entry_to_score(request.actor, public_id))
    return redirect("reviews:quick", sheet.public_id)


@page(rules.SEE_SHEET)
def indicator(request: Request, public_id: str, code: str) -> HttpResponse:
    """The scoring screen of one indicator."""
    return render(request, "reviews/indicator.html", indicator_values(request, public_id, code))


def indicator_values(request: Request, public_id: str, code: str) -> dict[str, Any]:
    """Return what the scoring screen of one indicator shows, and note that it is read; raises NotFoundError."""
    sheet = doors.sheet(request.actor, public_id)
    content = submitted(doors.scored_submission(request.actor, sheet))
    view = indicator_view(sheet, content, code)
    if view is None:
        raise NotFoundError
    note(request, rules.SEE_SHEET, sheet)
    form = form_of_sheet(sheet)
    own = {what: field_name(code, what) for what in (PERCENT, STRENGTHS, OPPORTUNITIES, EVIDENCE, NOTES)}
    names = [*(field_name(one, PERCENT) for one in form.form.codes), *own.values(), view.category_field]
    states = field_states(request.actor, SHEET, sheet, names)
    return {
        **_common(request, sheet),
        "content": content,
        "references": reference_links(sheet, content, code, states[own[EVIDENCE]].text),
        "view": view,
        "cards": submitted_cards(content, sheet.entry, code),
        "tree": tree_of(form, typed_of(form, states)),
        "fields": {what: states[name] for what, name in own.items()},
        "category_comment": states[view.category_field],
        "allow_na": form.allow_na,
        "shows_self_scores": sheet.state == Sheet.State.CONFIRMED,
        "unit": form.unit,
    }


@page(rules.SEE_SHEET)
def quick(request: Request, public_id: str) -> HttpResponse:
    """All indicators on one page: type the number, Enter goes on."""
    sheet = doors.sheet(request.actor, public_id)
    note(request, rules.SEE_SHEET, sheet)
    form = form_of_sheet(sheet)
    states = field_states(request.actor, SHEET, sheet, [field_name(one, PERCENT) for one in form.form.codes])
    tree = tree_of(form, typed_of(form, states))
    values = {
        **_common(request, sheet),
        "tree": tree,
        "rows": {one: states[field_name(one, PERCENT)] for one in form.form.codes},
        "unit": form.unit,
        "advances": form.unit == "percent" and form.guide.step % 1 == 0,
    }
    return render(request, "reviews/quick.html", values)


@page(rules.CONFIRM_SHEET, "GET", "POST")
def confirm(request: Request, public_id: str) -> HttpResponse:
    """Say what confirming means and what is in the way, and confirm."""
    sheet = doors.sheet(request.actor, public_id)
    if not rules.CONFIRM_SHEET.allows(request.actor, sheet):
        return _confirmation(request, sheet, HTTPStatus.FORBIDDEN)
    if request.method == "POST":
        try:
            made = confirm_sheet(request.actor, sheet)
        except BlockedError:
            return _confirmation(request, sheet, HTTPStatus.CONFLICT)
        messages.success(request, say(_CONFIRMED, number=made.number, digest=made.digest[:12]))
        return redirect("reviews:reviews")
    return _confirmation(request, sheet, HTTPStatus.OK)


def _confirmation(request: Request, sheet: Sheet, status: HTTPStatus) -> HttpResponse:
    texts = texts_of(SHEET, sheet)
    form, lacks = form_of_sheet(sheet), lacks_of(sheet, submitted(doors.scored_submission(request.actor, sheet)), texts)
    values = {
        **_common(request, sheet),
        "lacks": lacks,
        "first": lacks[0].code if lacks else form.form.codes[0],
        "tree": tree_of(form, marks_in(form, texts)),
        "unit": form.unit,
    }
    return render(request, "reviews/confirm.html", values, status=status)


def _common(request: Request, sheet: Sheet) -> dict[str, object]:
    return {
        "sheet": sheet,
        "entry": sheet.entry,
        "refusal": rules.WRITE_SHEET.refusal(request.actor, sheet),
        "may_confirm": rules.CONFIRM_SHEET.allows(request.actor, sheet),
    }
