"""Who visits which entry, for what is scored on site."""

from django.db.models import QuerySet

from zhiheng.web.audit.actor import Actor
from zhiheng.web.entries.models import Entry
from zhiheng.web.visits import doors
from zhiheng.web.visits.models import Visit, VisitMember


def people_of(entry: Entry) -> QuerySet[VisitMember, int]:
    """Return the primary keys of who is in the team that visits an entry."""
    return VisitMember.objects.filter(visit__entry=entry, ended=None).order_by().values_list("person", flat=True)


def entries_of(actor: Actor) -> QuerySet[Visit, int]:
    """Return the primary keys of the entries that the expert visits."""
    return doors.visits(actor).order_by().values_list("entry", flat=True)
