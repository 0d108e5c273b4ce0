"""What a conflict does to sheets; called within the act that writes the conflict down."""

from zhiheng.web.panels.models import Conflict
from zhiheng.web.reviews.models import Sheet

_REASON = "利害关系"


def withdraw_sheet(conflict: Conflict) -> None:
    """Set the sheets that the person gave the entry aside (撤回); what was confirmed stays and counts no longer.

    A consensus that is not closed goes on without them: the member takes no part any more, and what others confirmed,
    for a digest with that sheet in it, is void. A closed one stays as it is.
    Opens no transaction and keeps no record of its own: the act's record is that of the conflict.
    """
    found = Sheet.objects.select_for_update(of=("self",), no_key=True)
    rows = [one.pk for one in found.filter(entry=conflict.entry_id, person=conflict.person_id).order_by("pk")]
    Sheet.objects.filter(pk__in=rows).update(state=Sheet.State.WITHDRAWN, reason=_REASON)
