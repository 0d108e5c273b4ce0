"""The register of letters, and one letter from its draft to its delivery."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header

from zhiheng.problems import Message
from zhiheng.web.audit.errors import NotFoundError
from zhiheng.web.audit.page import Request, page
from zhiheng.web.audit.roles import Role
from zhiheng.web.files.actions import print_code
from zhiheng.web.files.codes import shown_code
from zhiheng.web.files.doors import target
from zhiheng.web.files.queries import file_lines, printed_pages
from zhiheng.web.messages import actions, doors, queries, rules
from zhiheng.web.messages.file_doors import DELIVERY, LETTER
from zhiheng.web.messages.forms import (
    METHODS,
    DeliveryForm,
    DraftForm,
    IssueForm,
    LetterForm,
    ReasonForm,
)
from zhiheng.web.messages.groups import holders
from zhiheng.web.messages.letter_templates import LetterTemplate, all_templates
from zhiheng.web.messages.letter_text import common_values, count_blanks, sheet_of
from zhiheng.web.messages.letter_word import letter_docx
from zhiheng.web.messages.models import Letter
from zhiheng.web.messages.short_text import short_text
from zhiheng.web.messages.views.calls import local_now
from zhiheng.web.messages.views.places import list_of
from zhiheng.web.programmes import doors as award_doors
from zhiheng.web.programmes.contributions import contributions
from zhiheng.web.programmes.models import Cycle
from zhiheng.web.site.seen import seen_now, was_changed_since
from zhiheng.web.site.texts import say

_SAVED = Message("文稿已保存", "The draft is saved")
_ISSUED = Message("文书已签发", "The letter is issued")
_DELIVERED = Message("送达已登记", "The delivery is recorded")
_VOID = Message("文书已作废", "The letter is void")
_DRAFTED = Message("已拟 {count} 份", "{count} drafted")
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@page(rules.SEE_LETTERS)
def letters(request: Request) -> HttpResponse:
    """The register of a cycle; for recipients their own letters."""
    is_register = request.actor.role in rules.OVERSEERS
    cycle = doors.chosen_cycle(request.actor, request.GET.get("cycle", "")) if is_register else None
    rows = queries.letters(request.actor, cycle)
    values = {
        "cycle": cycle,
        "cycles": award_doors.cycles(request.actor),
        "page": queries.page_of(rows, request.GET.get("page"), is_all="all" in request.GET),
        "series": queries.number_series(request.actor, cycle) if is_register else [],
        "kinds": {kind: template.name for kind, template in all_templates().items()},
        "methods": METHODS,
        "is_register": is_register,
        "may_draft": rules.DRAFT_LETTER.allows(request.actor, cycle),
    }
    return render(request, "messages/letters.html", values)


@page(rules.DRAFT_LETTER)
def kinds(request: Request, cycle: str) -> HttpResponse:
    """The kinds of letters to choose from."""
    values = {"cycle": award_doors.cycle(request.actor, cycle), "templates": all_templates().values()}
    return render(request, "messages/letter_kinds.html", values)


@page(rules.DRAFT_LETTER, "GET", "POST")
def new_letter(request: Request, cycle: str, kind: str) -> HttpResponse:
    """Drafting a letter of one kind, one for each recipient."""
    found = award_doors.cycle(request.actor, cycle)
    template = all_templates().get(kind)
    if template is None:
        raise NotFoundError
    people = _addressees(found, template)
    names = common_values(found).filled(template.recipients)
    form = DraftForm(template, people, names, request.POST or None, initial=_known(kind, found))
    if form.is_valid():
        recipients = [people[key] for key in form.cleaned_data.get("chosen", ())] + _named(form.cleaned_data["names"])
        drafts = [
            actions.draft_letter(request.actor, found, kind, one, form.typed)
            for one in recipients or [actions.Recipient("")]
        ]
        messages.success(request, say(_DRAFTED, count=len(drafts)))
        if len(drafts) > 1:
            return list_of("messages:letters", found)
        return redirect("messages:letter", drafts[0].public_id)
    return render(request, "messages/new_letter.html", {"cycle": found, "template": template, "form": form})


def _known(kind: str, cycle: Cycle) -> dict[str, str]:
    """Return what the areas know for the fields of a new letter."""
    found = (one for give in contributions("letters", "values") for one in give(kind, cycle))
    return {f"value_{key}": text for key, text in found}


@page(rules.SEE_LETTERS)
def letter(request: Request, public_id: str) -> HttpResponse:
    """One letter and what can be done with it; opened by its recipient in the site it counts as delivered."""
    found = doors.letter(request.actor, public_id)
    if request.method == "GET" and request.actor.role in rules.RECIPIENTS and found.state == Letter.State.ISSUED:
        actions.receive_letter(request.actor, found)
        found = doors.letter(request.actor, public_id)
    return _letter(request, found)


@page(rules.EDIT_LETTER, "GET", "POST")
def edit(request: Request, public_id: str) -> HttpResponse:
    """Editing a draft."""
    found = doors.letter(request.actor, public_id)
    rules.EDIT_LETTER.check(request.actor, found)
    now = {"title": found.title, "recipient": found.recipient, "signer": found.signer, "body": found.body}
    form, is_stale = LetterForm(request.POST or None, initial=now), was_changed_since(request.POST.dict(), now)
    if form.is_valid() and not is_stale:
        actions.edit_letter(request.actor, found, actions.LetterText(**form.cleaned_data))
        messages.success(request, say(_SAVED))
        return redirect("messages:letter", found.public_id)
    values = {"letter": found, "form": form, "seen": seen_now(now), "is_stale": is_stale}
    return render(request, "messages/edit_letter.html", values, status=409 if is_stale else 200)


@page(rules.ISSUE_LETTER, "POST")
def issue(request: Request, public_id: str) -> HttpResponse:
    """Issuing a draft."""
    found = doors.letter(request.actor, public_id)
    form = IssueForm(request.POST)
    if not form.is_valid():
        return _letter(request, found, issue_form=form)
    actions.issue_letter(request.actor, found, **form.cleaned_data)
    messages.success(request, say(_ISSUED))
    return redirect("messages:letter", found.public_id)


@page(rules.DELIVER_LETTER, "POST")
def deliver(request: Request, public_id: str) -> HttpResponse:
    """Recording how an issued letter was delivered."""
    found = doors.letter(request.actor, public_id)
    form = DeliveryForm(found.cycle, request.POST)
    if not form.is_valid():
        return _letter(request, found, delivery_form=form)
    noted = {**form.cleaned_data, "method": Letter.Method(form.cleaned_data["method"])}
    actions.deliver_letter(request.actor, found, actions.DeliveryRecord(**noted))
    messages.success(request, say(_DELIVERED))
    return redirect("messages:letter", found.public_id)


@page(rules.VOID_LETTER, "POST")
def void(request: Request, public_id: str) -> HttpResponse:
    """Making a letter void."""
    found = doors.letter(request.actor, public_id)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _letter(request, found, void_form=form)
    actions.void_letter(request.actor, found, form.cleaned_data["reason"])
    messages.success(request, say(_VOID))
    return redirect("messages:letter", found.public_id)


@page(rules.PRINT_LETTER)
def print_letter(request: Request, public_id: str) -> HttpResponse:
    """The letter alone, for paper."""
    found = doors.letter(request.actor, public_id)
    return render(request, "messages/print_letter.html", {**_paper(found), "page_code": _code(request, found)})


@page(rules.PRINT_LETTER)
def word(request: Request, public_id: str) -> HttpResponse:
    """The letter as a Word document."""
    found = doors.letter(request.actor, public_id)
    name = "-".join(filter(None, (found.number, found.title, found.recipient)))
    disposition = content_disposition_header(as_attachment=True, filename=f"{_safe(name)}.docx") or "attachment"
    return HttpResponse(
        letter_docx(found, _code(request, found)),
        content_type=_WORD,
        headers={"Content-Disposition": disposition, "Cache-Control": "no-store"},
    )


def _code(request: Request, found: Letter) -> str:
    """The verification code of a letter that is going to be sealed; a draft and a recipient's own print have none."""
    if not rules.DELIVER_LETTER.allows(request.actor, found):
        return ""
    return shown_code(print_code(request.actor, found, LETTER).code)


