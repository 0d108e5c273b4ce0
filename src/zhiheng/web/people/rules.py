"""Who may do what with accounts, roles and organisations."""

from collections.abc import Mapping, Sequence

from django.conf import settings
from django.utils import timezone

from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import EVERYONE, OFFICE, SIGNED_IN, Role
from zhiheng.web.audit.stages import STAGES, Stage
from zhiheng.web.audit.verb import Verb
from zhiheng.web.people.models import Assignment, HeldRow, Invitation, Organisation, Person

SECOND_FACTOR_ROLES = OFFICE | {Role.SUPERVISOR, Role.OPERATOR}
"""Roles that become active only after a one-time code."""


def needs_second_factor(role: Role) -> bool:
    """Whether the role becomes active only after a one-time code; an installation for practice asks for none."""
    return role in SECOND_FACTOR_ROLES and not settings.CONFIG.practice


_OF_A_CYCLE = frozenset(
    {Role.OFFICE_CLERK, Role.CONTRACTOR, Role.EXPERT, Role.COMMITTEE_MEMBER, Role.LIAISON, Role.SUPERVISOR}
)
MAY_INVITE: Mapping[Role, Mapping[str, frozenset[Role]]] = {
    Role.OPERATOR: {"site": frozenset({Role.OPERATOR}), "programme": OFFICE | {Role.SUPERVISOR}},
    Role.OFFICE_LEAD: {"cycle": _OF_A_CYCLE, "organisation": frozenset({Role.ENTRY_OWNER})},
    Role.ENTRY_OWNER: {"organisation": frozenset({Role.ENTRY_MEMBER})},
}
"""Who invites into which roles, by the kind of place the role is held in."""

_INVITING = frozenset(MAY_INVITE)
_RESETTING = frozenset({Role.OPERATOR, Role.OFFICE_LEAD})
_OPEN_STAGES = STAGES - {Stage.ARCHIVED}

_NOT_YOURS = Message("这不是您的角色，或者已经结束", "this is not your role, or it has ended")
_NOT_YOUR_ORGANISATION = Message("这不是您所在的申报组织", "this is not your organisation")
NOT_THAT_ROLE = Message("这个角色不由您邀请和结束", "this role is not yours to give or to end")
_OWN_ROLE = Message("自己的角色须由另一人结束", "somebody else must end your own role")
_ENDED = Message("这个角色已经结束", "this role has ended")
_NOT_WAITING = Message("这份邀请已被接受、撤回或过期", "this invitation was accepted, withdrawn, or has expired")
_OWN_ACCESS = Message("自己的密码请在“我的账号”里修改", "change your own password in My account")
_OTHERS_CARE = Message(
    "此人的角色不全归您管理，须由管理其角色的人重设", "not all roles of this person are in your care; ask who gave them"
)
_AUTHORISED = Message("已经登记过授权委托书", "the letter of authority is registered already")


def roles_to_give(role: Role) -> frozenset[Role]:
    """Return every role that who is in that role may give and end somewhere."""
    return frozenset(one for roles in MAY_INVITE.get(role, {}).values() for one in roles)


def holds_it(actor: Actor, assignment: Assignment) -> Message | None:
    """The role is the actor's own and not ended."""
    return None if assignment.person_id == actor.person and assignment.ended is None else _NOT_YOURS


def is_of_own_organisation(actor: Actor, organisation: Organisation | None) -> Message | None:
    """Who works for an organisation deals with no other one."""
    is_own = organisation is not None and organisation.pk == actor.organisation
    return None if actor.organisation is None or is_own else _NOT_YOUR_ORGANISATION


def may_invite_there(actor: Actor, place: object) -> Message | None:
    """The actor gives roles in that kind of place, and in the own organisation only."""
    if kind_of_place(place) not in MAY_INVITE[actor.role]:
        return NOT_THAT_ROLE
    return is_of_own_organisation(actor, place if isinstance(place, Organisation) else None)


