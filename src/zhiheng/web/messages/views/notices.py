"""The inbox, and the office's written notices with their receipts."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from zhiheng.problems import Message
from zhiheng.web.audit.page import Request, page
from zhiheng.web.messages import actions, doors, queries, rules
from zhiheng.web.messages.forms import NoticeForm, ReasonForm
from zhiheng.web.messages.models import Delivery, Notice
from zhiheng.web.messages.short_text import short_text
from zhiheng.web.programmes import doors as award_doors
from zhiheng.web.site.texts import say

_SENT = Message("通知已发出", "The notice is sent")
_RECALLED = Message("通知已撤回", "The notice is recalled")


@page(rules.SEE_INBOX)
def inbox(request: Request) -> HttpResponse:
    """Everything sent to the person, the newest first."""
    rows = doors.inbox(request.actor).order_by("-pk")
    found = queries.page_of(rows, request.GET.get("page"))
    return render(request, "messages/inbox.html", {"page": found, "unread": queries.unread_count(request.actor)})


@page(rules.SEE_INBOX)
def notice(request: Request, public_id: str) -> HttpResponse:
    """One notice; opening it is the receipt."""
    delivery = doors.delivery(request.actor, public_id)
    if request.method == "GET":
        actions.read_notice(request.actor, delivery)
    return render(request, "messages/notice.html", {"delivery": delivery, "notice": delivery.notice})


@page(rules.SEE_SENT)
def sent_notices(request: Request) -> HttpResponse:
    """The notices that the office wrote in a cycle."""
    cycle = doors.chosen_cycle(request.actor, request.GET.get("cycle", ""))
    found = queries.page_of(queries.sent_notices(request.actor, cycle), request.GET.get("page"))
    values = {
        "cycle": cycle,
        "cycles": award_doors.cycles(request.actor),
        "page": found,
        "may_send": rules.SEND_NOTICE.allows(request.actor, cycle),
    }
    return render(request, "messages/sent_notices.html", values)


@page(rules.SEND_NOTICE, "GET", "POST")
def new_notice(request: Request, cycle: str) -> HttpResponse:
    """Writing a notice to groups of a cycle."""
    found = award_doors.cycle(request.actor, cycle)
    form = NoticeForm(request.POST or None)
    if form.is_valid():
        written = actions.send_notice(request.actor, found, actions.WrittenNotice(**form.cleaned_data))
        messages.success(request, say(_SENT))
        return redirect("messages:sent_notice", written.public_id)
    return render(request, "messages/new_notice.html", {"cycle": found, "form": form})


@page(rules.SEE_SENT)
def sent_notice(request: Request, public_id: str) -> HttpResponse:
    """A written notice: who read it when, and what to copy for those who did not."""
    return _sent(request, doors.sent_notice(request.actor, public_id), ReasonForm())


@page(rules.RECALL_NOTICE, "POST")
def recall(request: Request, public_id: str) -> HttpResponse:
    """Recalling a written notice."""
    found = doors.sent_notice(request.actor, public_id)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _sent(request, found, form)
    actions.recall_notice(request.actor, found, form.cleaned_data["reason"])
    messages.success(request, say(_RECALLED))
    return redirect("messages:sent_notice", found.public_id)


def _sent(request: Request, notice: Notice, form: ReasonForm) -> HttpResponse:
    receipts = queries.receipts(notice)
    values = {
        "notice": notice,
        "groups": queries.group_titles(notice.groups),
        "receipts": receipts,
        "read": sum(receipt.read_at is not None for receipt in receipts),
        "short_text": short_text(notice),
        "numbers": "\n".join(_numbers_to_tell(receipts)),
        "calls": doors.calls(request.actor).filter(notice=notice).order_by("-called_at"),
        "form": form,
        "may_recall": rules.RECALL_NOTICE.allows(request.actor, notice),
        "may_call": rules.RECORD_CALL.allows(request.actor, notice.cycle),
    }
    return render(request, "messages/sent_notice.html", values)


def _numbers_to_tell(receipts: list[Delivery]) -> list[str]:
    unread = [receipt.person.mobile for receipt in receipts if receipt.read_at is None]
    return list(dict.fromkeys(filter(None, unread)))
