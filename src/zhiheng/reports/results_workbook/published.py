"""The published result (docs/reference/calculation.md) as the pages ask for it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any, TypeAlias

from zhiheng.reports.results_workbook import words
from zhiheng.scoring.rounding import Rounding
from zhiheng.standard import Indicator, Standard

Entry: TypeAlias = Mapping[str, Any]
"""A member of ``entries``."""

Phase: TypeAlias = Mapping[str, Any]
"""A member of ``scheme.phases``."""


Track: TypeAlias = Mapping[str, Any]
"""A member of ``scheme.tracks``."""


@dataclass(frozen=True)
class Ranking:
    """The entries that are ranked together; ``name`` of the track is empty when all applicants compete together."""

    name: str
    standard: Standard
    entries: Sequence[Entry]


@dataclass(frozen=True)
class Published:
    """``results.json`` and the standards it names, by id."""

    result: Mapping[str, Any]
    standards: Mapping[str, Standard]

    @property
    def scheme(self) -> Mapping[str, Any]:
        """The scheme, defaults filled."""
        return self.result["scheme"]  # type: ignore[no-any-return]  # JSON

    @property
    def digits(self) -> int:
        """Decimals of every published number."""
        return self.rounding.digits

    @cached_property
    def rounding(self) -> Rounding:
        """How published numbers are rounded."""
        return Rounding(**self.scheme["rounding"])

    @property
    def phases(self) -> Sequence[Phase]:
        """The phases in their order."""
        return self.scheme["phases"]  # type: ignore[no-any-return]  # JSON

    @property
    def tracks(self) -> Sequence[Track]:
        """The declared tracks; none when all applicants compete together."""
        return self.scheme.get("tracks", ())  # type: ignore[no-any-return]  # JSON

    @property
    def entries(self) -> Sequence[Entry]:
        """All entries: rankings one after the other, each by rank."""
        return [entry for ranking in self.rankings for entry in ranking.entries]

    @cached_property
    def rankings(self) -> Sequence[Ranking]:
        """One ranking for each track, or the only one."""
        entries: Sequence[Entry] = self.result["entries"]
        if not self.tracks:
            return [Ranking("", self.standards[self.scheme["standard"]], entries)]
        return [
            Ranking(
                track["name"],
                self.standards[track["standard"]],
                [entry for entry in entries if entry["track"] == track["id"]],
            )
            for track in self.tracks
        ]

    @cached_property
    def phase_names(self) -> Mapping[str, str]:
        """The names of the phases by id."""
        return {phase["id"]: phase["name"] for phase in self.phases}

    @cached_property
    def track_names(self) -> Mapping[str, str]:
        """The names of the declared tracks by id."""
        return {track["id"]: track["name"] for track in self.tracks}

    @cached_property
    def tier_names(self) -> Mapping[str, str]:
        """The names of the tiers by id."""
        return {tier["id"]: tier["name"] for tier in self.scheme["tiers"]}

    @cached_property
    def least_percents(self) -> Sequence[Fraction]:
        """What the tiers ask for, in percent of the standard's points."""
        return [Fraction(tier["min_percent"]) for tier in self.scheme["tiers"]]

    def indicator(self, entry: Entry, phase_id: str, code: str) -> Indicator:
        """Return an indicator of the form that an entry is scored by in a phase."""
        form = next(phase.get("form") for phase in self.phases if phase["id"] == phase_id)
        return self._indicators[form or self._standard_id(entry)][code]

    def sheets(self, entry: Entry, phase_id: str) -> dict[str, str]:
        """Return what became of each sheet of an entry in a phase: its total, or why it was left out."""
        sheets = {
            expert: words.LEFT_OUT[flag["kind"]]
            for flag in entry["flags"]
            if flag.get("phase") == phase_id
            for expert in flag.get("experts", ())
        }
        return {**sheets, **entry["phases"].get(phase_id, {}).get("sheets", {})}

    def has_sheets(self, phase: Phase) -> bool:
        """Return whether any entry has a sheet in a phase."""
        return any(self.sheets(entry, phase["id"]) for entry in self.entries)

    def _standard_id(self, entry: Entry) -> str:
        tracks = {track["id"]: track["standard"] for track in self.tracks}
        return str(tracks.get(entry["track"], self.scheme["standard"]))

    @cached_property
    def _indicators(self) -> Mapping[str, Mapping[str, Indicator]]:
        return {
            identifier: {indicator.code: indicator for indicator in standard.indicators}
            for identifier, standard in self.standards.items()
        }
