"""The demonstration to where it stands: award, companies, a cycle that ended, one under review, one open."""

from django.utils import timezone

from demo_data.accounts import ALL, COLLEAGUES, CONTACTS, OF_THE_CYCLE, PASSWORD, call, invited
from demo_data.applications import Team, write_alone, write_shortly, write_together
from demo_data.award import Office, make_office, open_call
from demo_data.companies import Company, all_companies
from demo_data.finished import FIRST_CALL_OPENED, make_finished
from demo_data.on_site import visit_first
from demo_data.past import days_ago
from demo_data.quick import made_quickly
from demo_data.under_review import make_under_review
from zhiheng.web.audit.roles import ROLE_NAMES
from zhiheng.web.people.actions.new_person import NewPerson
from zhiheng.web.people.actions.organisations import authorise_organisation, register_organisation
from zhiheng.web.people.models import Assignment, Organisation, Person
from zhiheng.web.programmes.actions.cycles import Edition, create_cycle
from zhiheng.web.site.serving import prepare_site

_HANDED_IN = 6
"""How many of the short applications are handed in."""
_REVIEWED = 3
"""How many companies are under review in the cycle before."""
_FINISHED = 3
"""How many took part in the first cycle; they do not hand in again."""


def main() -> None:
    """Make the demonstration if there is none yet, and print its accounts."""
    prepare_site()
    if not Person.objects.exists():
        with made_quickly():
            make_demo()
    print(f"密码 password: {PASSWORD}")
    for one in ALL:
        print(f"  {one.account:<12} {ROLE_NAMES[one.role].zh} {ROLE_NAMES[one.role].en}")


def make_demo() -> None:
    """Make all of it: what lies in the past first, then the open call with its applications."""
    with days_ago(FIRST_CALL_OPENED):
        office = make_office()
        teams = [registered(office, company) for company in all_companies()]
    first, second, *others = teams
    make_finished(office, others[-_FINISHED:])
    cycle, experts = make_under_review(office, others[:_REVIEWED])
    visit_first(office, cycle, experts, others)
    year = timezone.localdate().year
    create_cycle(office.clerk, office.programme, Edition(None, year), "district")
    track = open_call(office, Edition(3, year), OF_THE_CYCLE).tracks.get()
    write_together(_with_colleagues(first), track)
    write_alone(second, track)
    for place, team in enumerate(others):
        write_shortly(team, track, hands_in=place < _HANDED_IN)


def registered(office: Office, company: Company) -> Team:
    """Register a company, whose letter of authority the office has seen."""
    account = CONTACTS[company.number]
    contact = register_organisation(company.name, company.credit_code, NewPerson(account.name, PASSWORD))
    call(contact, account)
    organisation = Organisation.objects.get(credit_code=company.credit_code)
    authorise_organisation(office.clerk, organisation, "示例：已核对授权委托书原件")
    return Team(company, Assignment.objects.get(person=contact))


def _with_colleagues(team: Team) -> Team:
    owner, organisation = team.contact.as_actor(), team.contact.organisation
    assert organisation  # noqa: S101 - a contact is of one
    return Team(team.company, team.contact, [invited(owner, organisation, one) for one in COLLEAGUES])
