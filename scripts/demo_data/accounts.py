"""The accounts of the demonstration: one for every role, and one for the contact of every company."""

from dataclasses import dataclass

from demo_data.companies import all_companies
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import Role
from zhiheng.web.people.actions.invitations import (
    Invitee,
    Place,
    accept_invitation,
    accept_with_new_account,
    invite_person,
)
from zhiheng.web.people.actions.new_person import NewPerson
from zhiheng.web.people.models import Assignment, Person

PASSWORD = "zhiheng-demo-2026"  # noqa: S105 - shown to everybody


@dataclass(frozen=True, slots=True)
class Account:
    """One account of the demonstration."""

    role: Role
    account: str
    name: str


OPERATOR = Account(Role.OPERATOR, "operator", "管理员甲")
CLERK = Account(Role.OFFICE_CLERK, "clerk", "经办人乙")
CLERK_2 = Account(Role.OFFICE_CLERK, "clerk2", "经办人子")
LEAD = Account(Role.OFFICE_LEAD, "lead", "审核人丙")
LEAD_2 = Account(Role.OFFICE_LEAD, "lead2", "审核人丑")
SUPERVISOR = Account(Role.SUPERVISOR, "supervisor", "监督人丁")
EXPERTS = (
    Account(Role.EXPERT, "expert1", "专家己"),
    Account(Role.EXPERT, "expert2", "专家庚"),
    Account(Role.EXPERT, "expert3", "专家辛"),
)
"""Who scores: experts of every numbered cycle."""
COMMITTEE = (
    Account(Role.COMMITTEE_MEMBER, "committee", "委员壬"),
    Account(Role.COMMITTEE_MEMBER, "committee2", "委员寅"),
    Account(Role.COMMITTEE_MEMBER, "committee3", "委员卯"),
    Account(Role.COMMITTEE_MEMBER, "committee4", "委员辰"),
    Account(Role.COMMITTEE_MEMBER, "committee5", "委员巳"),
)
"""Who votes: members of the finished cycle and of the open one."""
LIAISON = Account(Role.LIAISON, "liaison", "联络员癸")
OF_THE_CYCLE = (
    Account(Role.CONTRACTOR, "contractor", "承办人戊"),
    *EXPERTS,
    *COMMITTEE,
    LIAISON,
)
COLLEAGUES = (
    Account(Role.ENTRY_MEMBER, "colleague", "示例填报人"),
    Account(Role.ENTRY_MEMBER, "colleague2", "示例填报人二"),
)
CONTACTS = tuple(Account(Role.ENTRY_OWNER, one.account, one.contact) for one in all_companies())
RECONSIDERING = (CLERK_2, LEAD_2)
"""Who had no part in an outcome, and so can reconsider it (复核)."""
ALL = (OPERATOR, CLERK, LEAD, *RECONSIDERING, SUPERVISOR, *OF_THE_CYCLE, CONTACTS[0], *COLLEAGUES, *CONTACTS[1:])


def invited(by: Actor, place: Place, one: Account) -> Assignment:
    """Invite somebody to a role, who accepts with the account of that name, a new one if there is none."""
    invitation = invite_person(by, place, Invitee(one.role, one.name)).invitation
    held = Assignment.objects.filter(person__account=one.account).first()
    if held:
        return accept_invitation(held.as_actor(), invitation)
    assignment = accept_with_new_account(invitation, NewPerson(one.name, PASSWORD))
    call(assignment.person, one)
    return assignment


def call(person: Person, one: Account) -> None:
    """Give an account a name that can be typed; the platform gives names that nobody guesses."""
    Person.objects.filter(pk=person.pk).update(account=one.account)
