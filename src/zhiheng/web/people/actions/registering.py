"""How often organisations may be registered: the page is open to everybody, and each account costs the server time."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from zhiheng.problems import Message
from zhiheng.web.people.errors import TOO_MANY_FROM_HERE, TOO_MANY_NOW, TooManyError
from zhiheng.web.people.models import Registering

MOST_OF_ONE = 10
MOST_OF_ALL = 200
"""How many forms are taken within an hour, of one network address and of all."""

_WINDOW = timedelta(hours=1)


def claim_registering(address: str) -> None:
    """Count one more form for registering, sent from a network address, empty if it is not known.

    Raises TooManyError, and counts nothing, when that address or all together sent as many as are taken.
    """
    sender = _sender(address) if address else ""
    with transaction.atomic(durable=True):
        Registering.objects.filter(sent__lte=timezone.now() - _WINDOW).delete()
        refusal = _refusal(sender)
        if refusal is None:
            Registering.objects.create(sender=sender)
    if refusal:
        raise TooManyError(refusal)


def _refusal(sender: str) -> Message | None:
    if Registering.objects.count() >= MOST_OF_ALL:
        return TOO_MANY_NOW
    if sender and Registering.objects.filter(sender=sender).count() >= MOST_OF_ONE:
        return TOO_MANY_FROM_HERE
    return None


def _sender(address: str) -> str:
    return salted_hmac("zhiheng.web.people.registering", address, algorithm="sha256").hexdigest()
