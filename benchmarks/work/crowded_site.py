"""Fill an empty installation with people at work, and print what their browsers need to know.

``python crowded_site.py PEOPLE`` works on the installation that ZHIHENG_HOME and ZHIHENG_DATABASE name, and prints a
JSON list of one object a person: the cookies, the CSRF token, the account that drafts are filed under, and the public
id of the person's cycle.
"""

import json
import sys
from pathlib import Path

import django

django.setup()
sys.path.insert(0, str(Path(__file__).parents[1]))


from work.sessions import session_of  # noqa: E402 - the site comes first
from zhiheng.web.audit.roles import Role  # noqa: E402
from zhiheng.web.people.models import Assignment, Person  # noqa: E402
from zhiheng.web.programmes.actions.cycles import Edition, create_cycle  # noqa: E402
from zhiheng.web.programmes.actions.programmes import create_programme  # noqa: E402
from zhiheng.web.programmes.models import Cycle  # noqa: E402
from zhiheng.web.site.serving import prepare_site  # noqa: E402


def main(people: int) -> None:
    """Make so many people, each in a cycle of their own: as experts, they type in different objects."""
    prepare_site()
    operator = _assignment(Role.OPERATOR, None, 0).as_actor()
    programme = create_programme(operator, "测速区政府质量奖", "测速区")
    lead = Assignment.objects.create(person=_person("lead"), role=Role.OFFICE_LEAD, programme=programme).as_actor()
    numbers = range(1, people + 1)
    cycles = [create_cycle(lead, programme, Edition(number, 2026), "district") for number in numbers]
    print(json.dumps([_at_work(cycle, number) for number, cycle in enumerate(cycles)]))


def _person(account: str) -> Person:
    return Person.objects.create(account=account, name=account, name_key=account)


def _assignment(role: Role, cycle: Cycle | None, number: int) -> Assignment:
    return Assignment.objects.create(person=_person(f"{role}{number}"), role=role, cycle=cycle)


def _at_work(cycle: Cycle, number: int) -> dict[str, str]:
    return {**session_of(_assignment(Role.OFFICE_CLERK, cycle, number)), "cycle": cycle.public_id}


if __name__ == "__main__":
    main(int(sys.argv[1]))
