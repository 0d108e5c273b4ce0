"""Making an account, within the transaction of another act."""

from dataclasses import dataclass

from django.contrib.auth.hashers import make_password

from zhiheng.web.people.actions.account import refuse_bad_password
from zhiheng.web.people.models import Person
from zhiheng.web.people.names import account_for, name_key


@dataclass(frozen=True, slots=True)
class NewPerson:
    """Who is to get an account, with a password of their own."""

    name: str
    password: str
    mobile: str = ""
    email: str = ""


def unsaved_person(new: NewPerson) -> Person:
    """Return the person ready to be saved, before the transaction, for hashing is slow on purpose.

    Raises BadInputError if the password may not be used.
    """
    person = Person(name=new.name, name_key=name_key(new.name), mobile=new.mobile, email=new.email)
    person.account = account_for(new.name)
    refuse_bad_password(new.password, person)
    person.password = make_password(new.password)
    return person


def save_person(person: Person) -> None:
    """Save a new person under an account that is free."""
    while Person.objects.filter(account=person.account).exists():
        person.account = account_for(person.name)
    person.save()
