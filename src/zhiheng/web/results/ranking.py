"""The ranking (得分排序) for a page: totals, categories, ranges, flags in words, suggested tiers, one table a track."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property
from statistics import median
from typing import Any

from zhiheng.problems import Message
from zhiheng.scoring import Scheme
from zhiheng.scoring.scheme import Track
from zhiheng.standard import Category, Indicator, Standard
from zhiheng.web.entries.models import Entry
from zhiheng.web.results.flag_words import words_of
from zhiheng.web.results.frozen_result import Shown

FEWEST_ENTRIES = 5
"""A median is shown over so many entries at least (design rule 8)."""
_BAND_ENDS = (10, 30, 50, 70, 90)
_WHOLE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Share:
    """Published points out of a maximum; without points both are None."""

    points: str | None
    maximum: int

    @property
    def percent(self) -> int | None:
        """The share in whole percent, for colours and bars only."""
        if self.points is None:
            return None
        return int((Decimal(self.points) * 100 / self.maximum).quantize(_WHOLE, ROUND_HALF_UP))

    @property
    def band(self) -> int | None:
        """The band of the share, from 0 to 5."""
        percent = self.percent
        return None if percent is None else sum(percent >= end for end in _BAND_ENDS)


@dataclass(frozen=True, slots=True)
class RankedLine:
    """An entry of the ranking; ``found`` is what the library's document says of it."""

    entry: Entry
    found: Mapping[str, Any]
    tier: str
    flags: Sequence[Message]

    @property
    def widest(self) -> tuple[str, str] | None:
        """The widest range between experts and its indicator."""
        ranges = {code: value for code, value in self.found["spread"].items() if value is not None}
        code = max(ranges, key=lambda one: Decimal(ranges[one]), default=None)
        return (ranges[code], code) if code and Decimal(ranges[code]) else None


@dataclass(frozen=True)
class TrackRanking:
    """The ranking of a track; ``name`` is "" with one track. ``standard`` is what its categories are of."""

    name: str
    standard: Standard
    lines: Sequence[RankedLine]

    @property
    def ranked(self) -> list[RankedLine]:
        """Those with a total."""
        return [one for one in self.lines if one.found["total"] is not None]

    @cached_property
    def category_rows(self) -> list[tuple[RankedLine, list[Share]]]:
        """The lines with their points by category."""
        return [(one, [share_of(one, category) for category in self.standard.categories]) for one in self.lines]

    def heat_rows(self) -> Iterator[tuple[Indicator, list[Share]]]:
        """Yield the indicators with the share of each ranked entry."""
        ranked = self.ranked
        for indicator in self.standard.indicators:
            yield indicator, [share_of(one, indicator) for one in ranked]

    def median_of(self, of: Category | Indicator) -> Share | None:
        """Return the median of the ranked entries, None with too few of them."""
        known = [Decimal(points) for one in self.ranked if (points := share_of(one, of).points) is not None]
        return Share(str(median(known)), of.points) if len(known) >= FEWEST_ENTRIES else None


def share_of(line: RankedLine, of: Category | Indicator) -> Share:
    """Return an entry's points of a category or an indicator, over the phases it reached."""
    values = line.found["categories" if isinstance(of, Category) else "indicators"]
    return Share(values.get(of.code), of.points)


def rankings_of(shown: Shown, scheme: Scheme, entries: Sequence[Entry], names: Mapping[str, str]) -> list[TrackRanking]:
    """Return the ranking of each track of a result; ``names`` are those of experts."""
    by_code = {one.code: one for one in entries}
    tiers = {one.id: one.name for one in scheme.tiers}
    found: dict[str | None, list[RankedLine]] = {}
    for one in shown.document["entries"]:
        entry = by_code[one["entry"]]
        line = RankedLine(entry, one, tiers.get(one["tier"], ""), words_of(one["flags"], names))
        found.setdefault(one["track"], []).append(line)
    return [_ranking(track, found.get(track.id, [])) for track in scheme.tracks]


def _ranking(track: Track, lines: Sequence[RankedLine]) -> TrackRanking:
    return TrackRanking(track.name, track.standard, lines)
