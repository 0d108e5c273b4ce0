"""What else must forget a quarantined text: an area lists functions in its ``quarantine_hooks.TEXT_HOOKS``.

Each is called with the field and the texts that are quarantined, within the transaction of the quarantine and before
they are erased, and takes the area's own copies of them away.
"""

from collections.abc import Callable, Sequence
from functools import cache

from zhiheng.web.audit.table import rooms
from zhiheng.web.drafts.models import Field

TextHook = Callable[[Field, Sequence[str]], None]


@cache
def all_text_hooks() -> Sequence[TextHook]:
    """Return the hooks of all areas."""
    return [hook for module in rooms("quarantine_hooks") for hook in getattr(module, "TEXT_HOOKS", ())]
