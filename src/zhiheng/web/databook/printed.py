"""The data book in the printed application: figures sheet by sheet, registers, and what was explained."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from zhiheng.canonical import Json
from zhiheng.metrics.registers import COLUMNS, REGISTERS
from zhiheng.web.databook.domains import TITLES, inputs_of
from zhiheng.web.databook.explanations import label_of
from zhiheng.web.databook.registers import SHEET, field_of
from zhiheng.web.databook.rows import cells_of

_NOTHING = "—"


def printed_tables(sheets: Mapping[str, Any]) -> list[Json]:
    """Return the tables of what a snapshot holds under ``sheets``, in Chinese; none without any figure."""
    return [*_figures(sheets), *_registers(sheets), *_explained(sheets)] if sheets else []


def _table(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]], words: int) -> Json:
    return {"title": title, "columns": [*columns], "rows": [[*row] for row in rows], "words": words}


def _figures(sheets: Mapping[str, Any]) -> Iterator[Json]:
    years = sheets["years"]
    for code, title in TITLES.items():
        texts = sheets["texts"].get(code, {})
        rows = [
            [one.name.zh, one.unit, *(cells.get(year, _NOTHING) for year in years)]
            for one in inputs_of(code)
            if (cells := cells_of(texts.get(one.id, "")))
        ]
        if rows:
            yield _table(title.zh, ["项目", "单位", *map(str, years)], rows, 2)


def _registers(sheets: Mapping[str, Any]) -> Iterator[Json]:
    texts = sheets["texts"].get(SHEET, {})
    for register in REGISTERS.values():
        lines = [line for line in texts.get(field_of(register.id), "").splitlines() if line.replace("|", "").strip()]
        if lines:
            rows = [_cells(line) for line in lines]
            yield _table(f"清单：{register.title.zh}", [one.zh for one in COLUMNS], rows, len(COLUMNS))


def _cells(line: str) -> list[str]:
    cells = [cell.strip() for cell in line.split("|")][: len(COLUMNS)]
    return [*cells, *[""] * (len(COLUMNS) - len(cells))]


def _explained(sheets: Mapping[str, Any]) -> Iterator[Json]:
    found = [(name, text) for texts in sheets["texts"].values() for name, text in sorted(texts.items())]
    rows = [[label.zh, " ".join(text.split())] for name, text in found if text.strip() and (label := label_of(name))]
    if rows:
        yield _table("数据说明", ["对哪一处", "说明"], rows, 2)
