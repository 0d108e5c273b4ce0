"""Doing nothing twice: a job whose worker was killed runs again, its effect must not."""

from django.db import IntegrityError, transaction

from zhiheng.web.jobs.models import Done


class AlreadyDoneError(Exception):
    """The effect of that key was committed before; its transaction must be left."""


def once(key: str) -> None:
    """Claim the effect of a key within the running transaction.

    Whoever commits first has done it; a second one, at the same time or later, gets AlreadyDoneError. A transaction
    that is rolled back leaves the effect to be done.
    """
    try:
        with transaction.atomic():
            Done.objects.create(key=key)
    except IntegrityError as error:
        raise AlreadyDoneError(key) from error
