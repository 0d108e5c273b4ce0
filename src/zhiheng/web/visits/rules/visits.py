"""Who arranges visits, chooses the team, plans, and sees what."""

from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import OFFICE, Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.audit.verb import Verb
from zhiheng.web.visits.models import Visit
from zhiheng.web.visits.teams import leads

INSIDE_VISIT = OFFICE | {Role.SUPERVISOR, Role.EXPERT}
"""Who reads what the team writes."""
GUESTS = frozenset({Role.LIAISON, Role.ENTRY_OWNER})
"""Who sees plan and team only."""
VISITED = frozenset({Stage.EVALUATION})

_NOT_THE_LEADER = Message("日程由秘书处或评审组组长安排", "the office or the panel’s leader plans the visit")


def may_plan(actor: Actor, visit: Visit) -> Message | None:
    """The actor is of the office, or leads the panel and is in the team."""
    return None if actor.role in OFFICE or leads(actor, visit) else _NOT_THE_LEADER


SEE_VISITS = Verb("visit.list", Message("查看现场评审", "See the site visits"), INSIDE_VISIT | GUESTS, kind="page")
SEE_VISIT = Verb("visit.see", Message("查看一家的现场评审", "See a site visit"), INSIDE_VISIT, kind="page")
SEE_PLAN = Verb(
    "visit.see_plan", Message("查看现场评审日程和成员", "See plan and team of a visit"), GUESTS, kind="page"
)
MAKE_VISIT = Verb(
    "visit.make",
    Message("安排现场评审", "Make a visit"),
    OFFICE,
    stages=VISITED,
    says=Message("安排了现场评审", "made the visit"),
)
ARRANGE_VISIT = Verb(
    "visit.arrange",
    Message("修改现场评审的时间、地点和联络员", "Change days, place and liaison of a visit"),
    OFFICE,
    stages=VISITED,
    says=Message("现场评审定在 {begins} 至 {ends}，{place}", "set the visit from {begins} to {ends}, {place}"),
)
CHOOSE_TEAM = Verb(
    "visit.choose_team",
    Message("确定现场评审组成员", "Choose the team of a visit"),
    OFFICE,
    stages=VISITED,
    says=Message("现场评审组成员：{people}", "chose the team: {people}"),
)
PLAN_VISIT = Verb(
    "visit.plan",
    Message("安排现场评审日程", "Plan a visit"),
    OFFICE | {Role.EXPERT},
    stages=VISITED,
    condition=may_plan,
    says=Message("修改了日程第 {day} 天：{what}", "changed the plan of day {day}: {what}"),
)
