"""Taking a data book that was filled in with Excel over into an application."""

from collections.abc import Sequence

from django.utils import timezone

from zhiheng.web.audit.acting import acting
from zhiheng.web.audit.actor import Actor
from zhiheng.web.databook import rules
from zhiheng.web.entries.filled_reports import FieldChange
from zhiheng.web.entries.keeping import keep_changes
from zhiheng.web.entries.models import Entry
from zhiheng.web.files.models import StoredFile


def take_over_workbook(actor: Actor, file: StoredFile, entry: Entry, changes: Sequence[FieldChange]) -> None:
    """Keep what a filled-in data book says as the newest versions of these rows; then its file is withdrawn.

    All of it is kept, or nothing.

    Raises:
        NotPermittedError: with the reason.
        StaleReportError: with the rows that meanwhile hold something else, or may not be written any more.
    """
    with acting(actor, rules.TAKE_OVER_WORKBOOK, file) as deed:
        keep_changes(actor, changes)
        StoredFile.objects.filter(pk=file.pk).update(withdrawn_at=timezone.now())
        deed.about = entry
        deed.record(fields=len(changes), keys=[change.key for change in changes], digest=file.blob_id)
