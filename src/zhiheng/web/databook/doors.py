"""The only ways to filled-in data books and to what the office keeps, for an actor."""

from django.db.models import QuerySet

from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import NotFoundError
from zhiheng.web.databook.kinds_of_files import ENTRY_DATA
from zhiheng.web.databook.models import OfficeValues
from zhiheng.web.entries.doors import written_entry
from zhiheng.web.entries.models import Entry
from zhiheng.web.entries.rules.screening import SCREENERS
from zhiheng.web.files.doors import stored_file
from zhiheng.web.files.models import StoredFile
from zhiheng.web.programmes.doors import cycles


def office_values(actor: Actor) -> QuerySet[OfficeValues]:
    """The versions of what the office keeps for the actor's cycles, for the office and the supervisor."""
    found = OfficeValues.objects.filter(cycle__in=cycles(actor)).select_related("cycle__programme", "set_by")
    return found if actor.role in SCREENERS else found.none()


def filled_workbook(actor: Actor, public_id: str) -> tuple[StoredFile, Entry]:
    """A data book that the actor uploaded, with the application it is for; raises NotFoundError."""
    file = stored_file(actor, public_id)
    if file.owner_kind != ENTRY_DATA:
        raise NotFoundError
    return file, written_entry(actor, file.owner)
