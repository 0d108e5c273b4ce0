"""What changed between two texts, in pieces a reader of Chinese can follow."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby
from typing import Literal

Kind = Literal["same", "old", "new"]
Piece = tuple[Kind, str]

_CLAUSES = re.compile(r"[^，。、；：！？,;!?\n]*(?:[，。、；：！？,;!?\n]|$)")
_WORDS = re.compile(r"[A-Za-z0-9.%]+|\s+|.", re.DOTALL)
_MOST_PAIRS = 2_000_000
"""Pairs of equal clauses that an alignment may look at; texts of little but repetition have more."""
_PAIRS_PER_WORD = 30
"""The same for the words of what was replaced, which is done many times."""
_SHORT = 2


def compare(old: str, new: str) -> list[Piece]:
    """Return both texts as one sequence: what is the same, what only the old one has, what only the new one has.

    Chinese is compared by character, Latin words and numbers whole. The pieces that are not new make the old text,
    those that are not old the new one.
    """
    return [
        (kind, "".join(text for _, text in pieces))
        for kind, pieces in groupby(_ordered(_changes(old, new)), key=lambda piece: piece[0])
    ]


def _changes(old: str, new: str) -> Iterator[Piece]:
    """Align clause by clause, then what was replaced word by word."""
    for a, b in _aligned(_CLAUSES.findall(old), _CLAUSES.findall(new), _MOST_PAIRS):
        if a == b:
            yield "same", a
        elif a and b:
            words = _WORDS.findall(a), _WORDS.findall(b)
            yield from _without_crumbs(list(_aligned(*words, _PAIRS_PER_WORD * sum(map(len, words)))))
        else:
            yield from (("old", a), ("new", b))


def _aligned(old: Sequence[str], new: Sequence[str], most_pairs: int) -> Iterator[tuple[str, str]]:
    """Yield runs of both sequences side by side: equal ones, or what stands on one side in place of the other."""
    start = _common(old, new)
    end = _common(old[start:][::-1], new[start:][::-1])
    middle = old[start : len(old) - end], new[start : len(new) - end]
    yield "".join(old[:start]), "".join(old[:start])
    counts = Counter(middle[1])
    if sum(counts[part] for part in middle[0]) > most_pairs:
        yield "".join(middle[0]), "".join(middle[1])
    else:
        for _, a, b, c, d in SequenceMatcher(None, *middle, autojunk=False).get_opcodes():
            yield "".join(middle[0][a:b]), "".join(middle[1][c:d])
    yield "".join(old[len(old) - end :]), "".join(old[len(old) - end :])


def _common(old: Sequence[str], new: Sequence[str]) -> int:
    return next((at for at, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))


def _without_crumbs(runs: Sequence[tuple[str, str]]) -> Iterator[Piece]:
    """Count a word or two that stayed between two larger changes as changed: crumbs hinder reading."""
    for at, (a, b) in enumerate(runs):
        is_crumb = a == b and len(a) <= _SHORT and 0 < at < len(runs) - 1
        if a == b and not (is_crumb and all(_is_large(run, a) for run in (runs[at - 1], runs[at + 1]))):
            yield "same", a
        else:
            yield from (("old", a), ("new", b))


def _is_large(run: tuple[str, str], crumb: str) -> bool:
    return run[0] != run[1] and max(map(len, run)) > len(crumb)


def _ordered(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Yield what is old before what is new within every change, without empty pieces."""
    filled = (piece for piece in pieces if piece[1])
    for _, group in groupby(filled, key=lambda piece: piece[0] == "same"):
        yield from sorted(group, key=lambda piece: piece[0] == "new")
