"""A small season on disk, for tests: standard "tiny" with 100 points, two categories, three indicators."""

from pathlib import Path
from typing import Any

import pytest

from zhiheng.problems import BadInputError
from zhiheng.scoring import evaluate, load_season

TINY = """\
id: tiny
title: 小标准
points: 100
categories:
  - code: "1"
    name: 甲
    points: 30
    indicators:
      - code: "1.1"
        name: 甲一
        points: 10
        kind: process
        criteria: [{code: 1.1a, text: 如何做甲一。}]
        notes: []
      - code: "1.2"
        name: 甲二
        points: 20
        kind: process
        criteria: [{code: 1.2a, text: 如何做甲二。}]
        notes: []
  - code: "2"
    name: 乙
    points: 70
    indicators:
      - code: "2.1"
        name: 乙一
        points: 70
        kind: results
        criteria: [{code: 2.1a, text: 说明乙一。}]
        notes: []
"""

ONE_PHASE = """\
standard = "tiny.yaml"
[[phases]]
id = "desk"
name = "材料评审"
weight = 1
aggregate = "mean"
"""

TWO_PHASES = (
    ONE_PHASE
    + """\
{gate}
[[phases]]
id = "visit"
name = "现场评审"
weight = 3
aggregate = "mean"
"""
)

CODES = ("1.1", "1.2", "2.1")


def sheet(entry: str, expert: str, *marks: object, phase: str = "desk") -> str:
    """Return the rows of a sheet; an absent cell is None or left away at the end."""
    values = zip(CODES, marks, strict=False)
    return "".join(f"{phase},{entry},{expert},{code},{'' if mark is None else mark}\n" for code, mark in values)


def entries(*ids: str, **more: str) -> str:
    """Return a list of active entries, with whole further rows by id."""
    rows = [f"{identifier},示例{identifier}公司,advanced,,\n" for identifier in ids]
    return "entry,name,kind,status,track\n" + "".join(rows + [f"{key},{row}\n" for key, row in more.items()])


class Files:
    """The files of a season in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.write("tiny.yaml", TINY)
        self.write("scheme.toml", ONE_PHASE)
        self.write("entries.csv", entries("A", "B", "C"))

    def write(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path

    def ratings(self, *sheets: str, unit: str = "percent") -> None:
        self.write("ratings.csv", f"phase,entry,expert,indicator,{unit}\n" + "".join(sheets))

    def season(self, **options: Any) -> Any:
        folder = self.folder
        return load_season([folder / "ratings.csv"], folder / "entries.csv", folder / "scheme.toml", **options)

    def result(self, **options: Any) -> dict[str, Any]:
        """Return the result's entries by id."""
        document: dict[str, Any] = evaluate(self.season(**options)).as_json()
        return {entry["entry"]: entry for entry in document["entries"]}

    def problems(self, **options: Any) -> list[str]:
        """Return all problems, without the folder."""
        with pytest.raises(BadInputError) as caught:
            self.season(**options)
        return [problem.text("zh").replace(f"{self.folder}/", "") for problem in caught.value.problems]


def kinds(entry: dict[str, Any]) -> list[str]:
    return [flag["kind"] for flag in entry["flags"]]