def may_end(actor: Actor, held: Assignment) -> Message | None:
    """The role is one the actor gives, of somebody else, and not ended."""
    if held.ended is not None:
        return _ENDED
    if held.person_id == actor.person:
        return _OWN_ROLE
    return _gives_it(actor, held)


def is_waiting(_actor: Actor, invitation: Invitation) -> Message | None:
    """The invitation is neither accepted nor withdrawn nor past its day."""
    is_used = invitation.accepted or invitation.withdrawn or invitation.expires <= timezone.now()
    return _NOT_WAITING if is_used else None


def may_withdraw(actor: Actor, invitation: Invitation) -> Message | None:
    """The invitation is to a role the actor gives, and was not accepted."""
    if invitation.accepted or invitation.withdrawn:
        return _NOT_WAITING
    return _gives_it(actor, invitation)


def may_reset(actor: Actor, person: Person) -> Message | None:
    """The person is somebody else, all of whose roles are in the actor's care."""
    if person.pk == actor.person:
        return _OWN_ACCESS
    held = person.assignments.filter(ended=None).select_related("cycle")
    return None if cares_for(actor, list(held)) else _OTHERS_CARE


def cares_for(actor: Actor, held: Sequence[Assignment]) -> bool:
    """Whether all these roles of a person are in the actor's care.

    The operator cares for who needs a second factor and for who holds no role, the office lead for all others; so
    nobody comes into a role above or beside the own by setting somebody's password.
    """
    if actor.role is Role.OPERATOR:
        return all(Role(one.role) in SECOND_FACTOR_ROLES for one in held)
    return bool(held) and all(Role(one.role) not in SECOND_FACTOR_ROLES and actor.reaches(one.scope) for one in held)


def is_not_authorised(_actor: Actor, organisation: Organisation) -> Message | None:
    """The letter of authority was not seen yet."""
    return _AUTHORISED if organisation.authorised else None


def _gives_it(actor: Actor, held: HeldRow) -> Message | None:
    if Role(held.role) not in roles_to_give(actor.role):
        return NOT_THAT_ROLE
    return is_of_own_organisation(actor, held.organisation)


def kind_of_place(place: object) -> str:
    """Return ``site``, ``programme``, ``cycle`` or ``organisation``."""
    return "site" if place is None else type(place).__name__.lower()


