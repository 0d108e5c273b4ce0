"""Sending mail and short messages in the background, with retries; never what a notice says, only that there is one."""

import json
import urllib.request
from collections.abc import Iterable
from datetime import timedelta
from http.client import HTTPException

from django.conf import settings
from django.core.mail import send_mail
from django.utils import timezone
from django_tasks import task

from zhiheng.web.messages.models import Delivery, Dispatch
from zhiheng.web.messages.short_text import short_text

_ENGLISH = "You have a new notice. Please sign in to read it."
TRIES = 5
_TIMEOUT = 15
_FIRST_PAUSE = timedelta(minutes=1)


def enqueue_dispatches(deliveries: Iterable[Delivery]) -> None:
    """Plan what goes out for new deliveries over the channels configured; sent once the transaction is committed."""
    planned = [one for delivery in deliveries for one in _planned(delivery)]
    for dispatch in Dispatch.objects.bulk_create(planned):
        send_dispatch.enqueue(dispatch.public_id)


@task()
def send_dispatch(dispatch_id: str) -> None:
    """Send one dispatch that still waits and keep the result; a failure is tried again later, ``TRIES`` times in all.

    The queue's own table is in the same database: a job exists if, and only if, the transaction was committed.
    """
    dispatch = Dispatch.objects.select_related("delivery__notice__cycle__programme").get(public_id=dispatch_id)
    if dispatch.state != Dispatch.State.WAITING:
        return
    dispatch.tries += 1
    try:
        dispatch.result = _SENDERS[Dispatch.Channel(dispatch.channel)](dispatch)
        dispatch.state = Dispatch.State.SENT
    except (OSError, HTTPException) as error:
        _note_failure(dispatch, error)
    if dispatch.state != Dispatch.State.WAITING:
        dispatch.done_at = timezone.now()
    dispatch.save()


def _planned(delivery: Delivery) -> Iterable[Dispatch]:
    config, person = settings.CONFIG, delivery.person
    if config.mail and person.email:
        yield Dispatch(delivery=delivery, channel=Dispatch.Channel.MAIL, address=person.email)
    if config.sms_webhook and person.mobile:
        yield Dispatch(delivery=delivery, channel=Dispatch.Channel.SMS, address=person.mobile)


def _note_failure(dispatch: Dispatch, error: Exception) -> None:
    dispatch.result = f"{type(error).__name__}: {error}"
    if dispatch.tries >= TRIES:
        dispatch.state = Dispatch.State.FAILED
        return
    pause = _FIRST_PAUSE * 2 ** (dispatch.tries - 1)
    send_dispatch.using(run_after=timezone.now() + pause).enqueue(dispatch.public_id)


def _send_mail(dispatch: Dispatch) -> str:
    text = short_text(dispatch.delivery.notice).text
    send_mail(text, f"{text}\n{_ENGLISH}\n", settings.CONFIG.mail_from, [dispatch.address])
    return ""


def _send_sms(dispatch: Dispatch) -> str:
    body = {"id": dispatch.public_id, "mobile": dispatch.address, "text": short_text(dispatch.delivery.notice).text}
    request = urllib.request.Request(  # noqa: S310 - the operator's own setting, http or https
        settings.CONFIG.sms_webhook, json.dumps(body).encode(), {"Content-Type": "application/json"}, method="POST"
    )
    with urllib.request.urlopen(request, timeout=_TIMEOUT) as answer:  # noqa: S310 - see above
        return f"HTTP {answer.status}"


_SENDERS = {Dispatch.Channel.MAIL: _send_mail, Dispatch.Channel.SMS: _send_sms}
