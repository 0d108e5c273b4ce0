"""Whether a cycle has defences, and how long they take."""

from dataclasses import dataclass

from zhiheng.problems import Message
from zhiheng.web.audit.stages import Stage
from zhiheng.web.programmes.models import Cycle, Phase
from zhiheng.web.programmes.values import values_of
from zhiheng.web.reviews.phases import DEFENCE

NO_PHASE = Message("本届没有启用陈述答辩", "this cycle holds no defences")


@dataclass(frozen=True, slots=True)
class Minutes:
    """How long the presentation (陈述) and the questions (提问) take, in minutes."""

    presentation: int
    questions: int


def defence_phase(cycle: Cycle) -> Phase | None:
    """Return the phase of the defences, if it is on."""
    return Phase.objects.filter(cycle=cycle, code=DEFENCE, stage=Stage.EVALUATION, is_on=True).first()


def minutes_of(cycle: Cycle) -> Minutes:
    """Return how long a defence takes by the cycle's settings."""
    values = values_of(cycle)
    return Minutes(*(int(str(values[f"defence.{what}_minutes"])) for what in ("presentation", "questions")))
