"""The only way to a filled-in data book, for an actor."""

from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import NotFoundError
from zhiheng.web.databook.kinds_of_files import ENTRY_DATA
from zhiheng.web.entries.doors import written_entry
from zhiheng.web.entries.models import Entry
from zhiheng.web.files.doors import stored_file
from zhiheng.web.files.models import StoredFile


def filled_workbook(actor: Actor, public_id: str) -> tuple[StoredFile, Entry]:
    """A data book that the actor uploaded, with the application it is for; raises NotFoundError."""
    file = stored_file(actor, public_id)
    if file.owner_kind != ENTRY_DATA:
        raise NotFoundError
    return file, written_entry(actor, file.owner)
