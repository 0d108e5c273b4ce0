"""Putting a notice into people's inboxes, within the transaction of whatever act it tells about."""

from collections.abc import Iterable

from django.db import transaction

from zhiheng.problems import Message
from zhiheng.web.messages.jobs import enqueue_dispatches
from zhiheng.web.messages.models import Delivery, Notice
from zhiheng.web.people.models import Person
from zhiheng.web.programmes.models import Cycle


def notify(
    persons: Iterable[Person], text: Message, link: str = "", *, cycle: Cycle | None = None, **values: object
) -> None:
    """Put a notice into the inbox of each person, once however often the person is named.

    For the actions of every area: call it inside ``acting``, before the block ends. It opens no transaction and keeps
    no record of its own; the act's record is the notice's. ``values`` fill the text, which is kept in both languages;
    ``link`` is an address within the site. Where mail or short messages are configured, they go out once the
    transaction is committed and say no more than that there is a notice. Raises RuntimeError outside a transaction.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("notify is called inside the transaction of an act")
    notice = Notice(cycle=cycle, title_zh=text.text("zh", values), title_en=text.text("en", values), link=link)
    deliver(notice, persons)


def deliver(notice: Notice, persons: Iterable[Person]) -> int:
    """Save a notice and deliver it to each person once; returns to how many."""
    notice.save()
    unique = {person.pk: person for person in persons}.values()
    deliveries = Delivery.objects.bulk_create(Delivery(notice=notice, person=person) for person in unique)
    enqueue_dispatches(deliveries)
    return len(deliveries)
