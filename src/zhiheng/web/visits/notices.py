"""The notice of a visit (现场评审通知书), which names the team: whether it is issued, and when it came."""

from zhiheng.web.messages.models import Letter
from zhiheng.web.visits.models import Visit

ISSUED = (Letter.State.ISSUED, Letter.State.DELIVERED)


def is_noticed(visit: Visit) -> bool:
    """Whether the notice was issued and is not void."""
    return visit.notice is not None and visit.notice.state in ISSUED
