"""What must be done before the installation is backed up: no electronic ballot is under way."""

from collections.abc import Iterator

from zhiheng.problems import Place, Problem
from zhiheng.web.committee.messages import ROUND_BARS_BACKUP
from zhiheng.web.committee.models import BallotBox


def backup_blockers() -> Iterator[Problem]:
    """Yield that a round must be closed first; asked within the backup's snapshot.

    Having read the table, the backup also holds off the clearing after a round (``clearing``) until it has ended.
    """
    if BallotBox.objects.filter(round__closed_at=None).exists():
        yield Problem(Place(), ROUND_BARS_BACKUP)
