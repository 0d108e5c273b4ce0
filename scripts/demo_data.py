"""Fill an empty installation with the demonstration: an award, an open cycle, an account for every role.

scripts/demo calls it for the installation that ZHIHENG_HOME names; one that holds data is left as it is. Everything is
done through the platform's own acts, by invented people.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.approvals import decide, prepare
from zhiheng.web.audit.roles import ROLE_NAMES, Role
from zhiheng.web.people.actions.account import change_password
from zhiheng.web.people.actions.installation import begin_installation
from zhiheng.web.people.actions.invitations import (
    Invitee,
    Place,
    accept_with_new_account,
    invite_person,
)
from zhiheng.web.people.actions.new_person import NewPerson
from zhiheng.web.people.actions.organisations import authorise_organisation, register_organisation
from zhiheng.web.people.credit_code import check_character
from zhiheng.web.people.models import Assignment, Organisation, Person
from zhiheng.web.programmes import rules
from zhiheng.web.programmes.actions.cycles import Edition, create_cycle
from zhiheng.web.programmes.actions.locking import locking_arguments
from zhiheng.web.programmes.actions.phases import PhaseRow, plan_phases
from zhiheng.web.programmes.actions.programmes import adopt_guide, create_programme
from zhiheng.web.programmes.actions.rules_of_cycle import choose_guide
from zhiheng.web.programmes.actions.settings import confirm_settings
from zhiheng.web.programmes.clock import local_day
from zhiheng.web.programmes.models import Cycle, GuideVersion, Phase, Setting
from zhiheng.web.site.serving import prepare_site

PASSWORD = "zhiheng-demo-2026"  # noqa: S105 - shown to everybody
_COMPANY, _CODE = "示例精密制造有限公司", "91440703MA0DEM000"
_DAYS_OF_A_PHASE = 14


@dataclass(frozen=True, slots=True)
class Account:
    """One account of the demonstration."""

    role: Role
    account: str
    name: str


OPERATOR = Account(Role.OPERATOR, "operator", "管理员甲")
CLERK = Account(Role.OFFICE_CLERK, "clerk", "经办人乙")
LEAD = Account(Role.OFFICE_LEAD, "lead", "审核人丙")
SUPERVISOR = Account(Role.SUPERVISOR, "supervisor", "监督人丁")
OF_THE_CYCLE = (
    Account(Role.CONTRACTOR, "contractor", "承办人戊"),
    Account(Role.EXPERT, "expert1", "专家己"),
    Account(Role.EXPERT, "expert2", "专家庚"),
    Account(Role.EXPERT, "expert3", "专家辛"),
    Account(Role.COMMITTEE_MEMBER, "committee", "委员壬"),
    Account(Role.LIAISON, "liaison", "联络员癸"),
)
CONTACT = Account(Role.ENTRY_OWNER, "company", "示例联系人")
COLLEAGUE = Account(Role.ENTRY_MEMBER, "colleague", "示例填报人")
ALL = (OPERATOR, CLERK, LEAD, SUPERVISOR, *OF_THE_CYCLE, CONTACT, COLLEAGUE)


def main() -> None:
    """Make the demonstration if there is none yet, and print its accounts."""
    prepare_site()
    if not Person.objects.exists():
        make_demo()
    print(f"密码 password: {PASSWORD}")
    for one in ALL:
        print(f"  {one.account:<12} {ROLE_NAMES[one.role].zh} {ROLE_NAMES[one.role].en}")


def make_demo() -> None:
    """Make the award, its people, a practice cycle being prepared, and a cycle whose call is open."""
    operator = _begin()
    programme = create_programme(operator, "示例区政府质量奖", "示例区")
    clerk, lead, _ = (_invited(operator, programme, one) for one in (CLERK, LEAD, SUPERVISOR))
    year = timezone.localdate().year
    create_cycle(clerk, programme, Edition(None, year), "district")
    cycle = create_cycle(clerk, programme, Edition(1, year), "district")
    _make_ready(clerk, cycle)
    decide(lead, prepare(clerk, rules.OPEN_CALL, cycle, locking_arguments(cycle)), is_approved=True)
    for one in OF_THE_CYCLE:
        _invited(lead, cycle, one)
    _register_company(clerk)


def _begin() -> Actor:
    begin_installation(OPERATOR.account)
    person = Person.objects.get(account=OPERATOR.account)
    operator = Assignment.objects.get(person=person).as_actor()
    change_password(operator, PASSWORD)
    return operator


def _invited(by: Actor, place: Place, one: Account) -> Actor:
    invitation, _ = invite_person(by, place, Invitee(one.role, one.name))
    assignment = accept_with_new_account(invitation, NewPerson(one.name, PASSWORD))
    _call(assignment.person, one)
    return assignment.as_actor()


def _call(person: Person, one: Account) -> None:
    """Give an account a name that can be typed; the platform gives names that nobody guesses."""
    Person.objects.filter(pk=person.pk).update(account=one.account)


def _make_ready(clerk: Actor, cycle: Cycle) -> None:
    today = local_day(cycle, timezone.now())
    guide = adopt_guide(clerk, GuideVersion.objects.get(programme=cycle.programme), f"示评委〔{today.year}〕1号", today)
    choose_guide(clerk, cycle, guide.digest)
    keys = Setting.objects.filter(cycle=cycle).values_list("key", flat=True)
    confirm_settings(clerk, cycle, keys, f"示质奖〔{today.year}〕2号")
    plan_phases(clerk, cycle, [_planned(phase, today) for phase in cycle.phases.order_by("order")])
    cycle.refresh_from_db()


def _planned(phase: Phase, today: date) -> PhaseRow:
    begins = today + timedelta(days=_DAYS_OF_A_PHASE * phase.order)
    ends = begins + timedelta(days=_DAYS_OF_A_PHASE - 1)
    return PhaseRow(phase.code, phase.name, phase.stage, phase.is_on, phase.scheme_phase, begins, ends)


def _register_company(clerk: Actor) -> None:
    contact = register_organisation(_COMPANY, _CODE + check_character(_CODE), NewPerson(CONTACT.name, PASSWORD))
    _call(contact, CONTACT)
    organisation = Organisation.objects.get()
    authorise_organisation(clerk, organisation, "示例：已核对授权委托书原件")
    owner = Assignment.objects.get(person=contact).as_actor()
    _invited(owner, organisation, COLLEAGUE)
