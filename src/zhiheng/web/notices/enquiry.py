"""What the second enquiry (再次征求部门意见) says of those on a list."""

from collections.abc import Iterator, Sequence
from typing import Any

from zhiheng.problems import Message
from zhiheng.web.committee.models import ProposedList
from zhiheng.web.entries.models import OpinionReply, OpinionRequest
from zhiheng.web.notices import messages
from zhiheng.web.notices.listed import lines_of
from zhiheng.web.programmes.contributions import filled
from zhiheng.web.programmes.values import value_of

_SECOND = 2


def lacking_opinions(listed: ProposedList) -> Iterator[Message]:
    """Yield what departments still have to answer about the list, where the cycle's setting asks them again."""
    cycle = listed.meeting.cycle
    if not value_of(cycle, "screening.asks_again"):
        return
    asked = OpinionRequest.objects.filter(cycle=cycle)
    again = list(asked.filter(number=_SECOND).order_by("pk"))
    departments = {one.department for one in again}
    if not again or asked.exclude(department__in=departments).exists():
        yield messages.NOT_ASKED_AGAIN
    codes = [one["entry"] for one in lines_of(listed)]
    answered = _answers(again, codes).values_list("request_id", flat=True)
    counts = list(answered)
    for one in again:
        missing = len(codes) - counts.count(one.pk)
        if missing:
            yield filled(messages.NOT_ANSWERED, department=one.department, count=missing)


def objecting_opinions(listed: ProposedList) -> Iterator[Message]:
    """Yield which departments object to whom on the list."""
    again = OpinionRequest.objects.filter(cycle=listed.meeting.cycle, number=_SECOND)
    found = _answers(again, [one["entry"] for one in lines_of(listed)]).filter(answer=OpinionReply.Answer.OBJECTION)
    for one in found.select_related("request", "entry__organisation").order_by("pk"):
        yield filled(messages.OBJECTING, department=one.request.department, name=one.entry.organisation.name)


def _answers(requests: Any, codes: Sequence[str]) -> Any:  # noqa: ANN401 - a list or a query; Django's query
    return OpinionReply.objects.filter(request__in=requests, entry__code__in=codes)
