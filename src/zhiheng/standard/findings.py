"""Findings (提示): what a person should look at, though the standard can be used as it is."""

import re
from collections.abc import Iterator

from zhiheng.problems import Problem
from zhiheng.standard import messages
from zhiheng.standard.node import Source
from zhiheng.tables import KeyPath

_HAN = "[\u3400-\u9fff]"
_HALF_WIDTH = re.compile(f"(?<={_HAN})[,.;:?!()](?={_HAN})")
_AROUND = 4


def half_width_findings(source: Source) -> Iterator[Problem]:
    """Yield half-width punctuation between Chinese characters, in the order of the text."""
    for path, text in _texts(source.data, ()):
        for found in _HALF_WIDTH.finditer(text):
            excerpt = text[max(found.start() - _AROUND, 0) : found.end() + _AROUND]
            yield Problem(source.place(path), messages.HALF_WIDTH_PUNCTUATION, (("excerpt", excerpt),))


def _texts(value: object, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, member in value.items():
            yield from _texts(member, (*path, key))
    elif isinstance(value, list):
        for position, member in enumerate(value):
            yield from _texts(member, (*path, position))
