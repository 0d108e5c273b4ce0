"""Who sees the evaluation: the lead and the supervisor; the committee and an expert only as a cycle's settings say."""

from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.audit.verb import Verb
from zhiheng.web.evaluation.messages import NOT_FOR_COMMITTEE, NOT_FOR_EXPERTS
from zhiheng.web.programmes.models import Cycle
from zhiheng.web.programmes.rules import LEAD
from zhiheng.web.programmes.values import value_of


def is_open_to_committee(actor: Actor, cycle: Cycle) -> Message | None:
    """The cycle opens the evaluation to the committee; others need no setting."""
    if actor.role is not Role.COMMITTEE_MEMBER or value_of(cycle, "features.committee_statistics"):
        return None
    return NOT_FOR_COMMITTEE


def is_open_to_experts(_actor: Actor, cycle: Cycle) -> Message | None:
    """The cycle tells experts their own severity."""
    return None if value_of(cycle, "features.own_severity") else NOT_FOR_EXPERTS


SEE_EVALUATION = Verb(
    "evaluation.see",
    Message("查看评审质量（统计参考）", "See how sure the ranking is (statistics)"),
    LEAD | {Role.SUPERVISOR, Role.COMMITTEE_MEMBER},
    kind="page",
    stages=frozenset({Stage.EVALUATION, Stage.ANNOUNCED, Stage.ARCHIVED}),
    condition=is_open_to_committee,
    is_sensitive=True,
)
SEE_OWN_SEVERITY = Verb(
    "evaluation.own_severity",
    Message("查看自己的评分尺度", "See the own severity"),
    frozenset({Role.EXPERT}),
    kind="page",
    stages=frozenset({Stage.ANNOUNCED, Stage.ARCHIVED}),
    condition=is_open_to_experts,
    is_sensitive=True,
)
