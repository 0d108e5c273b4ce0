"""Reading ``ratings.csv``, ``scores.csv`` and ``weights.csv``."""

import csv
import io
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from zhiheng.measurement import messages
from zhiheng.measurement.scores import Scores
from zhiheng.problems import Place, Problems
from zhiheng.tables import InputFile, is_identifier, read_csv

CONSENSUS = "@consensus"
_ABSENT = ("", "NA", "withdrawn")
_PERCENT = (0.0, 100.0)
_CLOSE = 1e-9


@dataclass(frozen=True, slots=True)
class Grid:
    """The bounds and the step of the marks; None for what is not given."""

    scale: tuple[float, float] | None = None
    step: float | None = None


@dataclass(frozen=True, slots=True)
class _Row:
    phase: str
    entry: str
    expert: str
    indicator: str
    value: float
    place: Place


def read_scores(
    files: Sequence[InputFile], *, phase: str | None = None, grid: Grid | None = None, allow_replicates: bool = False
) -> Scores:
    """Return the scores of ``ratings.csv`` (percent or points) or ``scores.csv`` files.

    Empty, ``NA`` and ``withdrawn`` are absent; rows of ``@consensus`` are left out. The bounds are those of the grid,
    0 to 100 for percents, else what was observed.

    Raises:
        BadInputError: with every problem of the files.
    """
    grid = grid or Grid()
    problems = Problems()
    rows: list[_Row] = []
    is_percent = True
    for file in files:
        column = _column_of(file)
        is_percent = is_percent and column == "percent"
        rows.extend(_rows(file, column, problems))
    rows = _of_phase(rows, phase, files, problems)
    if not rows and not problems:
        problems.add(messages.NO_SCORES, files[0].place)
    scale = grid.scale or (_PERCENT if is_percent else None)
    _check_grid(rows, scale, grid.step, problems)
    if not allow_replicates:
        _check_repeated(rows, problems)
    problems.raise_if_any()
    return _scores(rows, scale, grid.step)


def _column_of(file: InputFile) -> str:
    header = next(csv.reader(io.StringIO(file.text())), [])
    names = [name.strip() for name in header]
    return next((name for name in ("percent", "points") if name in names), "score")


def _rows(file: InputFile, column: str, problems: Problems) -> Iterator[_Row]:
    for line, fields in read_csv(file, problems, ("entry", "expert", "indicator", column), ("phase",)):
        entry, expert, indicator, text, phase = fields
        place = Place(file.name, line=line)
        if expert == CONSENSUS:
            continue
        bad = [value for value in (entry, expert) if not is_identifier(value)]
        for value in bad:
            problems.add(messages.BAD_ID, place, value=value)
        if not indicator:
            problems.add(messages.NO_INDICATOR, place)
        if text in _ABSENT:
            continue
        number = _number(text)
        if number is None:
            problems.add(messages.NOT_A_NUMBER, place, value=text)
        elif not bad:
            yield _Row(phase, entry, expert, indicator, number, place)


def _number(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def _of_phase(rows: list[_Row], phase: str | None, files: Sequence[InputFile], problems: Problems) -> list[_Row]:
    phases = sorted({row.phase for row in rows})
    shown = ", ".join(phases)
    if phase is None:
        if len(phases) > 1:
            problems.add(messages.SEVERAL_PHASES, files[0].place, phases=shown)
        return rows if len(phases) <= 1 else []
    if rows and phase not in phases:
        problems.add(messages.UNKNOWN_PHASE, files[0].place, phase=phase, phases=shown)
    return [row for row in rows if row.phase == phase]


def _check_grid(
    rows: Sequence[_Row], scale: tuple[float, float] | None, step: float | None, problems: Problems
) -> None:
    for row in rows:
        if scale and not scale[0] <= row.value <= scale[1]:
            low, high = scale
            problems.add(messages.OUTSIDE_SCALE, row.place, value=f"{row.value:g}", low=f"{low:g}", high=f"{high:g}")
        if step:
            steps = (row.value - (scale[0] if scale else 0)) / step
            if abs(steps - round(steps)) > _CLOSE * max(1, abs(steps)):
                problems.add(messages.OFF_STEP, row.place, value=f"{row.value:g}", step=f"{step:g}")


def _check_repeated(rows: Sequence[_Row], problems: Problems) -> None:
    seen: set[tuple[str, str, str]] = set()
    for row in rows:
        key = (row.entry, row.expert, row.indicator)
        if key in seen:
            problems.add(messages.REPEATED, row.place, entry=row.entry, expert=row.expert, indicator=row.indicator)
        seen.add(key)


def _scores(rows: Sequence[_Row], scale: tuple[float, float] | None, step: float | None) -> Scores:
    keys = [sorted(set(ids)) for ids in zip(*((row.entry, row.expert, row.indicator) for row in rows), strict=True)]
    entries, experts, indicators = ({code: at for at, code in enumerate(one)} for one in keys)
    places = sorted((entries[row.entry], experts[row.expert], indicators[row.indicator], row.value) for row in rows)
    entry, expert, indicator, value = zip(*places, strict=True)
    low, high = scale or (min(value), max(value))
    return Scores(
        tuple(keys[0]),
        tuple(keys[1]),
        tuple(keys[2]),
        np.array(entry, dtype=np.int64),
        np.array(expert, dtype=np.int64),
        np.array(indicator, dtype=np.int64),
        np.array(value, dtype=np.float64),
        low,
        high,
        step,
    )


def read_weights(file: InputFile, indicators: Sequence[str]) -> dict[str, float]:
    """Return the weight of each indicator from ``weights.csv``; raises BadInputError with every problem."""
    problems = Problems()
    weights: dict[str, float] = {}
    for line, (indicator, text) in read_csv(file, problems, ("indicator", "weight")):
        number = _number(text)
        if number is None or number < 0:
            problems.add(messages.BAD_WEIGHT, Place(file.name, line=line), value=text)
        else:
            weights[indicator] = number
    if not problems:
        for indicator in indicators:
            if indicator not in weights:
                problems.add(messages.NO_WEIGHT, file.place, indicator=indicator)
        if not problems and not sum(weights[code] for code in indicators):
            problems.add(messages.ZERO_WEIGHTS, file.place)
    problems.raise_if_any()
    return weights
