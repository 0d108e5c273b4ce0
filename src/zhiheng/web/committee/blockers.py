"""What must be done before a cycle is handed over or its winners announced: no electronic ballot is under way."""

from collections.abc import Iterator

from django.urls import reverse

from zhiheng.web.audit.rules import HAND_OVER
from zhiheng.web.audit.verb import Verb
from zhiheng.web.committee.messages import ROUND_IS_UNDER_WAY
from zhiheng.web.committee.models import BallotRound
from zhiheng.web.programmes.contributions import Blocker
from zhiheng.web.programmes.models import Cycle
from zhiheng.web.programmes.rules import ANNOUNCE


def blockers(cycle: Cycle, verb: Verb) -> Iterator[Blocker]:
    """Yield the round that must be closed or voided first."""
    if verb.id not in (HAND_OVER.id, ANNOUNCE.id):
        return
    for one in BallotRound.objects.filter(meeting__cycle=cycle, closed_at=None).order_by("number"):
        if one.is_electronic:
            yield Blocker(ROUND_IS_UNDER_WAY, reverse("committee:ballot_round", args=[one.public_id]))
