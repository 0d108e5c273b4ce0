"""Computing the evaluation of a frozen result from its bundle, once: deterministic, nothing else goes in."""

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from zhiheng.ledger.container import unpack
from zhiheng.measurement import Scores, Wishes, measure, read_scores
from zhiheng.problems import BadInputError
from zhiheng.scoring import CONSENSUS, Scheme
from zhiheng.scoring.scheme import Phase, Track
from zhiheng.standard import Standard
from zhiheng.tables import InputFile
from zhiheng.web.evaluation.cells import cells_of
from zhiheng.web.evaluation.models import Evaluation
from zhiheng.web.files.blobs import content_of
from zhiheng.web.programmes.scheme import scheme_of
from zhiheng.web.results.frozen_result import shown_frozen
from zhiheng.web.results.models import Result
from zhiheng.web.results.season import PANEL
from zhiheng.web.results.what_if import Variation, varied

FORMAT = "zhiheng-evaluation/1"
FEWEST_ENTRIES = 8
FEWEST_EXPERTS = 5

_Row = Sequence[str]


@dataclass(frozen=True, slots=True)
class _Frozen:
    """A result with its list of ratings: phase, entry, expert, indicator, mark."""

    scheme: Scheme
    document: Mapping[str, Any]
    rows: Sequence[_Row]


def keep_evaluation(result: Result) -> Evaluation:
    """Return the evaluation of a result, computed and kept if it is not yet."""
    kept = Evaluation.objects.filter(result=result).first()
    if kept:
        return kept
    text = json.dumps(evaluated(result), ensure_ascii=False, sort_keys=True)
    return Evaluation.objects.get_or_create(result=result, defaults={"content": text})[0]


def evaluated(result: Result) -> dict[str, Any]:
    """Return what is kept of a result: each phase of each track, and the ranking without each expert."""
    rows = unpack(InputFile("bundle.zip", content_of(result.bundle)))["ratings.csv"]
    _, *listed = csv.reader(io.StringIO(rows.decode()))
    own = [row for row in listed if row[2] not in (CONSENSUS, PANEL)]
    frozen = _Frozen(scheme_of(result.cycle), shown_frozen(result).document, own)
    parts = list(_parts(frozen))
    is_large_enough = any(one["measured"] for one in parts)
    experts = sorted({row[2] for row in own}) if is_large_enough else ()
    return {"format": FORMAT, "parts": parts, "without": [_without(result, frozen, one) for one in experts]}


def _parts(frozen: _Frozen) -> Iterator[dict[str, Any]]:
    for phase in frozen.scheme.phases:
        for track in frozen.scheme.tracks:
            of_track = [one for one in frozen.document["entries"] if one["track"] == track.id]
            found = {one["entry"]: one for one in of_track if phase.id in one["phases"]}
            if found:
                yield _part(frozen, phase, track, found)


def _part(frozen: _Frozen, phase: Phase, track: Track, found: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    given = [row for row in frozen.rows if row[0] == phase.id and row[1] in found and row[4] not in ("", "NA")]
    rows = [row for row in given if row[4] != "withdrawn"]
    counts = {name: len({row[place] for row in rows}) for name, place in (("entries", 1), ("experts", 2))}
    part = {
        "phase": phase.id,
        "track": track.id,
        "name": "·".join(one for one in (phase.name, track.name) if one),
        **counts,
        "sheets": len({(row[1], row[2]) for row in rows}),
        "tops": _tops(frozen.scheme, phase, track, counts["entries"]),
        "scores": {code: one["phases"][phase.id]["score"] for code, one in found.items()},
        "measured": None,
    }
    if counts["entries"] >= FEWEST_ENTRIES and counts["experts"] >= FEWEST_EXPERTS:
        part["measured"] = _measured(frozen.scheme, frozen.scheme.form(phase, track), rows, part)
    return part


def _tops(scheme: Scheme, phase: Phase, track: Track, entries: int) -> list[dict[str, Any]]:
    """Return the places at the lines of a phase: its gate, else the award tiers one after the other."""
    if phase.gate:
        lines = [("", phase.gate.top)] if phase.gate.top else []
    else:
        tiers = [one for one in scheme.tiers if track.ceilings.get(one.id, 0)]
        lines = list(zip((one.name for one in tiers), accumulate(track.ceilings[one.id] for one in tiers), strict=True))
    return [{"name": name, "top": top} for name, top in lines if top < entries]


def _measured(scheme: Scheme, form: Standard, rows: Sequence[_Row], part: Mapping[str, Any]) -> dict[str, Any]:
    points = {one.code: one.points for one in form.indicators}
    scores = read_scores([_percents(rows, points if scheme.unit == "points" else {})])
    wishes = Wishes(
        weights=points,
        points=sum(points[code] for code in scores.indicators) / 100,
        tops=sorted({one["top"] for one in part["tops"]}),
        official={code: float(one) for code, one in part["scores"].items()},
    )
    document: dict[str, Any] = dict(measure(scores, wishes))
    reliability = {key: one for key, one in document["reliability"].items() if key != "by_indicator"}
    flags = [{key: one for key, one in flag.items() if key != "text"} for flag in document["flags"]]
    for flag in flags:
        flag["cells"] = cells_of(scores, flag)
    kept = ("model", "components", "entries", "experts", "line")
    return {key: document[key] for key in kept} | {
        "reliability": reliability,
        "flags": flags,
        "adjusts": _adjusts(scores, document),
    }


def _percents(rows: Sequence[_Row], points: Mapping[str, int]) -> InputFile:
    """Return a list of ratings in percent; marks in points are shares of what ``points`` says."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("entry", "expert", "indicator", "percent"))
    for _, entry, expert, code, mark in rows:
        writer.writerow((entry, expert, code, repr(100 * float(mark) / points[code]) if code in points else mark))
    return InputFile("ratings.csv", text.getvalue().encode())


_FEWEST_SHARED = 3
_FEWEST_EACH = 2


def _adjusts(scores: Scores, document: Mapping[str, Any]) -> bool:
    """Whether adjusted scores may be shown at all: a connected design with enough overlap, no variance of 0."""
    pairs = {(int(entry), int(expert)) for entry, expert in zip(scores.entry, scores.expert, strict=True)}
    by_entry = [sum(entry == one for entry, _ in pairs) for one in range(len(scores.entries))]
    shared = [
        sum(expert == one and by_entry[entry] >= _FEWEST_EACH for entry, expert in pairs)
        for one in range(len(scores.experts))
    ]
    is_inside = document["line"] is not None and not any(
        one["singular"] for one in (document["components"] or {}).values()
    )
    return is_inside and min(by_entry) >= _FEWEST_EACH and min(shared) >= _FEWEST_SHARED


def _without(result: Result, frozen: _Frozen, expert: str) -> dict[str, Any]:
    """Return whose rank or suggested tier changes without an expert; None where the sheets then do not suffice."""
    before = {one["entry"]: one for one in frozen.document["entries"]}
    try:
        document = varied(result, Variation(expert=expert))
    except BadInputError:
        return {"expert": expert, "moves": None}
    moves = [
        {
            "entry": one["entry"],
            "rank": one["rank"],
            "before": before[one["entry"]]["rank"],
            "tier": one["tier"],
            "tier_before": before[one["entry"]]["tier"],
        }
        for one in document["entries"]
        if (one["rank"], one["tier"]) != (before[one["entry"]]["rank"], before[one["entry"]]["tier"])
    ]
    return {"expert": expert, "moves": moves}
