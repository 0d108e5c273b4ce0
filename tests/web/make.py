"""Rows for tests, one function per model; every name is invented."""

from datetime import timedelta
from itertools import count

from django.test import Client
from django.utils import timezone

from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.people.doors import digest_of_token
from zhiheng.web.people.middleware import ACTIVE_ROLE, SECOND_FACTOR
from zhiheng.web.people.models import Assignment, Invitation, Organisation, Person
from zhiheng.web.programmes.models import Cycle, Programme

PASSWORD = "Zhiheng-2026-示例"

_numbers = count(1)


def make_programme(name: str = "示例区政府质量奖") -> Programme:
    return Programme.objects.create(name=name)


def make_cycle(programme: Programme | None = None, stage: Stage = Stage.DRAFT, **values: object) -> Cycle:
    programme = programme or make_programme()
    return Cycle.objects.create(programme=programme, title=f"第{next(_numbers)}届", stage=stage, **values)


def make_person(name: str = "张三", account: str = "", **values: object) -> Person:
    """A person who cannot sign in; tests that sign in set the password, which is slow on purpose."""
    return Person.objects.create(account=account or f"person{next(_numbers)}", name=name, **values)


def make_organisation(name: str = "示例制造有限公司") -> Organisation:
    return Organisation.objects.create(name=name, credit_code=f"{next(_numbers):018}")


def make_assignment(
    role: Role, cycle: Cycle | None = None, person: Person | None = None, **values: object
) -> Assignment:
    return Assignment.objects.create(person=person or make_person(), role=role, cycle=cycle, **values)


def make_actor(role: Role, cycle: Cycle | None = None, person: Person | None = None, **values: object) -> Actor:
    return make_assignment(role, cycle, person, **values).as_actor()


def sign_in(client: Client, assignment: Assignment) -> None:
    """Sign a test's browser in, in that role, as after password and second factor."""
    client.force_login(assignment.person)
    session = client.session
    session.update({ACTIVE_ROLE: assignment.public_id, SECOND_FACTOR: True})
    session.save()


def make_invitation(role: Role, token: str, cycle: Cycle | None = None, **values: object) -> Invitation:
    """An invitation whose link ends in the token."""
    values = {"name": "李四", "expires": timezone.now() + timedelta(days=14), **values}
    values.setdefault("invited_by", make_person("邀请人"))
    return Invitation.objects.create(role=role, token_digest=digest_of_token(token), cycle=cycle, **values)
