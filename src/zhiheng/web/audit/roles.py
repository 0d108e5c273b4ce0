"""In which role (角色) a person acts; the words are those of the glossary."""

from enum import StrEnum

from zhiheng.problems import Message


class Role(StrEnum):
    """One role at a time; ``PUBLIC`` is anyone, ``PERSON`` anyone signed in before a role is chosen."""

    PUBLIC = "public"
    PERSON = "person"
    OPERATOR = "operator"
    OFFICE_CLERK = "office_clerk"
    OFFICE_LEAD = "office_lead"
    CONTRACTOR = "contractor"
    SUPERVISOR = "supervisor"
    EXPERT = "expert"
    COMMITTEE_MEMBER = "committee_member"
    LIAISON = "liaison"
    ENTRY_OWNER = "entry_owner"
    ENTRY_MEMBER = "entry_member"
    SYSTEM = "system"


ROLE_NAMES = {
    Role.PUBLIC: Message("公众", "Public"),
    Role.PERSON: Message("已登录", "Signed in"),
    Role.OPERATOR: Message("系统管理员", "Operator"),
    Role.OFFICE_CLERK: Message("秘书处经办人", "Office clerk"),
    Role.OFFICE_LEAD: Message("秘书处审核人", "Office lead"),
    Role.CONTRACTOR: Message("承办机构", "Contracted body"),
    Role.SUPERVISOR: Message("监督人员", "Supervisor"),
    Role.EXPERT: Message("评审专家", "Expert"),
    Role.COMMITTEE_MEMBER: Message("评审委员会委员", "Committee member"),
    Role.LIAISON: Message("联络员", "Liaison"),
    Role.ENTRY_OWNER: Message("申报联系人", "Contact"),
    Role.ENTRY_MEMBER: Message("填报人员", "Contributor"),
    Role.SYSTEM: Message("系统", "System"),
}

EVERYONE = frozenset(Role) - {Role.SYSTEM}
SIGNED_IN = EVERYONE - {Role.PUBLIC}
IN_A_ROLE = SIGNED_IN - {Role.PERSON}
OFFICE = frozenset({Role.OFFICE_CLERK, Role.OFFICE_LEAD})
APPLICANT = frozenset({Role.ENTRY_OWNER, Role.ENTRY_MEMBER})
