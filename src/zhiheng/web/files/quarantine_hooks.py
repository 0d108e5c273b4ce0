"""What else must forget a quarantined file: an area lists functions in its ``quarantine_hooks.QUARANTINE_HOOKS``.

Each is called with every stored file that has the quarantined bytes, within the transaction of the quarantine, and
takes the area's own copies of the content (text for search, passages, previews) away.
"""

from collections.abc import Callable, Sequence
from functools import cache

from zhiheng.web.audit.table import rooms
from zhiheng.web.files.models import StoredFile

Hook = Callable[[StoredFile], None]


@cache
def all_hooks() -> Sequence[Hook]:
    """Return the hooks of all areas."""
    return [hook for module in rooms("quarantine_hooks") for hook in getattr(module, "QUARANTINE_HOOKS", ())]
