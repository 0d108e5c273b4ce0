"""The award line: which entries cannot be told apart there."""

from collections.abc import Mapping, Sequence
from typing import Any

from zhiheng.measurement.figure import Figure


def award_line(entries: Sequence[Mapping[str, Any]], tops: Sequence[int]) -> dict[str, Figure]:
    """Return for each K the provisional line, the entries not separable there, and who would cross by the adjustment.

    The line is the expected rank of the K-th; an entry whose 50 % rank interval contains it is not separable from it.

    References
    ----------
    Heyard, Ott, Salanti & Egger (2022), Statistics and Public Policy 9, 110-121.
    """
    by_rank = sorted(entries, key=lambda entry: (entry["expected_rank"], entry["entry"]))
    scored = [entry for entry in entries if entry["official"] is not None]
    by_official = sorted(scored, key=lambda entry: (-entry["official"], entry["entry"]))
    lines: dict[str, Figure] = {}
    for k in tops:
        line = by_rank[k - 1]["expected_rank"]
        group = [one["entry"] for one in by_rank if one["rank_interval50"][0] <= line <= one["rank_interval50"][1]]
        adjusted = {one["entry"] for one in by_rank[:k]}
        official = {one["entry"] for one in by_official[:k]}
        lines[str(k)] = {
            "expected_rank": line,
            "not_separable": sorted(group),
            "would_enter": sorted(adjusted - official),
            "would_leave": sorted(official - adjusted),
        }
    return lines
