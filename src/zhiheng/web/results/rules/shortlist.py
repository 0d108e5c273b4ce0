"""Who sees, decides and learns who goes on after a phase (入围)."""

from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import APPLICANT, OFFICE, Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.audit.verb import Verb
from zhiheng.web.programmes.models import Phase
from zhiheng.web.programmes.rules import LEAD
from zhiheng.web.programmes.scheme import scheme_of
from zhiheng.web.results.fed_phases import gated_phases
from zhiheng.web.results.messages import NO_GATE

READERS = OFFICE | {Role.SUPERVISOR}
"""Who sees scores and totals, once they may exist."""


def has_gate(_actor: Actor, phase: Phase) -> Message | None:
    """The phase feeds the scheme and ends with a gate."""
    return None if phase in gated_phases(phase.cycle, scheme_of(phase.cycle)) else NO_GATE


SEE_PHASES = Verb("shortlist.list", Message("查看入围和结果的办理", "See what scores decide"), READERS, kind="page")
SEE_SHORTLIST = Verb(
    "shortlist.see",
    Message("查看入围建议和决定", "See who is proposed and decided to go on"),
    READERS,
    kind="page",
    is_sensitive=True,
)
DECIDE_SHORTLIST = Verb(
    "shortlist.decide",
    Message("决定入围", "Decide who goes on"),
    OFFICE,
    stages=frozenset({Stage.EVALUATION}),
    condition=has_gate,
    approvers=LEAD,
    says=Message("决定入围 {count} 家", "decided that {count} go on"),
)
SEE_OWN_OUTCOME = Verb(
    "shortlist.see_own",
    Message("查看本单位是否入围", "See whether one goes on"),
    APPLICANT,
    kind="page",
)
