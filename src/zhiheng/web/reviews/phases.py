"""In which phase of a cycle experts score."""

from zhiheng.problems import Message
from zhiheng.web.audit.stages import Stage
from zhiheng.web.programmes.models import Cycle, Phase

NO_PHASE = Message("本届没有专家评分的环节", "this cycle has no phase in which experts score")


def desk_phase(cycle: Cycle) -> Phase | None:
    """Return the phase in which every expert scores alone (材料评审): the first of the evaluation that counts."""
    found = Phase.objects.filter(cycle=cycle, stage=Stage.EVALUATION, is_on=True).exclude(scheme_phase="")
    return found.order_by("order", "pk").first()
