"""Who must have a feedback report before the cycle is archived."""

from collections.abc import Iterator

from django.urls import reverse

from zhiheng.web.audit.verb import Verb
from zhiheng.web.feedback.messages import NOT_OUT
from zhiheng.web.feedback.standing import drafts_waiting, without_report
from zhiheng.web.programmes.contributions import Blocker
from zhiheng.web.programmes.models import Cycle
from zhiheng.web.programmes.rules import ARCHIVE


def blockers(cycle: Cycle, verb: Verb) -> Iterator[Blocker]:
    """Yield how many evaluated applicants wait for their report."""
    count = without_report(cycle) + drafts_waiting(cycle) if verb.id == ARCHIVE.id else 0
    if count:
        yield Blocker(NOT_OUT, f"{reverse('feedback:reports')}?cycle={cycle.public_id}", {"count": count})
