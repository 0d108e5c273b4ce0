"""Which roles exclude each other; prohibitions follow the person (design rule 12)."""

from itertools import combinations

import pytest

from web.make import make_assignment, make_cycle, make_organisation, make_person, make_programme
from zhiheng.web.audit.roles import IN_A_ROLE, Role
from zhiheng.web.people.invariants import roles_are_compatible
from zhiheng.web.people.models import Assignment
from zhiheng.web.people.prohibitions import exclude_each_other, obstacle

_TOGETHER = {
    frozenset(pair)
    for group in (
        (Role.OFFICE_CLERK, Role.OFFICE_LEAD, Role.CONTRACTOR, Role.COMMITTEE_MEMBER, Role.LIAISON),
        (Role.ENTRY_OWNER, Role.ENTRY_MEMBER),
    )
    for pair in combinations(group, 2)
}


@pytest.mark.parametrize(("one", "other"), list(combinations(sorted(IN_A_ROLE), 2)))
def test_roles_that_go_together(one: Role, other: Role) -> None:
    expected = frozenset({one, other}) not in _TOGETHER
    assert (exclude_each_other(one, other), exclude_each_other(other, one)) == (expected, expected)


@pytest.mark.parametrize("role", sorted(IN_A_ROLE))
def test_role_goes_with_itself(role: Role) -> None:
    assert not exclude_each_other(role, role)


@pytest.fixture
def places():
    programme = make_programme()
    cycle = make_cycle(programme)
    return {
        "cycle": {"cycle": cycle},
        "sister cycle": {"cycle": make_cycle(programme)},
        "programme": {"programme": programme},
        "other programme": {"programme": make_programme("另一示例奖")},
        "organisation": {"organisation": make_organisation()},
        "site": {},
    }


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("held", "wanted", "is_met"),
    [
        ("cycle", "cycle", True),
        ("cycle", "sister cycle", False),
        ("cycle", "programme", True),
        ("programme", "cycle", True),
        ("programme", "programme", True),
        ("programme", "other programme", False),
        ("other programme", "cycle", False),
        ("site", "cycle", True),
        ("cycle", "site", True),
        ("organisation", "cycle", True),
        ("organisation", "programme", True),
        ("cycle", "organisation", True),
    ],
)
def test_prohibition_holds_where_both_roles_reach(places, held: str, wanted: str, is_met: bool) -> None:
    person = make_person()
    Assignment.objects.create(person=person, role=Role.OFFICE_CLERK, **places[held])
    against = obstacle(person, Assignment(role=Role.EXPERT, **places[wanted]), is_named=True)
    assert (against is not None) is is_met


@pytest.mark.django_db
def test_reason_is_in_words_and_named_only_to_who_may_know(places) -> None:
    held = make_assignment(Role.COMMITTEE_MEMBER, **places["cycle"])
    wanted = Assignment(role=Role.EXPERT, **places["cycle"])
    named, unnamed = (obstacle(held.person, wanted, is_named=one) for one in (True, False))
    assert named.what("zh") == "同一届里评审委员会委员不能兼任评审专家"
    assert (unnamed.what("zh"), "委员" in unnamed.text("zh")) == ("此人已有的角色不能兼任评审专家", False)


@pytest.mark.django_db
def test_same_role_twice_is_an_obstacle_and_an_ended_role_is_none(places) -> None:
    held = make_assignment(Role.EXPERT, **places["cycle"])
    again = Assignment(role=Role.EXPERT, **places["cycle"])
    committee = Assignment(role=Role.COMMITTEE_MEMBER, **places["cycle"])
    assert obstacle(held.person, again, is_named=True).what("zh") == "此人已经是评审专家"
    assert obstacle(held.person, committee, is_named=True) is not None
    Assignment.objects.update(ended="2026-01-01T00:00Z")
    assert [obstacle(held.person, one, is_named=True) for one in (again, committee)] == [None, None]


@pytest.mark.django_db
def test_check_of_the_data_finds_who_holds_both(places) -> None:
    allowed = make_assignment(Role.OFFICE_CLERK, **places["programme"])
    make_assignment(Role.LIAISON, person=allowed.person, **places["cycle"])
    make_assignment(Role.EXPERT, person=allowed.person, **places["other programme"])
    assert list(roles_are_compatible.find()) == []
    make_assignment(Role.EXPERT, person=allowed.person, **places["sister cycle"])
    [problem] = roles_are_compatible.find()
    assert problem.what("zh") == f"张三（{allowed.person.account}）同时是秘书处经办人和评审专家"
