"""Who gives the pledge, declares conflicts of interest, and sees them."""

from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import OFFICE, Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.audit.verb import Verb
from zhiheng.web.panels.models import Conflict, PanelEntry, PanelMember, Pledge
from zhiheng.web.programmes.models import Cycle

_EXPERT = frozenset({Role.EXPERT})
STAFF = frozenset({Role.CONTRACTOR, Role.COMMITTEE_MEMBER, Role.LIAISON})
"""Who else comes near a cycle's entries; what their roles let them see does not wait for the pledge."""
PLEDGING = _EXPERT | STAFF
_REVIEWING = frozenset({Stage.SCREENING, Stage.EVALUATION})

_GIVEN = Message("您已确认承诺书", "you have confirmed the pledge already")
_NO_PLEDGE = Message("请先确认保密与廉洁承诺书", "confirm the pledge on secrecy and integrity first")
_RECUSED = Message("已登记利害关系，须回避这份申报", "a conflict of interest is noted; keep away from this application")
_CONFIRMED = Message("这项利害关系已经确认", "this conflict is confirmed already")
_NOT_A_MEMBER = Message("这份申报不由您所在的评审组评审", "your panel does not review this application")


def has_not_pledged(actor: Actor, cycle: Cycle) -> Message | None:
    """The actor did not confirm the pledge of the cycle yet."""
    return _GIVEN if Pledge.objects.filter(cycle=cycle, person=actor.person).exists() else None


def may_declare_all(actor: Actor, cycle: Cycle) -> Message | None:
    """The actor gave the pledge."""
    return None if has_not_pledged(actor, cycle) else _NO_PLEDGE


def may_declare(actor: Actor, reviewed: PanelEntry) -> Message | None:
    """The actor gave the pledge, is in the panel, and no conflict of the actor's with the entry is noted."""
    if not PanelMember.objects.filter(panel=reviewed.panel_id, person=actor.person, ended=None).exists():
        return _NOT_A_MEMBER
    if Conflict.objects.filter(entry=reviewed.entry_id, person=actor.person).exists():
        return _RECUSED
    return may_declare_all(actor, reviewed.panel.cycle)


def is_not_confirmed(_actor: Actor, conflict: Conflict) -> Message | None:
    """The conflict is not confirmed yet."""
    return _CONFIRMED if conflict.confirmed_at else None


SEE_DUTIES = Verb("pledge.see", Message("查看保密与回避", "See the pledge and declarations"), _EXPERT, kind="page")
SEE_OWN_PLEDGE = Verb("pledge.see_own", Message("查看本人的承诺书", "See the own pledge"), STAFF, kind="page")
GIVE_PLEDGE = Verb(
    "pledge.give",
    Message("确认保密与廉洁承诺书", "Confirm the pledge"),
    PLEDGING,
    stages=_REVIEWING,
    condition=has_not_pledged,
    says=Message("确认了保密与廉洁承诺书", "confirmed the pledge on secrecy and integrity"),
)
SEE_PLEDGE_PAPER = Verb(
    "pledge.see_paper",
    Message("查看纸质承诺书", "See the pledge on paper"),
    PLEDGING | OFFICE | {Role.SUPERVISOR},
    kind="page",
)
PRINT_PLEDGE = Verb(
    "pledge.print",
    Message("打印承诺书", "Print the pledge"),
    PLEDGING | OFFICE,
    kind="write",
    stages=_REVIEWING,
)
DECLARE_CONFLICT = Verb(
    "conflict.declare",
    Message("申报利害关系", "Declare a conflict of interest"),
    _EXPERT,
    stages=_REVIEWING,
    condition=may_declare,
    says=Message("申报了有无利害关系", "declared whether there is a conflict of interest"),
)
DECLARE_NONE = Verb(
    "conflict.declare_none",
    Message("声明均无利害关系", "Declare no conflict with any entry"),
    _EXPERT,
    stages=_REVIEWING,
    condition=may_declare_all,
    says=Message("声明与 {count} 份申报均无利害关系", "declared no conflict with {count} applications"),
)
SEE_CONFLICTS = Verb(
    "conflict.list",
    Message("查看利害关系", "See conflicts of interest"),
    OFFICE | {Role.SUPERVISOR},
    kind="page",
    is_sensitive=True,
)
ADD_CONFLICT = Verb(
    "conflict.add",
    Message("登记利害关系", "Note a conflict of interest"),
    OFFICE,
    stages=_REVIEWING,
    says=Message("登记了一项利害关系", "noted a conflict of interest"),
)
SET_ASIDE = Verb(
    "conflict.set_aside",
    Message("核对后不作为利害关系", "Set a possible conflict aside"),
    OFFICE,
    stages=_REVIEWING,
    says=Message(
        "核对了 {person} 的一项线索，不作为利害关系，理由：{reason}",
        "set a possible conflict of {person} aside, reason: {reason}",
    ),
)
CONFIRM_CONFLICT = Verb(
    "conflict.confirm",
    Message("确认利害关系", "Confirm a conflict of interest"),
    frozenset({Role.OFFICE_LEAD}),
    stages=_REVIEWING,
    condition=is_not_confirmed,
    says=Message("确认了一项利害关系，相关评分表撤回", "confirmed a conflict; sheets that it concerns are set aside"),
)
