"""The whole workbook, page by page."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from zhiheng.reports.results_workbook import words
from zhiheng.reports.results_workbook.about import write_about
from zhiheng.reports.results_workbook.experts import write_experts
from zhiheng.reports.results_workbook.flags import write_flags
from zhiheng.reports.results_workbook.matrix import write_matrix
from zhiheng.reports.results_workbook.page import Paper, open_paper
from zhiheng.reports.results_workbook.published import Published
from zhiheng.reports.results_workbook.ranking import write_ranking
from zhiheng.standard import Standard

# Bytes depend on the content alone, so the workbook carries the date that a zip archive begins with.
_CREATED = datetime(1980, 1, 1)  # noqa: DTZ001 - the format keeps no time zone
_LONGEST_PAGE_NAME = 31
_NOT_IN_PAGE_NAMES = re.compile(r"[\[\]:*?/\\']")
# Rows are written one after the other and not kept: a national season has a million cells.
_OPTIONS = {"constant_memory": True}


def write_results_workbook(
    result: Mapping[str, Any], standards: Mapping[str, Standard], target: Path | BytesIO
) -> None:
    """Write ``results.xlsx``: ranking, matrix, experts' totals, flags and explanations, in Chinese.

    ``result`` is the document of results.json, ``standards`` holds every standard it names, by id. The numbers are
    for reading: cells of a workbook are binary floats. The same result gives the same bytes.
    """
    import xlsxwriter  # noqa: PLC0415 - only who writes a workbook pays for its import

    published = Published(result, standards)
    with xlsxwriter.Workbook(target, _OPTIONS) as workbook:
        workbook.set_properties({"title": published.scheme["name"], "created": _CREATED})
        paper = open_paper(workbook, published.scheme["name"], _footer(published), published.digits)
        _write_pages(paper, published)


def _write_pages(paper: Paper, published: Published) -> None:
    tracks = [ranking.name for ranking in published.rankings]
    for page, ranking in zip(_page_names(words.RANKING, tracks), published.rankings, strict=True):
        write_ranking(paper, published, ranking, page)
    for page, ranking in zip(_page_names(words.MATRIX, tracks), published.rankings, strict=True):
        write_matrix(paper, ranking, page)
    phases = [phase for phase in published.phases if published.has_sheets(phase)]
    for page, phase in zip(_page_names(words.EXPERTS, [phase["name"] for phase in phases]), phases, strict=True):
        write_experts(paper, published, phase, page)
    write_flags(paper, published)
    write_about(paper, published)


def _page_names(page: str, parts: Sequence[str]) -> list[str]:
    """Return a name for each part's page, as Excel allows them; numbered where they would not differ."""
    cleaned = [_NOT_IN_PAGE_NAMES.sub(" ", part) for part in parts]
    names = [_cut(f"{page} {part}") for part in cleaned]
    if len({name.casefold() for name in names}) < len(names):
        names = [_cut(f"{page}{number} {part}") for number, part in enumerate(cleaned, 1)]
    return names


def _cut(name: str) -> str:
    """Return a page's name no longer than Excel allows, which counts rare characters outside the BMP as two."""
    return name.encode("utf-16-le")[: 2 * _LONGEST_PAGE_NAME].decode("utf-16-le", "ignore").strip()


def _footer(published: Published) -> str:
    standard = published.result["standard"]
    return f"评分要点 {standard['id']}　摘要值 {standard['digest'][:12]}"
