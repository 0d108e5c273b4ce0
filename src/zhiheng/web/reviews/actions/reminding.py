"""Reminding experts (提醒) of the sheets that they have not confirmed."""

from collections import Counter
from collections.abc import Collection
from typing import TYPE_CHECKING, cast

from django.urls import reverse

from zhiheng.problems import Message
from zhiheng.web.audit.acting import acting
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import blocked
from zhiheng.web.messages.models import Notice
from zhiheng.web.messages.notices import deliver
from zhiheng.web.people.models import Person
from zhiheng.web.programmes.models import Cycle
from zhiheng.web.reviews import rules
from zhiheng.web.reviews.messages import sheets as messages
from zhiheng.web.reviews.models import Reminder
from zhiheng.web.reviews.phases import desk_phase
from zhiheng.web.reviews.progress import progress_of
from zhiheng.web.reviews.queries import days_left

if TYPE_CHECKING:
    from zhiheng.web.programmes.models import Phase


def remind_experts(actor: Actor, cycle: Cycle, members: Collection[str]) -> Notice:
    """Remind the experts whose sheets are missing, of these members of panels by their public ids.

    Each gets one notice, which the office finds among those it sent, with receipts and numbers to call; nobody else is
    told. Raises NotPermittedError, and BlockedError if none of these has a sheet to confirm.
    """
    with acting(actor, rules.REMIND_EXPERTS, cycle) as deed:
        phase = cast("Phase", desk_phase(deed.subject))
        missing = _missing(deed.subject, members)
        if not missing:
            raise blocked(messages.NOBODY_TO_REMIND)
        left = days_left(deed.subject, phase.ends)
        notice = _notice(phase, left)
        notice.author_id = actor.person
        deliver(notice, missing)
        Reminder.objects.bulk_create(
            Reminder(
                phase=phase,
                person=person,
                notice=notice,
                missing=count,
                days_left=left,
                ends=phase.ends,
                sent_by_id=actor.person,
            )
            for person, count in missing.items()
        )
        deed.record(count=len(missing), experts=[person.public_id for person in missing], days_left=left)
    return notice


def _missing(cycle: Cycle, members: Collection[str]) -> Counter[Person]:
    """Return how many sheets each of the experts has to confirm, without who has none."""
    found: Counter[Person] = Counter()
    for line in progress_of(cycle):
        if line.member.public_id in members and line.missing:
            found[line.member.person] += line.missing
    return found


def _notice(phase: "Phase", left: int | None) -> Notice:
    text, values = _text(left), {"phase": phase.name, "day": phase.ends, "days": left}
    return Notice(
        cycle=phase.cycle,
        title_zh=text.text("zh", values),
        title_en=text.text("en", values),
        link=reverse("reviews:reviews"),
    )


def _text(left: int | None) -> Message:
    if left is None:
        return messages.REMIND_OPEN
    return messages.REMIND_IN_TIME if left else messages.REMIND_LATE
