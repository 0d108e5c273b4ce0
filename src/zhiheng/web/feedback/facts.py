"""What a feedback report tells out of the frozen result: bands, and only by setting spread and position.

Never a rank, never a total. Where applicants see something that was computed over several of them, at least ten entries
of the track stand behind it (design rule 8).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from zhiheng.canonical import Json
from zhiheng.scoring import Scheme
from zhiheng.standard import Category, Indicator
from zhiheng.web.entries.models import Entry
from zhiheng.web.programmes.models import Cycle
from zhiheng.web.programmes.scheme import scheme_of
from zhiheng.web.programmes.values import values_of
from zhiheng.web.results.frozen_result import Shown, last_result, shown_frozen
from zhiheng.web.results.ranking import RankedLine, TrackRanking, rankings_of, share_of

FEWEST_ENTRIES = 10
FEWEST_EXPERTS = 3
_THIRDS = ("upper", "middle", "lower")


@dataclass(frozen=True)
class CycleFacts:
    """What the result that holds says, for the reports of a cycle; ``settings`` are the cycle's."""

    shown: Shown
    scheme: Scheme
    settings: Mapping[str, Json]
    lines: Mapping[int, tuple[TrackRanking, RankedLine]]

    def of(self, entry: int) -> "EntryFacts | None":
        """Return the facts of an entry by primary key, None for one that was not evaluated."""
        found = self.lines.get(entry)
        return EntryFacts(self, *found) if found else None

    @property
    def evaluated(self) -> list[Entry]:
        """Who was evaluated, in the order of their names."""
        found = [line.entry for _, line in self.lines.values()]
        return sorted(found, key=lambda one: (one.organisation.name_key, one.pk))


@dataclass(frozen=True)
class EntryFacts:
    """What the result says of one entry, as far as settings and numbers allow."""

    of: CycleFacts
    ranking: TrackRanking
    line: RankedLine

    @property
    def categories(self) -> Sequence[Category]:
        """The categories of the track's standard."""
        return self.ranking.standard.categories

    @property
    def by_category(self) -> bool:
        """Whether comments are given per category."""
        return self.of.settings["feedback.comments"] == "category"

    def band(self, what: Category | Indicator) -> list[Json] | None:
        """Return the limits of the band that the points lie in; None where none is told, or there are no points.

        Points between two bands of the guide belong to the lower one.
        """
        told = self.of.settings["feedback.bands"]
        share = share_of(self.line, what)
        if share.points is None or told == "none" or (isinstance(what, Indicator) and told != "indicator"):
            return None
        kind = what.kind if isinstance(what, Indicator) else what.indicators[0].kind
        percent = Decimal(share.points) * 100 / share.maximum
        reached = [one for one in self.of.scheme.guide.scale(kind).bands if one.low <= percent]
        return [str(reached[-1].low), str(reached[-1].high)]

    def spread(self, indicator: Indicator) -> str | None:
        """Return the range between experts in percentage points, by setting and with enough entries and experts."""
        if not (self.of.settings["feedback.spread"] and self._are_many and self._experts >= FEWEST_EXPERTS):
            return None
        found = self.line.found["spread"].get(indicator.code)
        return None if found is None else f"{Decimal(found).normalize():f}"

    def position(self, category: Category) -> str | None:
        """Return in which third of the track the entry's points lie, by setting and with enough entries."""
        points = share_of(self.line, category).points
        if not (self.of.settings["feedback.position"] and self._are_many) or points is None:
            return None
        known = [Decimal(other) for one in self.ranking.ranked if (other := share_of(one, category).points) is not None]
        before = sum(one > Decimal(points) for one in known)
        return _THIRDS[before * len(_THIRDS) // len(known)]

    @property
    def _are_many(self) -> bool:
        return len(self.ranking.ranked) >= FEWEST_ENTRIES

    @property
    def _experts(self) -> int:
        phases: Mapping[str, Any] = self.line.found["phases"]
        return max((one["experts"] for one in phases.values()), default=0)


def facts_of(cycle: Cycle) -> CycleFacts | None:
    """Return what the result that holds says of those who were evaluated, None before one is frozen."""
    result = last_result(cycle)
    if result is None:
        return None
    shown, scheme = shown_frozen(result), scheme_of(cycle)
    codes = [one["entry"] for one in shown.document["entries"]]
    rows = Entry.objects.filter(cycle=cycle, code__in=codes).select_related("organisation")
    listed = list(rows.exclude(state=Entry.State.WITHDRAWN).order_by("pk"))
    kept = [one for one in shown.document["entries"] if one["entry"] in {entry.code for entry in listed}]
    shown = replace(shown, document={**shown.document, "entries": kept})
    rankings = rankings_of(shown, scheme, listed, {})
    lines = {line.entry.pk: (ranking, line) for ranking in rankings for line in ranking.ranked}
    return CycleFacts(shown, scheme, values_of(cycle), lines)
