"""The pages of public notices: the list of a cycle, one notice, its export for the portal."""

from http import HTTPStatus

from django.contrib import messages as shown
from django.http import HttpResponse
from django.shortcuts import redirect, render

from zhiheng.problems import BadInputError, Message
from zhiheng.web.audit.page import Request, note, page
from zhiheng.web.audit.stages import Stage
from zhiheng.web.committee.models import ProposedList
from zhiheng.web.drafts.queries import field_states
from zhiheng.web.files.doors import target
from zhiheng.web.files.queries import file_lines
from zhiheng.web.messages.doors import chosen_cycle
from zhiheng.web.messages.letter_text import paragraphs, sheet_of
from zhiheng.web.notices import doors, rules
from zhiheng.web.notices.actions.notice import draft_notice, note_publication, prepare_notice
from zhiheng.web.notices.draft_kinds import PUBLIC_NOTICE, TEXT
from zhiheng.web.notices.file_doors import APPROVAL, SCAN, SCREENSHOT
from zhiheng.web.notices.forms import ApprovalForm, DraftForm, PublicationForm
from zhiheng.web.notices.listed import newest_list, standing
from zhiheng.web.notices.models import PublicNotice
from zhiheng.web.programmes.doors import cycle as one_cycle
from zhiheng.web.programmes.doors import cycles
from zhiheng.web.programmes.models import Cycle
from zhiheng.web.site.act_forms import ActForm
from zhiheng.web.site.texts import language, say

_PREPARED = Message("已提交审核", "It waits for the lead’s approval")
_NOTED = Message("已登记发布", "The publication is recorded")


@page(rules.SEE_NOTICES)
def notices(request: Request) -> HttpResponse:
    """List the notices of a cycle; offer to draft one."""
    return notices_page(request, chosen_cycle(request.actor, request.GET.get("cycle", ""), Stage.EVALUATION))


@page(rules.DRAFT_NOTICE, "POST")
def draft(request: Request, cycle: str) -> HttpResponse:
    """Draft the notice of the list that holds."""
    found, form = one_cycle(request.actor, cycle), DraftForm(request.POST)
    rules.DRAFT_NOTICE.check(request.actor, found)
    if form.is_valid():
        try:
            made = draft_notice(request.actor, found, form.cleaned_data["planned_on"])
        except BadInputError as error:
            form.add_problems(error)
        else:
            return redirect("notices:notice", made.public_id)
    return notices_page(request, found, form=form)


@page(rules.SEE_NOTICES)
def notice(request: Request, public_id: str) -> HttpResponse:
    """Show a notice: its text, who approved it, where it was published."""
    return _notice(request, doors.public_notice(request.actor, public_id))


@page(rules.APPROVE_NOTICE, "POST")
def approve(request: Request, public_id: str) -> HttpResponse:
    """Put the text before the lead."""
    found = doors.public_notice(request.actor, public_id)
    rules.APPROVE_NOTICE.check(request.actor, found)
    try:
        made = prepare_notice(request.actor, found)
    except BadInputError as error:
        return _notice(request, found, problems=[one.text(language()) for one in error.problems])
    shown.success(request, say(_PREPARED))
    return redirect("audit:proposal", made.public_id)


@page(rules.NOTE_PUBLICATION, "POST")
def publication(request: Request, public_id: str) -> HttpResponse:
    """Record where and when it was published."""
    found = doors.public_notice(request.actor, public_id)
    rules.NOTE_PUBLICATION.check(request.actor, found)
    form = PublicationForm(found, request.POST)
    if form.is_valid():
        said = form.cleaned_data
        try:
            note_publication(request.actor, found, said["address"], said["published_at"])
        except BadInputError as error:
            form.add_problems(error)
        else:
            shown.success(request, say(_NOTED))
            return redirect("notices:notice", public_id)
    return _notice(request, found, form=form)


@page(rules.EXPORT_NOTICE)
def portal_page(request: Request, public_id: str) -> HttpResponse:
    """The approved notice as one clean web page, for the portal."""
    found = doors.public_notice(request.actor, public_id)
    rules.EXPORT_NOTICE.check(request.actor, found)
    values = {"letter": found.letter, "sheet": sheet_of(found.letter)} if found.letter else {}
    response = render(request, "notices/portal.html", values)
    response["Content-Disposition"] = f'attachment; filename="notice-{found.number}.html"'
    return response


def notices_page(request: Request, cycle: Cycle | None, **forms: ActForm) -> HttpResponse:
    """Answer with the notices of a cycle; a form that was refused stands in for the empty one of its name."""
    note(request, rules.SEE_NOTICES, cycle)
    values: dict[str, object] = {"cycle": cycle, "cycles": cycles(request.actor)}
    if cycle:
        listed = newest_list(cycle)
        found = list(doors.public_notices(request.actor).filter(cycle=cycle).order_by("-number"))
        values |= {"notices": found, "listed": listed}
        if (
            listed
            and not (found and found[0].listed_id == listed.pk and not found[0].is_void)
            and rules.DRAFT_NOTICE.allows(request.actor, cycle)
        ):
            values["form"] = DraftForm()
        if listed:
            values |= _approved(request, cycle, listed)
    status = HTTPStatus.CONFLICT if forms else HTTPStatus.OK
    return render(request, "notices/notices.html", values | forms, status=status)


def _approved(request: Request, cycle: Cycle, listed: ProposedList) -> dict[str, object]:
    last = doors.government_approvals(request.actor).filter(cycle=cycle).order_by("-pk").first()
    values: dict[str, object] = {"approval": last, "standing": standing(listed)}
    if last:
        values["target"] = target(request.actor, APPROVAL, last.public_id, SCAN)
        values["files"] = file_lines(request.actor, APPROVAL, last, SCAN)
    if rules.NOTE_APPROVAL.allows(request.actor, cycle):
        values["approving"] = ApprovalForm()
    return values


def _notice(
    request: Request, found: PublicNotice, *, form: ActForm | None = None, problems: list[str] | None = None
) -> HttpResponse:
    actor = request.actor
    note(request, rules.SEE_NOTICES, found.cycle)
    values: dict[str, object] = {"notice": found, "cycle": found.cycle, "problems": problems or ()}
    if found.letter:
        values |= {
            "paragraphs": paragraphs(found.letter.body),
            "target": target(actor, PUBLIC_NOTICE, found.public_id, SCREENSHOT),
            "files": file_lines(actor, PUBLIC_NOTICE, found, SCREENSHOT),
        }
    else:
        values["text"] = field_states(actor, PUBLIC_NOTICE, found, [TEXT])[TEXT]
    values["may_approve"] = actor.role in rules.APPROVE_NOTICE.roles and rules.APPROVE_NOTICE.allows(actor, found)
    if rules.NOTE_PUBLICATION.allows(actor, found):
        values["form"] = form or PublicationForm(found)
    status = HTTPStatus.CONFLICT if form or problems else HTTPStatus.OK
    return render(request, "notices/notice.html", values, status=status)
