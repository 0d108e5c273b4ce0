"""Taking over what an expert filled in with Excel."""

from collections.abc import Sequence

from django.utils import timezone

from zhiheng.problems import Place, Problem
from zhiheng.web.audit.acting import acting
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import BlockedError
from zhiheng.web.audit.rows import new_id
from zhiheng.web.drafts.actions import Edit, save_within
from zhiheng.web.drafts.doors import draft
from zhiheng.web.drafts.errors import StaleError
from zhiheng.web.files.models import StoredFile
from zhiheng.web.programmes.contributions import filled
from zhiheng.web.reviews import rules
from zhiheng.web.reviews.messages import sheets as messages
from zhiheng.web.reviews.models import Sheet
from zhiheng.web.reviews.sheet_fields import SHEET
from zhiheng.web.reviews.workbook_differences import Difference


def take_workbook(
    actor: Actor, sheet: Sheet, differences: Sequence[Difference], file: StoredFile, *, is_last: bool
) -> None:
    """Keep these cells of a filled workbook as the newest versions of their fields of a sheet.

    All of it is kept, or nothing; with the last sheet of the workbook its file is withdrawn. Raises NotPermittedError,
    NotFoundError if the expert does not review the entry any more, and BlockedError with the fields that hold something
    else since they were compared.
    """
    with acting(actor, rules.TAKE_WORKBOOK, sheet) as deed:
        stale = [one for one in differences if not _is_kept(actor, deed.subject, one)]
        if stale:
            raise BlockedError([Problem(Place(), filled(messages.CHANGED_MEANWHILE, field=one.label)) for one in stale])
        if is_last:
            StoredFile.objects.filter(pk=file.pk).update(withdrawn_at=timezone.now())
        names = [one.name for one in differences]
        deed.record(fields=len(names), keys=[*names], digest=file.blob_id)


def _is_kept(actor: Actor, sheet: Sheet, difference: Difference) -> bool:
    field = draft(actor, SHEET, sheet.public_id, difference.name)
    try:
        save_within(field, actor, Edit(new_id(), difference.base, difference.new))
    except StaleError:
        return False
    return True
