"""The only way to what experts were reminded of, for an actor."""

from django.db.models import QuerySet

from zhiheng.web.audit.actor import Actor
from zhiheng.web.programmes.doors import cycles
from zhiheng.web.reviews.models import Reminder
from zhiheng.web.reviews.rules.sheets import SEE_PROGRESS


def reminders(actor: Actor) -> QuerySet[Reminder]:
    """The reminders of the actor's cycles, for the office and the supervisor."""
    found = Reminder.objects.select_related("person", "sent_by", "notice", "phase")
    return found.filter(phase__cycle__in=cycles(actor)) if actor.role in SEE_PROGRESS.roles else found.none()
