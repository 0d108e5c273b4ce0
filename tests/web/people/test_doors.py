"""Who may know of whom."""

import pytest

from web.make import (
    make_actor,
    make_assignment,
    make_cycle,
    make_invitation,
    make_organisation,
    make_person,
    make_programme,
    sign_in,
)
from zhiheng.web.audit.actor import PUBLIC
from zhiheng.web.audit.errors import NotFoundError
from zhiheng.web.audit.roles import IN_A_ROLE, OFFICE, Role
from zhiheng.web.people import doors
from zhiheng.web.people.actions.roles import end_assignment

pytestmark = [pytest.mark.django_db, pytest.mark.leak]


@pytest.fixture
def world():
    """Everybody of one cycle, and everybody of another award's cycle, each named after the role."""
    people = {}
    for where, programme in (("here", make_programme()), ("there", make_programme("另一示例奖"))):
        cycle, organisation = make_cycle(programme), make_organisation()
        for role in sorted(IN_A_ROLE - {Role.OPERATOR}):
            is_applicant = role in (Role.ENTRY_OWNER, Role.ENTRY_MEMBER)
            place = {"organisation": organisation} if is_applicant else {"cycle": cycle}
            people[f"{role} {where}"] = make_assignment(role, person=make_person(f"{role} {where}"), **place)
        people[f"office_lead of award {where}"] = make_assignment(
            Role.OFFICE_LEAD, person=make_person(f"office_lead of award {where}"), programme=programme
        )
    people["operator here"] = make_assignment(Role.OPERATOR, person=make_person("operator here"))
    return people


def _names(actor) -> set[str]:
    return {person.name for person in doors.persons(actor)}


@pytest.mark.parametrize("role", [Role.OFFICE_CLERK, Role.OFFICE_LEAD, Role.SUPERVISOR])
def test_office_and_supervisor_know_their_cycle_and_all_applicants(world, role: Role) -> None:
    applicants = {name for name in world if name.startswith("entry_")}
    of_cycle = {name for name in world if name.endswith(" here") and not name.startswith("operator")}
    assert _names(world[f"{role} here"].as_actor()) == of_cycle | applicants


def test_supervisor_of_the_installation_knows_all_awards(world) -> None:
    whole = make_assignment(Role.SUPERVISOR, person=make_person("of all"))
    of_a_place = {name for name in world if not name.startswith("operator")}
    assert _names(whole.as_actor()) == {*of_a_place, "of all"}


def test_office_of_an_award_knows_all_its_cycles(world) -> None:
    applicants = {name for name in world if name.startswith("entry_")}
    of_award = {name for name in world if name.endswith(" here") and not name.startswith("operator")}
    assert _names(world["office_lead of award here"].as_actor()) == of_award | applicants


def test_operator_knows_nobody_of_a_cycle_but_whom_operators_invite(world) -> None:
    strong = {*OFFICE, Role.SUPERVISOR, Role.OPERATOR}
    assert _names(world["operator here"].as_actor()) == {
        name for name, held in world.items() if Role(held.role) in strong
    }


@pytest.mark.parametrize("role", [Role.ENTRY_OWNER, Role.ENTRY_MEMBER])
def test_applicant_knows_the_own_colleagues_only(world, role: Role) -> None:
    assert _names(world[f"{role} here"].as_actor()) == {"entry_owner here", "entry_member here"}


@pytest.mark.parametrize("role", [Role.EXPERT, Role.COMMITTEE_MEMBER, Role.LIAISON, Role.CONTRACTOR])
def test_others_know_only_themselves(world, role: Role) -> None:
    assert _names(world[f"{role} here"].as_actor()) == {f"{role} here"}


def test_public_knows_nobody(world) -> None:
    assert (_names(PUBLIC), list(doors.assignments(PUBLIC))) == (set(), [])
    with pytest.raises(NotFoundError):
        doors.own_person(PUBLIC)


def test_applicant_without_an_organisation_knows_only_the_own_account(world) -> None:
    lost = make_actor(Role.ENTRY_OWNER)
    assert (len(_names(lost)), list(doors.organisations(lost))) == (1, [])
    with pytest.raises(NotFoundError):
        doors.own_organisation(lost)


def test_single_objects_come_through_the_same_doors(world) -> None:
    applicant = world["entry_owner here"].as_actor()
    assert doors.person(applicant, world["entry_member here"].person.public_id).name == "entry_member here"
    assert doors.assignment(applicant, world["entry_member here"].public_id).role == "entry_member"
    assert doors.organisation(applicant, world["entry_owner here"].organisation.public_id)
    for door, row in (
        (doors.person, world["expert here"].person),
        (doors.assignment, world["expert here"]),
        (doors.organisation, world["entry_owner there"].organisation),
        (doors.invitation, make_invitation(Role.EXPERT, "token", world["expert here"].cycle)),
    ):
        with pytest.raises(NotFoundError):
            door(applicant, row.public_id)


