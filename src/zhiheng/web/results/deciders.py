"""Who decides ties at a gate and departures from the proposal, by the cycle's setting."""

from zhiheng.problems import Message
from zhiheng.web.programmes.models import Cycle
from zhiheng.web.programmes.values import value_of

OFFICE_BODY = "office"
BODIES = {
    OFFICE_BODY: Message("秘书处", "the award office"),
    "panel": Message("评审专家组", "the panel"),
    "committee": Message("评审委员会", "the review committee"),
}


def decider_of(cycle: Cycle) -> str:
    """Return which body decides."""
    return str(value_of(cycle, "shortlist.decided_by"))
