"""The texts that go on to the applicant: written by the panel, checked, confirmed."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from zhiheng.problems import Message
from zhiheng.web.audit.errors import BlockedError
from zhiheng.web.audit.page import Request, note, page
from zhiheng.web.drafts.queries import field_states
from zhiheng.web.reviews import doors, rules
from zhiheng.web.reviews.actions import feedback_texts as actions
from zhiheng.web.reviews.consensus_content import discussion_of
from zhiheng.web.reviews.consensus_page import lines_of
from zhiheng.web.reviews.feedback_checks import checks_of, names_of_experts
from zhiheng.web.reviews.feedback_fields import CONSENSUS, THEMES, WHATS
from zhiheng.web.reviews.feedback_owners import owners_of
from zhiheng.web.reviews.models import ConfirmedTexts, Consensus
from zhiheng.web.reviews.sheet_fields import field_name
from zhiheng.web.site.texts import language, say

_TAKEN = Message(
    "已采用主评评语 {count} 段，请编辑。", "{count} comments of the owners were taken over; edit them now."
)
_CONFIRMED = Message("反馈评语已定稿，第 {number} 版。", "The texts are confirmed as version {number}.")


@page(rules.SEE_CONSENSUS)
def texts(request: Request, public_id: str) -> HttpResponse:
    """All texts with what the checklist finds."""
    return _texts(request, doors.consensus(request.actor, public_id))


@page(rules.TAKE_TEXTS, "POST")
def take(request: Request, public_id: str) -> HttpResponse:
    """Take over the owners' comments."""
    found = doors.consensus(request.actor, public_id)
    try:
        count = actions.take_owner_texts(request.actor, found)
    except BlockedError as error:
        return _texts(request, found, error)
    messages.success(request, say(_TAKEN, count=count))
    return redirect("reviews:feedback_texts", found.public_id)


@page(rules.CONFIRM_TEXTS, "POST")
def confirm(request: Request, public_id: str) -> HttpResponse:
    """Confirm the texts as they stand."""
    found = doors.consensus(request.actor, public_id)
    try:
        made = actions.confirm_texts(request.actor, found)
    except BlockedError as error:
        return _texts(request, found, error)
    messages.success(request, say(_CONFIRMED, number=made.number))
    return redirect("reviews:feedback_texts", found.public_id)


def _texts(request: Request, found: Consensus, error: BlockedError | None = None) -> HttpResponse:
    note(request, rules.SEE_CONSENSUS, found)
    discussion = discussion_of(found)
    names = [field_name(one.code, what) for one in discussion.indicators for what in WHATS]
    fields = field_states(request.actor, CONSENSUS, found, [*names, THEMES])
    owners, people = owners_of(discussion), {one.person.pk: one.person.name for one in discussion.members}
    cycle = found.entry.cycle
    assert cycle is not None  # noqa: S101 - a consensus is on an application in a cycle
    checks = checks_of(discussion, {name: one.text for name, one in fields.items()}, names_of_experts(cycle))
    values = {
        "consensus": found,
        "entry": found.entry,
        "cycle": cycle,
        "lines": [
            (line, [fields[field_name(line.indicator.code, what)] for what in WHATS], people.get(owner or 0))
            for line in lines_of(discussion)
            for owner in [owners.get(line.indicator.code)]
        ],
        "themes": fields[THEMES],
        "checks": checks,
        "lacks": [one for one in checks if not one.is_hint],
        "confirmed": ConfirmedTexts.objects.filter(consensus=found).order_by("-number").first(),
        "may_take": rules.TAKE_TEXTS.allows(request.actor, found),
        "may_confirm": rules.CONFIRM_TEXTS.allows(request.actor, found),
        "problems": [f"{one.what(language())} › {one.remedy(language())}" for one in (error.problems if error else [])],
    }
    status = HTTPStatus.CONFLICT if error else HTTPStatus.OK
    return render(request, "reviews/feedback_texts.html", values, status=status)
