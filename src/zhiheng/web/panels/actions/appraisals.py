"""What the office thinks of experts' work."""

from typing import cast

from zhiheng.problems import BadInputError, Message, Place, Problem
from zhiheng.web.audit.acting import acting
from zhiheng.web.audit.actor import Actor
from zhiheng.web.panels import rules
from zhiheng.web.panels.models import Appraisal, PanelMember

MOST_POINTS = 100
WRONG_POINTS = Message("评分不对 › 填 0 至 100 之间的整数", "no such points › give a whole number from 0 to 100")
NO_REMARK = Message("没有写评价 › 写明履职情况", "no remark is given › write how the work was done")


def appraise(actor: Actor, member: PanelMember, points: int, remark: str) -> Appraisal:
    """Write what the office thinks of a member's work, also of one who left; an earlier one stays behind it.

    Raises NotPermittedError, and BadInputError with places ``points`` and ``remark``.
    """
    with acting(actor, rules.APPRAISE, member) as deed:
        problems = []
        if not 0 <= points <= MOST_POINTS:
            problems.append(Problem(Place(cell="points"), WRONG_POINTS))
        if not remark.strip():
            problems.append(Problem(Place(cell="remark"), NO_REMARK))
        if problems:
            raise BadInputError(problems)
        by = cast("int", actor.person)
        made = Appraisal.objects.create(member=deed.subject, points=points, remark=remark.strip(), made_by_id=by)
        deed.about = made
        deed.record(person=deed.subject.person.public_id)
    return made
