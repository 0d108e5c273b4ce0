"""Simulated panels: entries × experts × indicators with known standard deviations, marks in steps of 5 %."""

import numpy as np

from zhiheng.measurement import Scores

INDICATORS = 26
EACH = 5
"""Experts for each entry."""
_ENTRY, _EXPERT, _ENTRY_INDICATOR, _EXPERT_INDICATOR, _PAIR, _RESIDUAL = 9.0, 5.0, 5.0, 3.0, 4.0, 7.0


def make_panel(entries: int, experts: int, seed: int = 1) -> Scores:
    """Return marks of ``entries`` by 5 experts each, assigned at random with even loads, rounded to 5 % and clipped."""
    random = np.random.default_rng(seed)
    entry = np.repeat(np.arange(entries), EACH)
    expert = _assigned(entries, experts, random)
    indicator = random.normal(55, 8, INDICATORS)
    value = (
        indicator
        + random.normal(0, _ENTRY, entries)[entry, None]
        + random.normal(0, _ENTRY_INDICATOR, (entries, INDICATORS))[entry]
        + random.normal(0, _EXPERT, experts)[expert, None]
        + random.normal(0, _EXPERT_INDICATOR, (experts, INDICATORS))[expert]
        + random.normal(0, _PAIR, len(entry))[:, None]
        + random.normal(0, _RESIDUAL, (len(entry), INDICATORS))
    )
    marks = np.clip(np.round(value / 5) * 5, 0, 100)
    order = np.lexsort((expert, entry))
    return Scores(
        _ids("A", entries),
        _ids("E", experts),
        _ids("I", INDICATORS),
        np.repeat(entry[order], INDICATORS),
        np.repeat(expert[order], INDICATORS),
        np.tile(np.arange(INDICATORS), len(entry)),
        marks[order].ravel(),
        0.0,
        100.0,
        5.0,
    )


def _assigned(entries: int, experts: int, random: np.random.Generator) -> np.ndarray:
    """Return five different experts for each entry, whoever has the fewest first."""
    load = np.zeros(experts)
    chosen = []
    for _ in range(entries):
        five = np.lexsort((random.random(experts), load))[:EACH]
        load[five] += 1
        chosen.append(five)
    return np.concatenate(chosen)


def _ids(letter: str, count: int) -> tuple[str, ...]:
    return tuple(f"{letter}{number:06d}" for number in range(count))
