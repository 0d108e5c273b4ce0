"""Who visits which entry, as the area of visits says in its room ``site_teams``."""

from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet

from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.table import rooms
from zhiheng.web.entries.models import Entry
from zhiheng.web.people.models import Person


def people_on_site(entry: Entry) -> QuerySet[Person]:
    """Return who is in the team that visits an entry."""
    found = (Q(pk__in=room.people_of(entry)) for room in rooms("site_teams"))
    return Person.objects.filter(reduce(or_, found, _NOBODY))


def is_visited_by(actor: Actor) -> Q:
    """Return the condition on rows with an ``entry`` that the actor is in the team that visits it."""
    return reduce(or_, (Q(entry__in=room.entries_of(actor)) for room in rooms("site_teams")), _NOBODY)


_NOBODY = Q(pk__in=())
