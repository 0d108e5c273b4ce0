"""A prepared query answers what the queryset answers."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from zhiheng.web.audit.roles import Role
from zhiheng.web.people.models import Assignment, Person
from zhiheng.web.site.prepared import Prepared

pytestmark = pytest.mark.django_db


def _held(public_id: str, role: str):
    return Assignment.objects.filter(public_id=public_id, role=role).select_related("person", "cycle").defer("ended")


@pytest.fixture
def assignment() -> Assignment:
    person = Person.objects.create(account="chen", name="陈示例", name_key="chen")
    return Assignment.objects.create(person=person, role=Role.EXPERT)


def test_answer_is_that_of_the_queryset(assignment: Assignment) -> None:
    prepared = Prepared(_held, "one", "other")
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            found = prepared.first(assignment.public_id, Role.EXPERT)
            assert found == assignment
            assert (found.person.name, found.cycle) == ("陈示例", None)
            assert found.person.must_change_password is False
        assert len(queries) == 1
        assert found.get_deferred_fields() == {"ended"}
    assert prepared.first(assignment.public_id, Role.SUPERVISOR) is None
    assert prepared.first("other", "one") is None


def test_values_do_not_reach_another_question(assignment: Assignment) -> None:
    prepared = Prepared(lambda public_id: Person.objects.filter(public_id=public_id), "example")
    assert prepared.first("' OR 1=1 --") is None
    assert prepared.first(assignment.person.public_id) == assignment.person


def test_row_is_locked_where_the_database_locks_rows(assignment: Assignment) -> None:
    prepared = Prepared(lambda pk: Person.objects.select_for_update(of=("self",)).filter(pk=pk), -1)
    with transaction.atomic(), CaptureQueriesContext(connection) as queries:
        assert prepared.first(assignment.person_id) == assignment.person
    assert ("FOR UPDATE" in queries[0]["sql"]) == (connection.vendor == "postgresql")
