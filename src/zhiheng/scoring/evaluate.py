"""The official result (综合评价) of a season: phase by phase, track by track."""

from collections.abc import Iterator, Sequence
from typing import Literal

from zhiheng.scoring.combine import combine_phases, whole_weights
from zhiheng.scoring.flags import Flag
from zhiheng.scoring.gates import admit
from zhiheng.scoring.phase_score import score_phase
from zhiheng.scoring.ranking import fill_tiers, rank
from zhiheng.scoring.ratings import Sheet
from zhiheng.scoring.result import Result
from zhiheng.scoring.scheme import Phase, Track
from zhiheng.scoring.score_flags import ScoreFlags
from zhiheng.scoring.season import Season
from zhiheng.scoring.standing import Standing


def evaluate(season: Season) -> Result:
    """Return the official result of a season (docs/reference/calculation.md), in exact arithmetic with one rounding."""
    scheme = season.scheme
    weights = whole_weights(scheme.phases)
    standings: list[Standing] = []
    for track in scheme.tracks:
        mine = [Standing(entry, track) for entry in season.entries if entry.track == track.id]
        standings.extend(mine)
        _go_through_phases(season, track, [standing for standing in mine if standing.entry.is_active])
        scored = [standing for standing in mine if standing.scores]
        for standing in scored:
            combine_phases(standing, weights)
        fill_tiers(rank(scored, scheme), scheme)
    for standing in standings:
        standing.flags.extend(_sheet_flags(season, standing))
    return Result(scheme, standings)


def _go_through_phases(season: Season, track: Track, candidates: Sequence[Standing]) -> None:
    """Score the candidates of one track in each phase and let its gate decide who goes on."""
    for order, phase in enumerate(season.scheme.phases):
        _score(season, track, order, candidates)
        scored = [standing for standing in candidates if phase.id in standing.scores]
        if not scored:
            continue
        missing = [standing for standing in candidates if phase.id not in standing.scores]
        for standing in missing:
            text = f"“{phase.name}”没有可用的评分表"
            standing.flags.append(Flag("not_scored", text, phase=phase.id, order=(order, 0)))
        if phase.gate:
            for standing in missing:
                _stop_unscored(season, phase, order, standing)
            candidates = admit(phase.gate, phase, order, scored, season.scheme.rounding)


def _score(season: Season, track: Track, order: int, candidates: Sequence[Standing]) -> None:
    """Give the candidates with usable sheets in a phase their scores and what those flag."""
    phase, usable = season.scheme.phases[order], season.usable_sheets
    form = season.forms[phase.id, track.id]
    entries = [standing.entry.id for standing in candidates]
    panels = {entry: panel for entry in entries if (panel := usable.get((phase.id, entry)))}
    scores = score_phase(phase, form, panels)
    flags = ScoreFlags(season.scheme, order, form)
    for standing in candidates:
        score = scores.get(standing.entry.id)
        if score:
            standing.scores[phase.id] = score
            standing.flags.extend(flags.of(score))


def _stop_unscored(season: Season, phase: Phase, order: int, standing: Standing) -> None:
    """Flag a candidate without a score at a gate if that leaves sheets of later phases unused."""
    later = season.scheme.phases[order + 1 :]
    if any((after.id, standing.entry.id) in season.sheets for after in later):
        text = f"“{phase.name}”未达到入围线，未入围"
        standing.flags.append(Flag("stopped_by_gate", text, phase=phase.id, order=(order, 0)))


def _sheet_flags(season: Season, standing: Standing) -> Iterator[Flag]:
    """Yield a flag for every phase with sheets that were left out."""
    if not standing.entry.is_active:
        yield Flag("withdrawn", "申报已撤回")
        return
    for order, phase in enumerate(season.scheme.phases):
        key = (phase.id, standing.entry.id)
        sheets = season.sheets.get(key, ())
        if len(sheets) == len(season.usable_sheets.get(key, ())):
            continue
        incomplete = [sheet for sheet in sheets if not sheet.is_withdrawn and sheet.is_incomplete]
        withdrawn = [sheet for sheet in sheets if sheet.is_withdrawn]
        if incomplete:
            yield _left_out("incomplete", "未填完", phase, order, incomplete)
        if withdrawn:
            yield _left_out("withdrawn", "已撤回", phase, order, withdrawn)


def _left_out(
    kind: Literal["incomplete", "withdrawn"], why: str, phase: Phase, order: int, sheets: Sequence[Sheet]
) -> Flag:
    experts = tuple(sheet.expert for sheet in sheets)
    text = f"“{phase.name}”评分表{why}，未计入：{'、'.join(experts)}"
    return Flag(kind, text, phase=phase.id, experts=experts, order=(order, 0))
