"""The scheme (评审方案): phases, weights, aggregation, gates, tiers, ties and rounding, all defaults filled."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Literal, TypeAlias

from zhiheng.canonical import Json
from zhiheng.scoring.aggregate import AggregateName
from zhiheng.scoring.rounding import Rounding
from zhiheng.standard import Guide, Standard

Number: TypeAlias = int | Decimal
"""An exact number of a scheme."""

Unit = Literal["percent", "points"]


def number_json(value: Number) -> int | str:
    """Return an integral number as an integer and a fraction as its shortest decimal text."""
    if value == int(value):
        return int(value)
    return format(Decimal(value).normalize(), "f")


@dataclass(frozen=True, slots=True)
class Trimming:
    """How a trimmed mean trims: values dropped, the fewest sheets it needs, and what applies below."""

    drop_high: int = 1
    drop_low: int = 1
    when_fewer_than: int = 5
    fallback: Literal["mean", "error"] = "mean"

    def as_json(self) -> dict[str, Json]:
        """Return the keys of docs/reference/scheme.md."""
        return {
            "drop_high": self.drop_high,
            "drop_low": self.drop_low,
            "when_fewer_than": self.when_fewer_than,
            "fallback": self.fallback,
        }


@dataclass(frozen=True, slots=True)
class Gate:
    """Who goes on to the next phase (入围线): the best ``top``, and at least ``min_percent`` of the form's points."""

    top: int | None
    min_percent: Number | None

    def as_json(self) -> dict[str, Json]:
        """Return the keys of docs/reference/scheme.md that are given."""
        gate: dict[str, Json] = {} if self.top is None else {"advance_top": self.top}
        return gate if self.min_percent is None else {**gate, "advance_min_percent": number_json(self.min_percent)}


@dataclass(frozen=True, slots=True)
class Phase:
    """A phase of the review; ``form`` is another standard if the phase has its own, ``trimming`` for a trimmed mean."""

    id: str
    name: str
    weight: Number
    aggregate: AggregateName
    over: Literal["total", "indicator"] = "total"
    trimming: Trimming | None = None
    gate: Gate | None = None
    form: Standard | None = None

    def as_json(self) -> dict[str, Json]:
        """Return the keys of docs/reference/scheme.md, the form by id and digest."""
        form: dict[str, Json] = {"form": self.form.id, "form_digest": self.form.digest} if self.form else {}
        return {
            "id": self.id,
            "name": self.name,
            **form,
            "weight": number_json(self.weight),
            "aggregate": self.aggregate,
            "over": self.over,
            **(self.trimming.as_json() if self.trimming else {}),
            **(self.gate.as_json() if self.gate else {}),
        }


@dataclass(frozen=True, slots=True)
class Tier:
    """An award tier (奖项) with its ceiling (名额上限) and the least percent of the standard's points."""

    id: str
    name: str
    ceiling: int
    min_percent: Number = 0

    def as_json(self) -> dict[str, Json]:
        """Return the keys of docs/reference/scheme.md."""
        percent = number_json(self.min_percent)
        return {"id": self.id, "name": self.name, "ceiling": self.ceiling, "min_percent": percent}


@dataclass(frozen=True, slots=True)
class Track:
    """A kind of applicants (申报类别) with its own standard, ranking and ceilings {tier id: places}.

    A scheme without tracks has one whose ``id`` is None.
    """

    id: str | None
    name: str
    standard: Standard
    ceilings: Mapping[str, int]

    def as_json(self) -> dict[str, Json]:
        """Return the keys of docs/reference/scheme.md, the standard by id and digest."""
        standard: dict[str, Json] = {"standard": self.standard.id, "standard_digest": self.standard.digest}
        return {"id": self.id, "name": self.name, **standard, "ceilings": dict(self.ceilings)}


@dataclass(frozen=True)
class Scheme:
    """A complete scheme; ``declared_tracks`` is empty when all applicants compete together."""

    name: str
    standard: Standard
    guide: Guide
    phases: tuple[Phase, ...]
    tiers: tuple[Tier, ...] = ()
    unit: Unit = "percent"
    allow_na: bool = False
    spread_limit: Number = 20
    rounding: Rounding = field(default_factory=Rounding)
    ties_order: tuple[str, ...] = ()
    declared_tracks: tuple[Track, ...] = ()

    @cached_property
    def tracks(self) -> tuple[Track, ...]:
        """The tracks to rank, one at least."""
        ceilings = {tier.id: tier.ceiling for tier in self.tiers}
        return self.declared_tracks or (Track(None, "", self.standard, ceilings),)

    @cached_property
    def standards(self) -> Mapping[str, Standard]:
        """All standards of the scheme by id, its own first."""
        return {standard.id: standard for standard in self._all_standards()}

    @cached_property
    def spread_limit_text(self) -> str:
        """The spread limit as it is written in flags."""
        return str(number_json(self.spread_limit))

    def form(self, phase: Phase, track: Track) -> Standard:
        """Return the standard that is scored in a phase by entries of a track."""
        return phase.form or track.standard

    def _all_standards(self) -> Iterator[Standard]:
        yield self.standard
        yield from (track.standard for track in self.declared_tracks)
        yield from (phase.form for phase in self.phases if phase.form)

    def as_json(self) -> dict[str, Json]:
        """Return the scheme with the keys of docs/reference/scheme.md, all defaults filled."""
        rounding: dict[str, Json] = {"digits": self.rounding.digits, "mode": self.rounding.mode}
        tracks: list[Json] = [track.as_json() for track in self.declared_tracks]
        return {
            "name": self.name,
            "standard": self.standard.id,
            "standard_digest": self.standard.digest,
            "guide": self.guide.id,
            "unit": self.unit,
            "allow_na": self.allow_na,
            "spread_limit": number_json(self.spread_limit),
            "rounding": rounding,
            "phases": [phase.as_json() for phase in self.phases],
            "tiers": [tier.as_json() for tier in self.tiers],
            "ties": {"order": list(self.ties_order)},
            **({"tracks": tracks} if tracks else {}),
        }
