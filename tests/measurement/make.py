"""Scores for tests, from tables and from text."""

import numpy as np

from zhiheng.measurement import Scores, read_scores
from zhiheng.tables import InputFile


def read(text: str, **options) -> Scores:
    return read_scores([InputFile("scores.csv", text.encode())], **options)


def of_table(table) -> Scores:
    """One indicator; entries in rows, experts in columns; None is absent."""
    rows = [
        f"P{row:03},R{column:03},x,{mark}"
        for row, marks in enumerate(table)
        for column, mark in enumerate(marks)
        if mark is not None
    ]
    return read("entry,expert,indicator,score\n" + "\n".join(rows) + "\n")


def of_cube(cube) -> Scores:
    """Entries × experts × indicators; NaN is absent."""
    cube = np.asarray(cube, dtype=float)
    rows = [
        f"P{p:03},R{o:03},{i:02},{float(cube[p, o, i])!r}"
        for p, o, i in np.ndindex(*cube.shape)
        if not np.isnan(cube[p, o, i])
    ]
    return read("entry,expert,indicator,score\n" + "\n".join(rows) + "\n")


SHROUT_FLEISS = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]
"""Shrout & Fleiss (1979), table 2: six targets, four judges."""

KRIPPENDORFF = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
    [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
]
"""Krippendorff (2011), D: four observers, twelve units."""
