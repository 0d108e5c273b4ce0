"""Persons, the organisations that apply, and who holds which role where."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.rows import Row
from zhiheng.web.audit.scope import Scope


class Organisation(Row):
    """An organisation that applies (申报组织); ``authorised`` is when the office saw its 授权委托书."""

    name = models.CharField(max_length=200)
    name_key = models.CharField(max_length=400, editable=False)
    credit_code = models.CharField(max_length=18, unique=True)
    authorised = models.DateTimeField(null=True)


class PersonManager(BaseUserManager["Person"]):
    """Finds persons by the name they sign in with."""

    def get_by_natural_key(self, username: str | None) -> "Person":
        """Return the person with that sign-in name, written in any case."""
        return self.get(account__iexact=username)


class Person(AbstractBaseUser, Row):
    """A person with an account (人员); every role is an Assignment."""

    account = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=100)
    name_key = models.CharField(max_length=200, editable=False)
    email = models.EmailField(blank=True)
    mobile = models.CharField(max_length=20, blank=True)
    is_active = models.BooleanField(default=True)

    USERNAME_FIELD = "account"
    objects: ClassVar[PersonManager] = PersonManager()


class Assignment(Row):
    """A role that a person holds (角色): in the installation, a programme, or one cycle, until it is ended."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="assignments")
    role = models.CharField(max_length=20, choices=[(role.value, role.value) for role in Role])
    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, null=True, related_name="+")
    cycle = models.ForeignKey("programmes.Cycle", on_delete=models.PROTECT, null=True, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    ended = models.DateTimeField(null=True)

    @property
    def scope(self) -> Scope:
        """Where the role is held."""
        return self.cycle.scope if self.cycle else Scope(self.programme_id)

    def as_actor(self) -> Actor:
        """Return the person acting in this role."""
        programme = self.cycle.programme_id if self.cycle else self.programme_id
        return Actor(
            id=self.person.public_id,
            role=Role(self.role),
            person=self.person_id,
            programme=programme,
            cycle=self.cycle_id,
            organisation=self.organisation_id,
        )
