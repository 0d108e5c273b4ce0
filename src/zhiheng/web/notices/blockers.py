"""What must be published and approved before the winners are announced."""

from collections.abc import Iterator

from django.urls import reverse

from zhiheng.web.audit.verb import Verb
from zhiheng.web.committee.models import CommitteeMeeting
from zhiheng.web.notices import messages
from zhiheng.web.notices.listed import newest_list
from zhiheng.web.notices.standing import lacking_approval, lacking_notice, open_objections
from zhiheng.web.programmes.contributions import Blocker
from zhiheng.web.programmes.models import Cycle
from zhiheng.web.programmes.rules import ANNOUNCE


def blockers(cycle: Cycle, verb: Verb) -> Iterator[Blocker]:
    """Yield what a cycle whose committee met lacks: a list, its notice, the end of its period, approval."""
    if verb.id != ANNOUNCE.id or not CommitteeMeeting.objects.filter(cycle=cycle).exists():
        return
    listed = newest_list(cycle)
    if listed is None:
        yield Blocker(messages.NO_LIST, f"{reverse('committee:meeting')}?cycle={cycle.public_id}")
        return
    link = f"{reverse('notices:notices')}?cycle={cycle.public_id}"
    for lacking in (lacking_notice(listed), open_objections(listed), lacking_approval(listed)):
        if lacking:
            yield Blocker(lacking, link)
