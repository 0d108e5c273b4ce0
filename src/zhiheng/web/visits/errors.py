"""Why something about a visit was not done."""

from zhiheng.problems import Place, Problem
from zhiheng.web.audit.errors import BlockedError
from zhiheng.web.visits.messages.issues import STALE


class StaleIssueError(BlockedError):
    """Somebody changed the issue since the actor saw it."""

    def __init__(self) -> None:
        super().__init__([Problem(Place(), STALE)])
