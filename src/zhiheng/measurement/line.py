"""The award line: which entries cannot be told apart there."""

from collections.abc import Mapping, Sequence
from typing import Any

from zhiheng.measurement.figure import Figure


def award_line(entries: Sequence[Mapping[str, Any]], tops: Sequence[int]) -> dict[str, Figure]:
    """Return for each K the provisional line, the entries not separable there, and who would cross by the adjustment.

    The line is the expected rank of the K-th; an entry whose 50 % rank interval contains it is not separable from it.
    Entries equal to the K-th are among the first K, adjusted and official, so that no label decides.

    References
    ----------
    Heyard, Ott, Salanti & Egger (2022), Statistics and Public Policy 9, 110-121.
    """
    ranks = sorted(entry["expected_rank"] for entry in entries)
    officials = sorted((_steady(entry["official"]) for entry in entries if entry["official"] is not None), reverse=True)
    lines: dict[str, Figure] = {}
    for k in tops:
        line = ranks[k - 1]
        least = officials[min(k, len(officials)) - 1] if officials else None
        group = [one["entry"] for one in entries if one["rank_interval50"][0] <= line <= one["rank_interval50"][1]]
        adjusted = {one["entry"] for one in entries if one["expected_rank"] <= line}
        official = {one["entry"] for one in entries if _reaches(one["official"], least)}
        lines[str(k)] = {
            "expected_rank": line,
            "not_separable": sorted(group),
            "would_enter": sorted(adjusted - official),
            "would_leave": sorted(official - adjusted),
        }
    return lines


def _steady(official: float) -> float:
    """Return an official figure without the noise of the order of summation."""
    return float(f"{official:.11g}")


def _reaches(official: float | None, least: float | None) -> bool:
    return official is not None and least is not None and _steady(official) >= least