BEGIN_INSTALLATION = Verb(
    "site.begin",
    Message("建立安装，设第一个系统管理员", "Begin the installation with its first operator"),
    frozenset({Role.SYSTEM}),
    says=Message("建立了安装，第一个系统管理员：{person}", "began the installation; first operator: {person}"),
)
RESET_OPERATOR = Verb(
    "operator.reset",
    Message("在服务器上重设系统管理员的登录", "Reset an operator's access on the server"),
    frozenset({Role.SYSTEM}),
    says=Message(
        "在服务器上给系统管理员{person}设了临时密码，停用了其两步验证",
        "gave the operator {person} a temporary password and ended the second factor, on the server",
    ),
)
SEE_SIGN_IN = Verb("sign_in.see", Message("登录页", "The sign-in page"), EVERYONE, kind="page")
BEGIN_SESSION = Verb(
    "session.begin",
    Message("登录", "Sign in"),
    frozenset({Role.PERSON}),
    says=Message("登录；两步验证：{second_factor}", "signed in; second factor: {second_factor}"),
)
END_SESSION = Verb("session.end", Message("退出登录", "Sign out"), SIGNED_IN, says=Message("退出登录", "signed out"))
END_ALL_SESSIONS = Verb(
    "session.end_all",
    Message("在所有设备上退出登录", "Sign out everywhere"),
    SIGNED_IN,
    says=Message("在所有设备上退出登录", "signed out everywhere"),
)
SWITCH_ROLE = Verb(
    "session.role",
    Message("切换角色", "Switch the role"),
    SIGNED_IN,
    condition=holds_it,
    says=Message("开始以“{granted}”的角色工作", "began to work as {granted}"),
    after_handover=True,
)
SEE_ACCOUNT = Verb("account.see", Message("查看我的账号", "See the own account"), SIGNED_IN, kind="page")
EDIT_ACCOUNT = Verb(
    "account.edit",
    Message("修改我的资料", "Change the own details"),
    SIGNED_IN,
    says=Message("修改了自己的资料：{fields}", "changed the own details: {fields}"),
)
CHANGE_PASSWORD = Verb(
    "account.password",
    Message("修改密码", "Change the own password"),
    SIGNED_IN,
    says=Message("修改了自己的密码", "changed the own password"),
)
BEGIN_SECOND_FACTOR = Verb(
    "second_factor.begin",
    Message("开始设置两步验证", "Begin to set up a second factor"),
    SIGNED_IN,
    says=Message("开始设置两步验证", "began to set up a second factor"),
)
CONFIRM_SECOND_FACTOR = Verb(
    "second_factor.confirm",
    Message("启用两步验证", "Put a second factor into use"),
    SIGNED_IN,
    says=Message("启用了两步验证", "put a second factor into use"),
)
RENEW_RECOVERY_CODES = Verb(
    "second_factor.codes",
    Message("重新生成恢复码", "Make new recovery codes"),
    SIGNED_IN,
    says=Message("重新生成了恢复码", "made new recovery codes"),
)
SEE_PEOPLE = Verb("people.see", Message("查看人员", "See people"), OFFICE | {Role.SUPERVISOR} | _INVITING, kind="page")
INVITE_PERSON = Verb(
    "invitation.make",
    Message("邀请人员", "Invite a person"),
    _INVITING,
    stages=_OPEN_STAGES,
    condition=may_invite_there,
    says=Message("邀请{name}担任{granted}", "invited {name} as {granted}"),
)
SEE_INVITATION = Verb("invitation.see", Message("查看收到的邀请", "See an invitation"), EVERYONE, kind="page")
ACCEPT_INVITATION = Verb(
    "invitation.accept",
    Message("接受邀请", "Accept an invitation"),
    EVERYONE,
    stages=_OPEN_STAGES,
    condition=is_waiting,
    says=Message("{person}接受邀请，担任{granted}", "{person} accepted the invitation as {granted}"),
)
WITHDRAW_INVITATION = Verb(
    "invitation.withdraw",
    Message("撤回邀请", "Withdraw an invitation"),
    _INVITING,
    condition=may_withdraw,
    says=Message("撤回了对{name}的邀请（{granted}）", "withdrew the invitation of {name} ({granted})"),
)
END_ASSIGNMENT = Verb(
    "role.end",
    Message("结束角色", "End a role"),
    _INVITING,
    condition=may_end,
    says=Message("结束了{person}的角色（{granted}）：{reason}", "ended the role of {person} ({granted}): {reason}"),
    after_handover=True,
)
RESET_ACCESS = Verb(
    "person.reset",
    Message("重设他人的登录", "Reset somebody's access"),
    _RESETTING,
    condition=may_reset,
    says=Message(
        "给{person}设了临时密码，停用了其两步验证：{reason}",
        "gave {person} a temporary password and ended the second factor: {reason}",
    ),
)
REGISTER_ORGANISATION = Verb(
    "organisation.register",
    Message("登记申报组织", "Register an organisation"),
    frozenset({Role.PUBLIC}),
    says=Message("{organisation}登记，联系人{person}", "{organisation} registered; contact: {person}"),
)
ADD_ORGANISATION = Verb(
    "organisation.add",
    Message("登记用纸申报的组织", "Register an organisation that applies on paper"),
    OFFICE,
    says=Message("登记{organisation}，还没有联系人", "registered {organisation}, without a contact yet"),
)
SEE_ORGANISATIONS = Verb(
    "organisation.see", Message("查看申报组织", "See organisations"), OFFICE | {Role.SUPERVISOR}, kind="page"
)
AUTHORISE_ORGANISATION = Verb(
    "organisation.authorise",
    Message("登记已收到授权委托书", "Register a letter of authority"),
    OFFICE,
    condition=is_not_authorised,
    says=Message(
        "已核对{organisation}的授权委托书：{note}", "checked the letter of authority of {organisation}: {note}"
    ),
)
