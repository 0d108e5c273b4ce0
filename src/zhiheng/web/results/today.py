"""What results ask of the office today."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse

from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import OFFICE
from zhiheng.web.audit.stages import Stage
from zhiheng.web.messages.models import Letter
from zhiheng.web.programmes.contributions import Item, filled
from zhiheng.web.programmes.models import Cycle
from zhiheng.web.results.frozen_result import NOW
from zhiheng.web.results.messages import TO_DECIDE, TO_FREEZE, TO_TELL
from zhiheng.web.results.phase_lines import phase_lines, result_line
from zhiheng.web.results.told_letters import told_lines


def items(actor: Actor, cycle: Cycle, _now: datetime) -> Iterator[Item]:
    """Yield for the office which phases are over and undecided, and who was not told yet."""
    if actor.role not in OFFICE or cycle.stage != Stage.EVALUATION:
        return
    for line in phase_lines(cycle):
        link = reverse("results:shortlist", args=[line.phase.public_id])
        if line.is_to_decide:
            yield Item("to_do", filled(TO_DECIDE, phase=line.phase.name), link)
        told = told_lines(actor, line.outcome) if line.outcome else ()
        due = sum(one.letter is None or one.letter.state == Letter.State.DRAFT for one in told)
        if due:
            yield Item("to_do", filled(TO_TELL, count=due), link)
    final = result_line(cycle)
    if final and final.is_to_freeze:
        yield Item("to_do", TO_FREEZE, reverse("results:result", args=[cycle.public_id, NOW]))
