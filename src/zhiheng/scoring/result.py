"""The official result as it is published in ``results.json``."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from zhiheng.canonical import Json, canonical_json
from zhiheng.scoring.flags import in_order
from zhiheng.scoring.phase_score import PhaseScore
from zhiheng.scoring.rounding import Ratio
from zhiheng.scoring.scheme import Scheme
from zhiheng.scoring.standing import Standing


@dataclass(frozen=True)
class Result:
    """The result of a season; ``standings`` of all entries, in any order."""

    scheme: Scheme
    standings: Sequence[Standing]

    def as_json(self) -> dict[str, Json]:
        """Return the document of docs/reference/calculation.md, every number rounded once from its exact value."""
        return self._document

    def as_bytes(self) -> bytes:
        """Return ``results.json``: the document as canonical JSON."""
        return self._content

    @cached_property
    def _content(self) -> bytes:
        return canonical_json(self._document)

    @cached_property
    def _document(self) -> dict[str, Json]:
        unranked = len(self.standings) + 1
        ordered = sorted(self.standings, key=lambda standing: (standing.rank or unranked, standing.entry.id))
        standard = self.scheme.standard
        return {
            "standard": {"id": standard.id, "digest": standard.digest},
            "scheme": self.scheme.as_json(),
            "notes": self._notes(),
            "entries": [self._entry(standing) for standing in ordered],
        }

    def _notes(self) -> list[Json]:
        names = [
            phase.name
            for phase in self.scheme.phases
            if phase.over == "total" and phase.aggregate not in ("mean", "consensus")
        ]
        if not names:
            return []
        return [f"按总分汇总的阶段，各一级指标得分之和不一定等于阶段得分：{'、'.join(names)}"]

    def _entry(self, standing: Standing) -> dict[str, Json]:
        entry, standard = standing.entry, standing.track.standard
        codes = [indicator.code for indicator in standard.indicators]
        categories = [category.code for category in standard.categories]
        return {
            "entry": entry.id,
            "name": entry.name,
            "kind": entry.kind or None,
            "track": entry.track,
            "rank": standing.rank,
            "tier": standing.tier,
            "total": self._text(standing.total),
            "reached": standing.reached,
            "phases": {phase_id: self._phase(score) for phase_id, score in standing.scores.items()},
            "categories": self._texts(categories, standing.categories.ratios()),
            "indicators": self._texts(codes, standing.indicators.ratios()),
            "spread": self._texts(codes, standing.spreads),
            "flags": [flag.as_json() for flag in in_order(standing.flags)],
        }

    def _phase(self, score: PhaseScore) -> dict[str, Json]:
        sheets: dict[str, Json] = {expert: self._text(total) for expert, total in score.sheet_totals.items()}
        categories = [category.code for category in score.form.standard.categories]
        return {
            "score": self._text(score.score),
            "experts": score.experts,
            "aggregate": score.aggregate.name,
            "sheets": sheets,
            "categories": self._texts(categories, score.categories.ratios()),
            "indicators": self._texts(score.form.codes, score.indicators.ratios()),
        }

    def _texts(self, codes: Sequence[str], values: Sequence[Ratio | None]) -> dict[str, Json]:
        if not values:
            return dict.fromkeys(codes)
        publish = self.scheme.rounding.publish
        return {code: None if value is None else publish(value) for code, value in zip(codes, values, strict=True)}

    def _text(self, value: Ratio | None) -> str | None:
        return None if value is None else self.scheme.rounding.publish(value)
