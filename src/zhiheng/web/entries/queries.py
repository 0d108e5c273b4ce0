"""Reading applications for pages."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Prefetch

from zhiheng.problems import Message
from zhiheng.standard import Indicator
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.entries import doors
from zhiheng.web.entries.models import Entry, Part, PartWriter
from zhiheng.web.entries.standards import indicators_of_standard, standard_of_entry, title_of
from zhiheng.web.programmes.doors import cycles
from zhiheng.web.programmes.models import Track


@dataclass(frozen=True, slots=True)
class PartLine:
    """A part as a line of the application's page; ``indicator`` only for the parts of the report."""

    part: Part
    title: Message
    indicator: Indicator | None
    writers: Sequence[str]


def part_lines(actor: Actor, entry: Entry) -> list[PartLine]:
    """Return the parts of an application that the actor may read, in their order; two queries however many."""
    writing = PartWriter.objects.filter(ended=None).select_related("person").order_by("person__name_key", "pk")
    found = doors.parts(actor).filter(entry=entry).prefetch_related(Prefetch("writers", writing, to_attr="current"))
    indicators = indicators_of_standard(standard_of_entry(entry))
    return [
        PartLine(part, title_of(part), indicators.get(part.code), [one.person.name for one in part.current])
        for part in found
    ]


def open_tracks(actor: Actor) -> list[Track]:
    """Return the tracks where the contact's organisation can start an application now."""
    if actor.role is not Role.ENTRY_OWNER:
        return []
    taken = doors.entries(actor).exclude(state=Entry.State.WITHDRAWN).exclude(track=None).values("track")
    called = Track.objects.filter(cycle__in=cycles(actor).filter(stage=Stage.CALL, handed_over_to=""), is_on=True)
    return list(called.exclude(pk__in=taken).select_related("cycle__programme"))
