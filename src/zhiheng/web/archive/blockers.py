"""What must be brought to an end before a cycle is archived."""

from collections.abc import Iterator

from django.urls import reverse

from zhiheng.web.archive import messages
from zhiheng.web.audit.models import Proposal
from zhiheng.web.audit.verb import Verb
from zhiheng.web.messages.models import Letter
from zhiheng.web.programmes.contributions import Blocker
from zhiheng.web.programmes.models import Cycle
from zhiheng.web.programmes.rules import ARCHIVE


def blockers(cycle: Cycle, verb: Verb) -> Iterator[Blocker]:
    """Yield how many acts of two persons wait, and how many letters are drafts."""
    if verb.id != ARCHIVE.id:
        return
    waiting = Proposal.objects.filter(cycle=cycle, state=Proposal.State.WAITING).exclude(verb=ARCHIVE.id).count()
    if waiting:
        yield Blocker(messages.PROPOSALS_WAIT, reverse("audit:proposals"), {"count": waiting})
    drafts = Letter.objects.filter(cycle=cycle, state=Letter.State.DRAFT).count()
    if drafts:
        link = f"{reverse('messages:letters')}?cycle={cycle.public_id}"
        yield Blocker(messages.LETTERS_IN_DRAFT, link, {"count": drafts})
