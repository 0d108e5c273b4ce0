"""What another set of documents would change: criterion by criterion, paragraph by paragraph."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Literal

from zhiheng.canonical import canonical_json
from zhiheng.documents.document import EMPTY, Document, lines_of
from zhiheng.documents.schema import Node

State = Literal["unchanged", "new", "changed", "removed", "absent"]
"""``removed``: the one after is empty. ``absent``: there is none after, which leaves the one before as it is."""

_MOST_PAIRS = 500_000
"""Pairs of equal lines that an alignment may look at; documents of little but repetition have more."""


@dataclass(frozen=True, slots=True)
class LineChange:
    """A paragraph, row of a table or caption before and after; None where there is none.

    Both with the same words but ``is_same`` false: the format, the list, the spans of cells or the picture changed.
    """

    old: str | None
    new: str | None
    is_same: bool


@dataclass(frozen=True, slots=True)
class DocumentChange:
    """What happens to one document; ``lines`` are both texts as one sequence."""

    code: str
    state: State
    old: Document
    new: Document
    lines: Sequence[LineChange]


def compare_documents(before: Mapping[str, Document], after: Mapping[str, Document]) -> Sequence[DocumentChange]:
    """Return what happens to each document if ``after`` is taken, those of ``before`` first, in their order.

    Pictures are the same if they name the same file. To compare with what was read out of Word, let the documents
    before name the first 32 digits of the SHA-256 of each picture (``with_pictures``).
    """
    return [_change(code, before.get(code, EMPTY), after.get(code)) for code in dict.fromkeys((*before, *after))]


def _change(code: str, old: Document, new: Document | None) -> DocumentChange:
    if new is None:
        return DocumentChange(code, "absent", old, old, _lines(old, old))
    state: State = "changed"
    if old == new:
        state = "unchanged"
    elif not old.text:
        state = "new"
    elif not new.text:
        state = "removed"
    return DocumentChange(code, state, old, new, _lines(old, new))


def _lines(old: Document, new: Document) -> Sequence[LineChange]:
    return tuple(_aligned(list(_units(old.blocks, ())), list(_units(new.blocks, ()))))


_Unit = tuple[str, bytes]
"""The words of a line, and everything about it."""


def _units(blocks: Sequence[Node], above: tuple[str, ...]) -> Iterator[_Unit]:
    for block in blocks:
        kind = block["type"]
        if kind in ("paragraph", "picture", "table_row"):
            (line,) = lines_of(block)
            yield line, canonical_json([*above, block])
        else:
            yield from _units(block["content"], (*above, kind))


def _aligned(old: Sequence[_Unit], new: Sequence[_Unit]) -> Iterator[LineChange]:
    start = _common(old, new)
    end = _common(old[start:][::-1], new[start:][::-1])
    for line, _ in old[:start]:
        yield LineChange(line, line, is_same=True)
    yield from _between(old[start : len(old) - end], new[start : len(new) - end])
    for line, _ in old[len(old) - end :]:
        yield LineChange(line, line, is_same=True)


def _between(old: Sequence[_Unit], new: Sequence[_Unit]) -> Iterator[LineChange]:
    counts = Counter(new)
    if sum(counts[unit] for unit in old) > _MOST_PAIRS:
        yield from _replaced(old, new)
        return
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield from (LineChange(line, line, is_same=True) for line, _ in old[a:b])
        else:
            yield from _replaced(old[a:b], new[c:d])


def _replaced(old: Sequence[_Unit], new: Sequence[_Unit]) -> Iterator[LineChange]:
    for one, other in zip_longest(old, new):
        yield LineChange(one and one[0], other and other[0], is_same=one == other)


def _common(old: Sequence[_Unit], new: Sequence[_Unit]) -> int:
    return next((at for at, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
