"""Why something about a consensus was not done."""

from zhiheng.problems import Place, Problem
from zhiheng.web.audit.errors import BlockedError
from zhiheng.web.reviews.messages.consensus import STALE


class StaleConsensusError(BlockedError):
    """What the actor saw is not what is agreed now: somebody changed it in the meantime."""

    def __init__(self) -> None:
        super().__init__([Problem(Place(), STALE)])