def _letter(request: Request, found: Letter, **bound: object) -> HttpResponse:
    actor = request.actor
    is_register = actor.role in rules.OVERSEERS
    values = {
        "kind": all_templates()[found.kind].name,
        "method": METHODS.get(Letter.Method(found.method)) if found.method else None,
        **_paper(found),
        "blanks": count_blanks(found.title, found.recipient, found.signer, found.body),
        "is_register": is_register,
        "sealed": [line for printed in printed_pages(actor, LETTER, found) for line in printed.scans],
        "proof": target(actor, LETTER, found.public_id, DELIVERY) if is_register else None,
        "proofs": file_lines(actor, LETTER, found, DELIVERY) if is_register else [],
        "calls": doors.calls(actor).filter(letter=found).order_by("-called_at"),
        "short_text": short_text(found),
        "may_edit": rules.EDIT_LETTER.allows(actor, found),
        "may_issue": rules.ISSUE_LETTER.allows(actor, found),
        "may_deliver": rules.DELIVER_LETTER.allows(actor, found),
        "may_void": rules.VOID_LETTER.allows(actor, found),
        "issue_form": IssueForm(initial={"dated": local_now(found.cycle).date()}),
        "delivery_form": DeliveryForm(found.cycle, initial={"delivered_at": local_now(found.cycle)}),
        "void_form": ReasonForm(),
    }
    return render(request, "messages/letter.html", {**values, **bound})


def _paper(found: Letter) -> dict[str, object]:
    return {"letter": found, "sheet": sheet_of(found)}


def _addressees(cycle: Cycle, template: LetterTemplate) -> dict[str, actions.Recipient]:
    if template.audience == "applicant":
        rows = queries.applicants(cycle)
        return {row.public_id: actions.Recipient(row.name, organisation=row) for row in rows}
    if template.audience == "expert":
        people = holders(cycle, {Role.EXPERT})
        return {row.public_id: actions.Recipient(row.name, person=row) for row in people}
    return {}


def _named(lines: str) -> list[actions.Recipient]:
    return [actions.Recipient(name) for name in filter(None, map(str.strip, lines.splitlines()))]


def _safe(name: str) -> str:
    return "".join("_" if char in '\\/:*?"<>|\r\n\t' else char for char in name)
