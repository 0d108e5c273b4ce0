"""Which applications experts find."""

from django.db.models import QuerySet

from zhiheng.web.audit.actor import Actor
from zhiheng.web.panels import doors
from zhiheng.web.panels.models import PanelEntry


def entries_of(actor: Actor) -> QuerySet[PanelEntry, int]:
    """Return the primary keys of the entries that the actor reviews."""
    return doors.reviewed_entries(actor).order_by().values_list("entry", flat=True)
