"""The cells that a flag rests on."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from zhiheng.measurement import Scores

_SHOWN = 3


def cells_of(scores: Scores, flag: Mapping[str, Any]) -> list[list[str]]:
    """Return the entry and the indicators on which an expert departs the most from the others, for one of a pair."""
    if flag["kind"] != "pair":
        return []
    entry, expert = scores.entries.index(flag["where"][0]), scores.experts.index(flag["who"][0])
    of_entry = scores.entry == entry
    own, others = of_entry & (scores.expert == expert), of_entry & (scores.expert != expert)
    gaps = [
        (float(scores.value[own & here].mean() - scores.value[others & here].mean()), code)
        for place, code in enumerate(scores.indicators)
        for here in [scores.indicator == place]
        if (own & here).any() and (others & here).any()
    ]
    sign = np.sign(flag["size"])
    widest = sorted(gaps, key=lambda one: (-sign * one[0], one[1]))[:_SHOWN]
    return [[flag["where"][0], code] for _, code in widest]
