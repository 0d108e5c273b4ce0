"""In which phase of a cycle experts score."""

from zhiheng.problems import Message
from zhiheng.web.audit.stages import Stage
from zhiheng.web.programmes.models import Cycle, Phase
from zhiheng.web.programmes.values import value_of

SITE = "visit"
"""The code of the phase of the visit (现场评审)."""
DEFENCE = "defence"
"""The code of the phase of presentation and questions (陈述答辩)."""
REVISE, RESCORE = "revise", "rescore"
NO_SITE_PHASE = Message("本届没有计分的现场评审环节", "this cycle has no phase of visits that counts")
NO_PHASE = Message("本届没有专家评分的环节", "this cycle has no phase in which experts score")


def desk_phase(cycle: Cycle) -> Phase | None:
    """Return the phase in which every expert scores alone (材料评审): the first of the evaluation that counts."""
    found = Phase.objects.filter(cycle=cycle, stage=Stage.EVALUATION, is_on=True).exclude(scheme_phase="")
    return found.exclude(code=DEFENCE).order_by("order", "pk").first()


def site_phase(cycle: Cycle) -> Phase | None:
    """Return the phase of the visit, if it is on and counts."""
    found = Phase.objects.filter(cycle=cycle, code=SITE, stage=Stage.EVALUATION, is_on=True).exclude(scheme_phase="")
    return found.first()


def site_mode(cycle: Cycle) -> str:
    """Return how the visit is scored: ``revise``, ``rescore`` or ``consensus_only``."""
    return str(value_of(cycle, "visit.scoring"))
