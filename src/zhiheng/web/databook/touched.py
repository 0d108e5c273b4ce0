"""Which applications a change of the office's values touches."""

from django.db.models import QuerySet

from zhiheng.web.databook.domains import TITLES
from zhiheng.web.entries.models import Entry
from zhiheng.web.programmes.models import Cycle


def touched_entries(cycle: Cycle) -> QuerySet[Entry]:
    """Return the applications of a cycle that have a data book and were not withdrawn."""
    found = Entry.objects.filter(cycle=cycle, parts__code__in=TITLES).exclude(state=Entry.State.WITHDRAWN)
    return found.distinct().order_by("code")
