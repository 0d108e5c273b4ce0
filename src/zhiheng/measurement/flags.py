"""Patterns a person should look at: questions, never verdicts."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import ndtr

from zhiheng.measurement import messages
from zhiheng.measurement.models import Effects
from zhiheng.measurement.posterior import Posterior
from zhiheng.measurement.scores import Floats, Scores
from zhiheng.problems import Message

_SURE = 0.95
_SHARE_OF_WIDTH = 0.1
_AT_BOUNDS = 0.1
_MOST_FALSE = 0.05


@dataclass(frozen=True)
class Flag:
    """One question: whom and which cells it is about, its size in score units, z and the q of Benjamini-Hochberg."""

    kind: str
    who: tuple[str, ...]
    where: tuple[str, ...]
    size: float
    z: float | None
    q: float | None
    text: Message
    values: tuple[tuple[str, object], ...]


def benjamini_hochberg(p: Floats) -> Floats:
    r"""Return the q-values :math:`q_{(i)}=\min_{j\ge i}p_{(j)}n/j`.

    References
    ----------
    Benjamini & Hochberg (1995), Journal of the Royal Statistical Society B 57, 289-300.
    """
    order = np.argsort(p, kind="stable")
    scaled = p[order] * len(p) / np.arange(1, len(p) + 1)
    found = np.empty_like(p)
    found[order] = np.minimum(np.minimum.accumulate(scaled[::-1])[::-1], 1.0)
    return found


def severity_flags(scores: Scores, effects: Effects, found: Posterior) -> list[Flag]:
    """Return experts whose severity exceeds a tenth of the scale with a probability above 0.95."""
    limit = _SHARE_OF_WIDTH * (scores.high - scores.low)
    sd = np.maximum(found.expert_sd, 1e-300)
    sure = ndtr((np.abs(effects.expert) - limit) / sd)
    flags = []
    for place in np.nonzero(sure > _SURE)[0]:
        expert, size = scores.experts[place], -float(effects.expert[place])
        word = messages.STRICTER if size > 0 else messages.MILDER
        values = (("expert", expert), ("word", word), ("size", f"{abs(size):.1f}"))
        flags.append(Flag("severity", (expert,), (), size, size / float(sd[place]), None, messages.STRICT, values))
    return flags


def pair_flags(scores: Scores, effects: Effects, entry: Sequence[int], expert: Sequence[int]) -> list[Flag]:
    """Return pairs of expert and entry far from what the model expects, by the deletion residual of their mean.

    With 15 points more on every indicator of one pair the mean z is about 2.9 in a panel of 30 entries and 9 experts:
    what is not flagged is not thereby cleared.
    """
    z, size = effects.pair_z, effects.pair_size
    q = benjamini_hochberg(2 * ndtr(-np.abs(z)))
    flags = []
    for place in np.nonzero(q < _MOST_FALSE)[0]:
        who, where = scores.experts[expert[int(place)]], scores.entries[entry[int(place)]]
        word = messages.HIGHER if z[place] > 0 else messages.LOWER
        values = (("expert", who), ("entry", where), ("word", word), ("size", f"{abs(size[place]):.1f}"))
        one = Flag(
            "pair", (who,), (where,), float(size[place]), float(z[place]), float(q[place]), messages.PAIR, values
        )
        flags.append(one)
    return flags


def bound_flags(scores: Scores) -> list[Flag]:
    """Return a flag if more than a tenth of the scores lie at the bounds of the scale."""
    share = float(((scores.value <= scores.low) | (scores.value >= scores.high)).mean())
    if share <= _AT_BOUNDS or len(np.unique(scores.value)) == 1:
        return []
    return [Flag("bounds", (), (), share, None, None, messages.AT_BOUND, (("share", f"{100 * share:.0f}"),))]
