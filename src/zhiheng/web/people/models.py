"""Persons, the organisations that apply, who holds which role where, invitations, and second factors."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.crypto import salted_hmac

from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.rows import Row, new_id
from zhiheng.web.audit.scope import Scope
from zhiheng.web.audit.sealed import SealedTextField

_ROLES = [(role.value, role.value) for role in Role]


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
    """A person with an account (人员); every role is an Assignment.

    ``must_change_password`` is set while the password is one that somebody else has seen. A new ``session_salt`` ends
    every session of the person.
    """

    account = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=100)
    name_key = models.CharField(max_length=200, editable=False)
    email = models.EmailField(blank=True)
    mobile = models.CharField(max_length=20, blank=True)
    is_active = models.BooleanField(default=True)
    must_change_password = models.BooleanField(default=False)
    session_salt = models.CharField(max_length=32, default=new_id, editable=False)

    USERNAME_FIELD = "account"
    objects: ClassVar[PersonManager] = PersonManager()

    def as_actor(self) -> Actor:
        """Return the person acting without a role."""
        return Actor(self.public_id, Role.PERSON, self.pk)

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """Return what a session must carry to stay valid: changes with the password and with ``session_salt``."""
        value = f"{self.session_salt} {self.password}"
        return salted_hmac("zhiheng.web.people.session", value, secret=secret, algorithm="sha256").hexdigest()


class Registering(models.Model):
    """A form for registering an organisation that was sent within the last hour.

    ``sender`` tells the network addresses of senders apart without saying which they are; empty where it is not known.
    """

    sender = models.CharField(max_length=64, blank=True, db_index=True)
    sent = models.DateTimeField(auto_now_add=True, db_index=True)


class HeldRow(Row):
    """A role together with where it is held: everywhere, in a programme, in one cycle, for an organisation."""

    role = models.CharField(max_length=20, choices=_ROLES)
    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, null=True, related_name="+")
    cycle = models.ForeignKey("programmes.Cycle", on_delete=models.PROTECT, null=True, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="%(class)ss")

    class Meta:
        abstract = True

    @property
    def scope(self) -> Scope:
        """Where the role is held."""
        return self.cycle.scope if self.cycle else Scope(self.programme_id)


class Assignment(HeldRow):
    """A role that a person holds (角色): in the installation, a programme, or one cycle, until it is ended."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="assignments")
    ended = models.DateTimeField(null=True)

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


class Invitation(HeldRow):
    """An offer of a role to whoever holds the link (邀请); of the link's token only the SHA-256 is kept.

    ``person`` is who accepted it. An invitation waits while it is neither accepted, withdrawn nor past ``expires``.
    """

    token_digest = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=100)
    email = models.EmailField(blank=True)
    mobile = models.CharField(max_length=20, blank=True)
    invited_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    made = models.DateTimeField(auto_now_add=True)
    expires = models.DateTimeField()
    accepted = models.DateTimeField(null=True)
    withdrawn = models.DateTimeField(null=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")


class SecondFactor(Row):
    """A device that makes a person's one-time codes (动态口令); ``last_step`` is the period of the last code used.

    It counts from ``confirmed``, the first right code, until ``ended``.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="second_factors")
    secret = SealedTextField()
    last_step = models.PositiveBigIntegerField(default=0)
    confirmed = models.DateTimeField(null=True)
    ended = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(ended=None, confirmed__isnull=False), name="one_second_factor"
            )
        ]


class RecoveryCode(Row):
    """A code on paper for when the device is lost (恢复码), good once; only its SHA-256 is kept."""

    factor = models.ForeignKey(SecondFactor, on_delete=models.PROTECT, related_name="recovery_codes")
    digest = models.CharField(max_length=64)
    used = models.DateTimeField(null=True)
