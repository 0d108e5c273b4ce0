"""Draws the pictures of docs/explanation/how-sure-is-a-ranking.md from what the library says of an invented panel."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from zhiheng.measurement import Wishes, measure, read_scores
from zhiheng.tables import InputFile

PICTURES = Path(__file__).parents[1] / "docs" / "explanation" / "pictures"
ENTRIES, EXPERTS, INDICATORS, PLACES = 12, 6, 26, 3
_STRICT = (0, 0, 9, -4, 0, 2)
_LEFT, _WIDTH, _ROW = 60, 520, 26


def main() -> None:
    """Write all pictures."""
    document: Any = measure(_panel(), Wishes(tops=(PLACES,)), "en")
    entries = sorted(document["entries"], key=lambda one: -one["official"])
    reliability = [(one["experts"], one["absolute"]) for one in document["reliability"]["d_study"][:12]]
    _write("ranks.svg", len(entries), _ranks(entries))
    _write("severity.svg", EXPERTS, _severity(document["experts"]))
    _write("reliability.svg", len(reliability), _reliability(reliability))


def _panel() -> Any:  # noqa: ANN401 - Scores, not among the names of the package
    random = np.random.default_rng(7)
    level = np.linspace(72, 45, ENTRIES)[:, None, None] - np.array(_STRICT)[:, None]
    marks = level + random.normal(0, 5, (ENTRIES, EXPERTS, 1)) + random.normal(0, 7, (ENTRIES, EXPERTS, INDICATORS))
    marks = np.clip(5 * np.round(marks / 5), 0, 100)
    rows = (
        f"C{entry + 1:02},{'ABCDEF'[expert]},{item:02},{marks[entry, expert, item]:g}"
        for entry, expert, item in np.ndindex(*marks.shape)
    )
    text = "entry,expert,indicator,percent\n" + "\n".join(rows) + "\n"
    return read_scores([InputFile("ratings.csv", text.encode())])


def _ranks(entries: list[Any]) -> Iterator[str]:
    def at(rank: float) -> float:
        return (rank - 0.5) / ENTRIES

    yield _upright(at(PLACES + 0.5), "#c8102e", ENTRIES, "4 3")
    for row, one in enumerate(entries):
        for key, height, colour in (("rank_interval90", 6, "#9db7dd"), ("rank_interval50", 14, "#1d4f91")):
            low, high = one[key]
            yield _bar(row, at(low - 0.5), at(high + 0.5), height, colour)
        yield _mark(row, at(row + 1))
        yield _label(row, one["entry"])


def _severity(experts: list[Any]) -> Iterator[str]:
    def at(points: float) -> float:
        return 0.5 + points / 40

    yield _upright(0.5, "#525c6f", EXPERTS, "")
    for row, one in enumerate(sorted(experts, key=lambda one: -one["severity"])):
        margin = 1.645 * one["sd"]
        yield _bar(row, at(one["severity"] - margin), at(one["severity"] + margin), 6, "#9db7dd")
        yield _mark(row, at(one["severity"]))
        yield _label(row, one["expert"])


def _reliability(found: list[tuple[int, float]]) -> Iterator[str]:
    for row, (experts, phi) in enumerate(found):
        yield _bar(row, 0, phi, 14, "#9db7dd")
        yield _label(row, str(experts))
    yield _upright(0.8, "#c8102e", len(found), "4 3")


def _x(share: float) -> float:
    return _LEFT + _WIDTH * min(max(share, 0), 1)


def _bar(row: int, low: float, high: float, height: int, colour: str) -> str:
    y = _ROW * row + (_ROW - height) / 2
    return f'<rect x="{_x(low):.1f}" y="{y:.1f}" width="{_x(high) - _x(low):.1f}" height="{height}" fill="{colour}"/>'


def _mark(row: int, share: float) -> str:
    return f'<rect x="{_x(share) - 1.5:.1f}" y="{_ROW * row + 4}" width="3" height="{_ROW - 8}" fill="#1a2233"/>'


def _label(row: int, text: str) -> str:
    return f'<text x="{_LEFT - 10}" y="{_ROW * row + 18}" text-anchor="end" font-size="14">{text}</text>'


def _upright(share: float, colour: str, rows: int, dashes: str) -> str:
    x = f"{_x(share):.1f}"
    line = f'<line x1="{x}" x2="{x}" y1="0" y2="{_ROW * rows}"'
    return f'{line} stroke="{colour}" stroke-width="2" stroke-dasharray="{dashes or "none"}"/>'


def _write(name: str, rows: int, parts: Iterator[str]) -> None:
    width, height = _LEFT + _WIDTH + 20, _ROW * rows
    size = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    body = "\n".join(parts)
    text = f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="sans-serif">\n{body}\n</svg>\n'
    (PICTURES / name).write_text(text, "utf-8")


if __name__ == "__main__":
    main()
