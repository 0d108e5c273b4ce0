"""What must be done before a cycle is handed over: no electronic ballot is under way."""

from collections.abc import Iterator

from zhiheng.web.audit.rules import HAND_OVER
from zhiheng.web.audit.verb import Verb
from zhiheng.web.committee.messages import ROUND_BARS_HANDOVER
from zhiheng.web.committee.models import BallotBox
from zhiheng.web.programmes.contributions import Blocker
from zhiheng.web.programmes.models import Cycle


def blockers(cycle: Cycle, verb: Verb) -> Iterator[Blocker]:
    """Yield that a round must be closed first."""
    if (
        verb.id == HAND_OVER.id
        and BallotBox.objects.filter(round__meeting__cycle=cycle, round__closed_at=None).exists()
    ):
        yield Blocker(ROUND_BARS_HANDOVER)
