"""What the clock does for drafts."""

from django.utils import timezone

from zhiheng.web.drafts.actions import seal_object
from zhiheng.web.drafts.sealing import paused_objects
from zhiheng.web.jobs.clock import Tick


def seal_paused() -> None:
    """Seal every object whose editing has paused."""
    for owner in paused_objects(timezone.now()):
        seal_object(owner, "pause")


TICKS = (Tick("drafts.seal", 1, seal_paused),)
