"""Codes in sequence: steps below a prefix, numbers after nothing or a dot (1, 1.1), letters after a digit (1.1a)."""

import string
from collections import Counter
from collections.abc import Iterator, Sequence

_LETTERS = string.ascii_lowercase


def step_of(code: str, prefix: str) -> int | None:
    """Return which step below its prefix a code is (1.3 below ``1.`` and 1.1c below ``1.1`` are 3), None if none."""
    step = code.removeprefix(prefix)
    if not code.startswith(prefix) or not step:
        return None
    if step.isdecimal():
        return int(step)
    return _LETTERS.index(step) + 1 if len(step) == 1 and step in _LETTERS else None


def code_of(step: int, prefix: str) -> str:
    """Return the code of a step below a prefix."""
    is_numbered = not prefix or prefix.endswith(".")
    return f"{prefix}{step if is_numbered else _LETTERS[min(step, len(_LETTERS)) - 1]}"


def faults(steps: Sequence[int | None], first: int) -> Iterator[tuple[int, int | None]]:
    """Yield (position, step due there) where steps do not rise by one from ``first``, (position, None) where repeated.

    A None among the steps is one that cannot be read: it counts as the step that was due.
    """
    due = first
    seen: set[int] = set()
    for position, step in enumerate(steps):
        if step is None:
            due += 1
        elif step in seen:
            yield position, None
        else:
            if step != due:
                yield position, due
            seen.add(step)
            due = step + 1


def usual_first(firsts: Sequence[int | None]) -> int:
    """Return the step most groups of codes begin with, the smallest of several, 1 if there is none."""
    counts = Counter(step for step in firsts if step is not None)
    return min(counts, key=lambda step: (-counts[step], step), default=1)
