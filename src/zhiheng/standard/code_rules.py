"""The codes of categories, indicators, criteria and notes against each other."""

from collections.abc import Sequence

from zhiheng.standard import messages
from zhiheng.standard.model import Category, Criterion, Note
from zhiheng.standard.node import Node
from zhiheng.standard.sequence import code_of, faults, step_of, usual_first
from zhiheng.tables import KeyPath


def check_category_codes(standard: Node, categories: Sequence[Category]) -> None:
    """Note categories repeated or out of sequence; the first may have any number (a chapter such as 4.1)."""
    known = next((category.code for category in categories if category.code), "")
    prefix = known.removesuffix(known.rpartition(".")[2])
    entries = [(("categories", position, "code"), category.code) for position, category in enumerate(categories)]
    _check(standard, entries, prefix, step_of(known, prefix) or 1)


def check_indicator_codes(standard: Node, categories: Sequence[Category]) -> None:
    """Note indicators outside their category, repeated or out of sequence.

    All categories begin with the same number: the one most of them begin with.
    """
    first = usual_first(
        [step_of(category.indicators[0].code, f"{category.code}.") for category in categories if category.indicators]
    )
    for place, category in enumerate(categories):
        path = ("categories", place, "indicators")
        entries = [
            ((*path, position, "code"), indicator.code) for position, indicator in enumerate(category.indicators)
        ]
        if category.code:
            _check(standard, entries, f"{category.code}.", first)


def check_criterion_codes(indicator: Node, code: str, criteria: Sequence[Criterion]) -> None:
    """Note criteria that are not a, b, c … of their indicator."""
    entries = [(("criteria", position, "code"), criterion.code) for position, criterion in enumerate(criteria)]
    if code:
        _check(indicator, entries, code, 1)


def check_note_numbers(indicator: Node, notes: Sequence[Note]) -> None:
    """Note numbers of notes that are not 1, 2, 3 …, leaving aside notes without one."""
    entries = [(("notes", position, "number"), note.number) for position, note in enumerate(notes) if note.number]
    _check(indicator, entries, "", 1)


def _check(node: Node, entries: Sequence[tuple[KeyPath, str]], prefix: str, first: int) -> None:
    """Note what is wrong with siblings' codes below a prefix; unreadable ones ("") are noted already."""
    steps = [step_of(code, prefix) for _, code in entries]
    for position, (path, code) in enumerate(entries):
        if code and steps[position] is None and prefix:
            node.note(messages.NOT_UNDER_PARENT, *path, code=code, parent=prefix.removesuffix("."))
        elif code and steps[position] is None:
            node.note(messages.CODE_OUT_OF_SEQUENCE, *path, code=code, expected=f"{first + position}")
    for position, due in faults(steps, first):
        path, code = entries[position]
        if due is None:
            node.note(messages.REPEATED_CODE, *path, code=code)
        else:
            node.note(messages.CODE_OUT_OF_SEQUENCE, *path, code=code, expected=code_of(due, prefix))
