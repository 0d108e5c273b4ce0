"""The indicators that an entry is reviewed by."""

from collections.abc import Sequence

from zhiheng.standard import Indicator
from zhiheng.web.entries.models import Entry
from zhiheng.web.entries.standards import standard_of_digest


def indicators_of(entry: Entry) -> Sequence[Indicator]:
    """Return the indicators of the entry's track, in the standard's order."""
    assert entry.track is not None  # noqa: S101 - what is visited belongs to a cycle
    return list(standard_of_digest(entry.track.standard_digest).indicators)
