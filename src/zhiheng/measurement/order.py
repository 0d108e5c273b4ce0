"""An order of entries, experts and indicators that follows from the scores and not from the labels."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from zhiheng.measurement.scores import Floats, Integers, Scores

Colours = tuple[Integers, Integers, Integers]


def by_data(scores: Scores, weights: Floats) -> tuple[Scores, list[list[int]]]:
    """Return the same scores in an order that relabelling does not change, and groups of entries with equal roles.

    Elements are told apart by their scores, then by those they are scored with, until nothing more differs (colour
    refinement). Of elements that are still equal one is put first, the rest follows. The groups are the entries, by
    position in the new order, that were still equal before.
    """
    first = np.unique(weights, return_inverse=True)[1]
    start = np.zeros(len(scores.entries), np.int64), np.zeros(len(scores.experts), np.int64), first
    stable = _refined(scores, start)
    colours = stable
    while (tie := _first_tie(colours)) is not None:
        kind, chosen = tie
        changed = [2 * one for one in colours]
        changed[kind][chosen] -= 1
        colours = _refined(scores, (changed[0], changed[1], changed[2]))
    place = np.argsort(colours[0])
    groups = [np.nonzero(stable[0][place] == colour)[0].tolist() for colour in np.unique(stable[0])]
    return _arranged(scores, colours), groups


def joined(groups: Sequence[Sequence[int]]) -> list[list[int]]:
    """Return groups of positions with those that share a position made one."""
    label = np.arange(1 + max(max(group) for group in groups))
    for group in groups:
        seen = label[list(group)]
        label[np.isin(label, seen)] = seen[0]
    return [np.nonzero(label == one)[0].tolist() for one in np.unique(label)]


def _first_tie(colours: Colours) -> tuple[int, int] | None:
    """Return kind and position of one of the elements of the first colour that several have, None if none has."""
    for kind, one in enumerate(colours):
        colour, place, count = np.unique(one, return_index=True, return_counts=True)
        if len(colour) < len(one):
            return kind, int(place[count > 1][0])
    return None


def _refined(scores: Scores, colours: Colours) -> Colours:
    """Return colours, numbered from 0 in an order without labels, that no further look at the scores would split."""
    facets = scores.entry, scores.expert, scores.indicator
    current = list(colours)
    count = -1
    while (number := sum(len(np.unique(one)) for one in current)) > count:
        count = number
        for kind, facet in enumerate(facets):
            others = [current[other][facets[other]] for other in range(3) if other != kind]
            current[kind] = _split(current[kind], facet, [scores.value, *others])
    return current[0], current[1], current[2]


def _split(colour: Integers, facet: Integers, columns: Sequence[Floats | Integers]) -> Integers:
    """Return finer colours: the old one, then the sorted rows of each element."""
    order = np.lexsort((*reversed(columns), facet))
    rows = np.column_stack([column[order] for column in columns])
    ends = np.cumsum(np.bincount(facet, minlength=len(colour)))
    keys = [(int(own), rows[start:end].tolist()) for own, start, end in zip(colour, (0, *ends[:-1]), ends, strict=True)]
    by_key = sorted(range(len(keys)), key=keys.__getitem__)
    found = np.zeros(len(colour), np.int64)
    for before, after in pairwise(by_key):
        found[after] = found[before] + (keys[after] != keys[before])
    return found


def _arranged(scores: Scores, colours: Colours) -> Scores:
    """Return the scores with every element at the position of its colour."""
    ids = [
        tuple(names[int(place)] for place in np.argsort(colour))
        for names, colour in zip((scores.entries, scores.experts, scores.indicators), colours, strict=True)
    ]
    entry, expert, indicator = (
        colour[facet] for colour, facet in zip(colours, (scores.entry, scores.expert, scores.indicator), strict=True)
    )
    rows = np.lexsort((scores.value, indicator, expert, entry))
    return replace(
        scores,
        entries=ids[0],
        experts=ids[1],
        indicators=ids[2],
        entry=entry[rows],
        expert=expert[rows],
        indicator=indicator[rows],
        value=scores.value[rows],
    )
