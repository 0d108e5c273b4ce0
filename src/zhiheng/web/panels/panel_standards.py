"""Which indicators a panel scores."""

from zhiheng.standard import Indicator
from zhiheng.web.entries.standards import standard_of_digest
from zhiheng.web.panels.models import Panel
from zhiheng.web.programmes.models import Track


def indicators_of_panel(panel: Panel) -> list[Indicator]:
    """Return the indicators of the tracks that the panel reviews, each code once, in the order of the standards.

    A panel without applications has those of all tracks of the cycle.
    """
    tracks = Track.objects.filter(cycle=panel.cycle_id, is_on=True).exclude(standard_digest="").order_by("order", "pk")
    reviewed = tracks.filter(entries__panel_entries__panel=panel, entries__panel_entries__ended=None).distinct()
    digests = list((reviewed if reviewed.exists() else tracks).values_list("standard_digest", flat=True))
    found: dict[str, Indicator] = {}
    for digest in digests:
        for indicator in standard_of_digest(digest).indicators:
            found.setdefault(indicator.code, indicator)
    return list(found.values())