@pytest.mark.parametrize(
    ("role", "shown"),
    [
        (Role.OFFICE_LEAD, {"office_clerk", "expert", "entry_member"}),
        (Role.OPERATOR, {"office_clerk"}),
        (Role.ENTRY_OWNER, {"entry_member"}),
        (Role.EXPERT, None),
        (Role.ENTRY_MEMBER, None),
        (Role.CONTRACTOR, None),
    ],
)
def test_people_page_shows_and_counts_what_the_door_gives(client, world, role: Role, shown) -> None:
    me = world[f"{role} here"]
    cycle, organisation = world["expert here"].cycle, world["entry_owner here"].organisation
    for invited in (Role.OFFICE_CLERK, Role.EXPERT):
        make_invitation(invited, f"token {invited}", cycle, name=f"invited {invited}")
    make_invitation(Role.ENTRY_MEMBER, "token", organisation=organisation, name="invited entry_member")
    sign_in(client, me)
    answer = client.get("/people")
    if shown is None:
        assert answer.status_code == 404
        return
    text, known = answer.content.decode(), _names(me.as_actor())
    assert {name for name in world if f">{name}<" in text} == known
    assert answer.context["leaf"].paginator.count == len(known)
    assert {line.invitation.name for line in answer.context["invitations"]} == {f"invited {one}" for one in shown}


def test_people_page_asks_the_database_as_often_for_few_as_for_many(
    client, world, django_assert_num_queries, django_assert_max_num_queries
) -> None:
    lead = world["office_lead here"]
    sign_in(client, lead)
    client.get("/people")
    with django_assert_max_num_queries(20) as few:
        client.get("/people")
    for number in range(30):
        make_assignment(Role.EXPERT, lead.cycle, make_person(f"专家{number}"))
        make_invitation(Role.EXPERT, f"token{number}", lead.cycle)
    with django_assert_num_queries(len(few)):
        client.get("/people")


def test_search_finds_names_and_accounts_within_the_door(client, world) -> None:
    sign_in(client, world["office_lead here"])

    def found(question: str) -> set[str]:
        return {line.person.name for line in client.get(f"/people?q={question}").context["lines"]}

    account = world["expert here"].person.account
    assert [found("expert"), found(account), found("委员")] == [{"expert here"}, {"expert here"}, set()]


def test_role_is_ended_by_who_gives_it(client, world) -> None:
    lead, expert = world["office_lead here"], world["expert here"]
    sign_in(client, lead)
    address = f"/people/roles/{expert.public_id}/end"
    assert client.get(address).status_code == 200
    assert client.post(address, {"reason": ""}).status_code == 200
    assert client.post(address, {"reason": "工作调动"}).url == "/people"
    expert.refresh_from_db()
    assert expert.ended is not None
    assert [client.get(address).status_code, "已结束" in client.get("/people").content.decode()] == [403, True]


@pytest.mark.parametrize(
    ("actor", "held", "status"),
    [
        ("office_lead here", "office_clerk here", 302),
        ("office_lead here", "office_lead here", 403),
        ("office_lead here", "office_lead of award here", 403),
        ("office_lead here", "entry_member here", 403),
        ("office_lead here", "entry_owner there", 302),
        ("office_lead here", "expert there", 404),
        ("operator here", "office_lead there", 302),
        ("operator here", "operator here", 403),
        ("operator here", "expert here", 404),
        ("entry_owner here", "entry_member here", 302),
        ("entry_owner here", "entry_member there", 404),
        ("office_clerk here", "expert here", 404),
        ("expert here", "expert here", 404),
    ],
)
def test_who_ends_whose_role(client, world, actor: str, held: str, status: int) -> None:
    sign_in(client, world[actor])
    address = f"/people/roles/{world[held].public_id}/end"
    assert client.post(address, {"reason": "工作调动"}).status_code == status
    world[held].refresh_from_db()
    assert (world[held].ended is not None) is (status == 302)


def test_organisation_role_is_ended_only_within_the_organisation(world) -> None:
    with pytest.raises(doors.NotFoundError):
        doors.assignment(world["entry_owner here"].as_actor(), world["entry_member there"].public_id)
    end_assignment(world["entry_owner here"].as_actor(), world["entry_member here"], "离职")
