"""What would be with other rules (测算): another aggregation, other weights, one expert left out. Never official."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any, cast

from zhiheng.canonical import Json
from zhiheng.ledger.container import unpack
from zhiheng.scoring import CONSENSUS, Scheme, evaluate, read_season
from zhiheng.scoring.aggregate import AggregateName
from zhiheng.scoring.scheme import Phase, Trimming
from zhiheng.tables import InputFile
from zhiheng.web.files.blobs import content_of
from zhiheng.web.programmes.scheme import scheme_of
from zhiheng.web.results.frozen_result import shown_frozen
from zhiheng.web.results.models import Result

_TRIMMING = Trimming(when_fewer_than=3)
"""How a phase is trimmed whose scheme says nothing of it."""


@dataclass(frozen=True, slots=True)
class Variation:
    """What differs from the official result: aggregates and weights by the scheme's phase; an expert's id, or ""."""

    aggregates: Mapping[str, AggregateName] = field(default_factory=dict)
    weights: Mapping[str, Decimal] = field(default_factory=dict)
    expert: str = ""

    def as_json(self) -> dict[str, Json]:
        """Return what the record says of it."""
        weights = {phase: str(weight) for phase, weight in self.weights.items()}
        return {"aggregates": dict(self.aggregates), "weights": weights, "expert": self.expert}


def official_scheme(result: Result) -> Scheme:
    """Return the scheme that a result was computed by: the cycle's, without gates that an outcome stands for."""
    scheme = scheme_of(result.cycle)
    gates = ("advance_top", "advance_min_percent")
    kept = {one["id"] for one in shown_frozen(result).document["scheme"]["phases"] if any(key in one for key in gates)}
    return replace(scheme, phases=tuple(one if one.id in kept else replace(one, gate=None) for one in scheme.phases))


def varied(result: Result, variation: Variation) -> Mapping[str, Any]:
    """Return the library's document for the inputs of a frozen result by other rules; raises BadInputError."""
    scheme = official_scheme(result)
    phases = tuple(_varied(one, variation) for one in scheme.phases)
    members = unpack(InputFile("bundle.zip", content_of(result.bundle)))
    agreed = {one.id for one in phases if one.aggregate == "consensus"}
    ratings = InputFile("ratings.csv", _without(members["ratings.csv"], variation.expert, agreed))
    entries = InputFile("entries.csv", members["entries.csv"])
    return evaluate(read_season([ratings], entries, replace(scheme, phases=phases))).as_json()


def _varied(phase: Phase, variation: Variation) -> Phase:
    weight = variation.weights.get(phase.id, phase.weight)
    name = variation.aggregates.get(phase.id, phase.aggregate)
    trimming = (phase.trimming or _TRIMMING) if name == "trimmed_mean" else None
    return replace(phase, weight=weight, aggregate=name, trimming=trimming)


def _without(ratings: bytes, expert: str, agreed: set[str]) -> bytes:
    """Return a list of ratings without an expert, and without agreed scores of phases that do not take them."""
    header, *rows = csv.reader(io.StringIO(ratings.decode()))
    kept = [row for row in rows if row[2] != expert and (row[2] != CONSENSUS or row[0] in agreed)]
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([header, *kept])
    return text.getvalue().encode()


def aggregate_named(name: str) -> AggregateName:
    """Return a name that a form's choices hold as the library's."""
    return cast("AggregateName", name)
