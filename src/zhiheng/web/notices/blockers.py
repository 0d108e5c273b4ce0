"""What must be published before the winners are announced."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone

from zhiheng.web.audit.verb import Verb
from zhiheng.web.committee.models import CommitteeMeeting
from zhiheng.web.notices import messages
from zhiheng.web.notices.listed import newest_list
from zhiheng.web.notices.models import PublicNotice
from zhiheng.web.programmes.clock import end_of
from zhiheng.web.programmes.contributions import Blocker
from zhiheng.web.programmes.models import Cycle
from zhiheng.web.programmes.rules import ANNOUNCE


def blockers(cycle: Cycle, verb: Verb) -> Iterator[Blocker]:
    """Yield what a cycle whose committee met lacks: a list, its notice, the end of the notice's period."""
    if verb.id != ANNOUNCE.id or not CommitteeMeeting.objects.filter(cycle=cycle).exists():
        return
    listed = newest_list(cycle)
    if listed is None:
        yield Blocker(messages.NO_LIST, f"{reverse('committee:meeting')}?cycle={cycle.public_id}")
        return
    link = f"{reverse('notices:notices')}?cycle={cycle.public_id}"
    notice = PublicNotice.objects.filter(listed=listed).exclude(ends_on=None).order_by("-number").first()
    if notice is None or notice.ends_on is None:
        yield Blocker(messages.NOT_NOTICED, link)
    elif timezone.now() < end_of(cycle, notice.ends_on):
        yield Blocker(messages.NOT_OVER, link, {"day": notice.ends_on})
