"""Taking a report that was filled in with Word, or an earlier one, over into an application."""

from collections.abc import Mapping, Sequence

from django.utils import timezone

from zhiheng.evidence import WordPicture
from zhiheng.web.audit.acting import acting
from zhiheng.web.audit.actor import Actor
from zhiheng.web.entries import rules
from zhiheng.web.entries.filled_reports import FieldChange
from zhiheng.web.entries.keeping import keep_changes, needed_pictures
from zhiheng.web.entries.models import Entry
from zhiheng.web.files.models import StoredFile


def take_over_report(
    actor: Actor, file: StoredFile, entry: Entry, changes: Sequence[FieldChange], pictures: Mapping[str, WordPicture]
) -> None:
    """Keep what a filled-in report says as the newest versions of these fields; then its file is withdrawn.

    All of it is kept, or nothing. ``pictures`` are those of the file, by what its documents name.

    Raises:
        NotPermittedError: with the reason.
        BadInputError: with what is wrong with pictures.
        StaleReportError: with the fields that meanwhile hold something else, or may not be written any more.
    """
    rules.TAKE_OVER_REPORT.check(actor, file)
    needed = list(needed_pictures(changes, pictures))
    with acting(actor, rules.TAKE_OVER_REPORT, file) as deed:
        keep_changes(actor, changes, needed)
        StoredFile.objects.filter(pk=file.pk).update(withdrawn_at=timezone.now())
        deed.about = entry
        deed.record(fields=len(changes), keys=[change.key for change in changes], digest=file.blob_id)


def take_over_earlier(
    actor: Actor, entry: Entry, earlier: Entry, changes: Sequence[FieldChange], pictures: Mapping[str, WordPicture]
) -> None:
    """Keep what an earlier application or self-assessment of the organisation says as the newest versions of fields.

    All of it is kept, or nothing; raises as ``take_over_report``. ``pictures`` are those that the changes name.
    """
    rules.TAKE_OVER_EARLIER.check(actor, entry)
    needed = list(needed_pictures(changes, pictures))
    with acting(actor, rules.TAKE_OVER_EARLIER, entry) as deed:
        keep_changes(actor, changes, needed)
        deed.record(fields=len(changes), keys=[change.key for change in changes], code=earlier.code)
