"""Where two standards differ."""

from collections.abc import Iterator

from zhiheng.standard.model import Standard


def codes_that_differ(standard: Standard, other: Standard) -> list[str]:
    """Return the codes of categories, indicators and criteria that are not the same in both, in their order."""
    parts, others = dict(_parts(standard)), dict(_parts(other))
    return [code for code in {**parts, **others} if parts.get(code) != others.get(code)]


def _parts(standard: Standard) -> Iterator[tuple[str, object]]:
    """Yield each code with what stands beside it, apart from what has a code of its own."""
    for category in standard.categories:
        yield category.code, (category.name, category.points)
        for indicator in category.indicators:
            yield indicator.code, (indicator.name, indicator.points, indicator.kind, indicator.notes)
            yield from ((criterion.code, criterion) for criterion in indicator.criteria)
