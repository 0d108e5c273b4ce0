"""How far notice and approval of a list are, in the order that the cycle's setting says."""

from django.utils import timezone

from zhiheng.problems import Message
from zhiheng.web.committee.models import ProposedList
from zhiheng.web.messages.models import Letter
from zhiheng.web.notices import messages
from zhiheng.web.notices.models import GovernmentApproval, Objection, PublicNotice
from zhiheng.web.programmes.clock import end_of
from zhiheng.web.programmes.contributions import filled
from zhiheng.web.programmes.models import Cycle
from zhiheng.web.programmes.values import value_of


def comes_after_approval(cycle: Cycle) -> bool:
    """Whether the notice follows the government's approval."""
    return value_of(cycle, "notice.order") == "after_approval"


def published_notice(listed: ProposedList) -> PublicNotice | None:
    """Return the published notice of a list that holds; one whose letter was made void is none."""
    found = PublicNotice.objects.filter(listed=listed).exclude(ends_on=None).exclude(letter__state=Letter.State.VOID)
    return found.order_by("-number").first()


def lacking_notice(listed: ProposedList) -> Message | None:
    """Return what the notice of a list still lacks, None once its period is over."""
    notice = published_notice(listed)
    if notice is None or notice.ends_on is None:
        return messages.NOT_NOTICED
    if timezone.now() < end_of(listed.meeting.cycle, notice.ends_on):
        return filled(messages.NOT_OVER, day=notice.ends_on)
    return None


def lacking_approval(listed: ProposedList) -> Message | None:
    """Return that the government has not decided on a list, None once it has."""
    return None if GovernmentApproval.objects.filter(listed=listed).exists() else messages.NO_APPROVAL


def open_objections(listed: ProposedList) -> Message | None:
    """Return that objections to a list are not decided, None once they are."""
    count = Objection.objects.filter(notice__listed=listed, outcome="").count()
    return filled(messages.OBJECTIONS_OPEN, count=count) if count else None
