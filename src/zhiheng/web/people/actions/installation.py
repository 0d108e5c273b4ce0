"""The operators of an installation, as the server itself makes and resets them."""

import re

from django.contrib.auth.hashers import make_password

from zhiheng.problems import BadInputError, Place, Problem
from zhiheng.web.audit.acting import acting
from zhiheng.web.audit.actor import SYSTEM
from zhiheng.web.audit.errors import blocked
from zhiheng.web.audit.roles import ROLE_NAMES, Role
from zhiheng.web.people import rules
from zhiheng.web.people.actions.account import give_temporary_password
from zhiheng.web.people.errors import ACCOUNT_TAKEN, NO_SUCH_OPERATOR, OPERATOR_EXISTS, WRONG_ACCOUNT
from zhiheng.web.people.models import Assignment, Person
from zhiheng.web.people.names import name_key
from zhiheng.web.people.passwords import temporary_password

_ACCOUNT = re.compile(r"[a-z0-9._-]{3,64}")


def begin_installation(account: str) -> str:
    """Make the first operator and return the temporary password, to be changed at the first sign-in.

    Raises BadInputError for an account name that does not work, BlockedError if there is an operator already.
    """
    if not _ACCOUNT.fullmatch(account):
        raise BadInputError([Problem(Place(), WRONG_ACCOUNT, (("account", account),))])
    password = temporary_password()
    name = ROLE_NAMES[Role.OPERATOR].zh
    person = Person(account=account, name=name, name_key=name_key(name), must_change_password=True)
    person.password = make_password(password)
    with acting(SYSTEM, rules.BEGIN_INSTALLATION, None) as deed:
        if Assignment.objects.filter(role=Role.OPERATOR, ended=None).exists():
            raise blocked(OPERATOR_EXISTS)
        if Person.objects.filter(account=account).exists():
            raise BadInputError([Problem(Place(), ACCOUNT_TAKEN, (("account", account),))])
        person.save()
        Assignment.objects.create(person=person, role=Role.OPERATOR)
        deed.record(person=person.public_id)
    return password


def reset_operator(account: str) -> str:
    """Give an operator whom nobody else can help a temporary password and return it; sessions and second factor end.

    For who works on the server itself; the record says that the system did it. Raises BadInputError if there is no such
    operator.
    """
    password = temporary_password()
    hashed = make_password(password)
    operators = Person.objects.filter(assignments__role=Role.OPERATOR, assignments__ended=None).order_by("account")
    with acting(SYSTEM, rules.RESET_OPERATOR, None) as deed:
        person = operators.filter(account=account).first()
        if person is None:
            known = ", ".join(operators.values_list("account", flat=True))
            raise BadInputError([Problem(Place(), NO_SUCH_OPERATOR, (("account", account), ("accounts", known)))])
        give_temporary_password(person, hashed)
        deed.record(person=person.public_id)
    return password
