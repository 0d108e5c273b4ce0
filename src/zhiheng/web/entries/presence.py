"""Who has a part open just now: told by the pages themselves, no act, forgotten after a minute."""

from datetime import timedelta

from django.utils import timezone

from zhiheng.web.audit.actor import Actor
from zhiheng.web.entries.models import Part, Presence

_STAYS = timedelta(seconds=60)
"""Longer than two rounds of the page's asking, which is every 20 seconds."""


def note_presence(actor: Actor, part: Part) -> None:
    """Note that the actor has a part open."""
    if actor.person is not None:
        values = {"seen": timezone.now()}
        Presence.objects.update_or_create(part=part, person_id=actor.person, defaults=values)


def others_here(actor: Actor, part: Part) -> list[str]:
    """Return the names of the others who have a part open."""
    recent = Presence.objects.filter(part=part, seen__gt=timezone.now() - _STAYS).exclude(person=actor.person)
    return list(recent.order_by("person__name_key", "pk").values_list("person__name", flat=True))
