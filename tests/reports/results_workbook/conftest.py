from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from scoring.make import Files
from zhiheng.reports import write_results_workbook
from zhiheng.scoring import Season, evaluate
from zhiheng.tables import InputFile, read_workbook

Pages: TypeAlias = dict[str, list[list[Any]]]
WritePages: TypeAlias = Callable[..., Pages]
"""Evaluates the files, writes the workbook and returns each page's rows below the remark, by the page's name."""

_ROWS_ABOVE_TABLE = 3


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return Files(tmp_path)


def workbook_bytes(season: Season) -> bytes:
    target = BytesIO()
    write_results_workbook(evaluate(season).as_json(), season.scheme.standards, target)
    return target.getvalue()


@pytest.fixture
def write_pages(files: Files) -> WritePages:
    def write(**options: Any) -> Pages:
        content = workbook_bytes(files.season(**options))
        sheets = read_workbook(InputFile("results.xlsx", content))
        return {sheet.name: [list(row) for row in sheet.rows[_ROWS_ABOVE_TABLE:]] for sheet in sheets}

    return write
