"""What experts see: LibreOffice computes the formulas, and they agree with exact arithmetic."""

import random
import shutil
import subprocess
from fractions import Fraction
from pathlib import Path

import pytest

from scoring.workbooks.make import in_overview, make, on_sheet
from zhiheng.problems import Problems
from zhiheng.scoring.assignments import Assignment, Expert
from zhiheng.scoring.lists import Entry
from zhiheng.scoring.workbooks import ScoreSheet, Template, WorkbookReader, entry_layout, instructions_page
from zhiheng.standard import Indicator, load_guide, load_standard
from zhiheng.tables import InputFile, Sheet, read_workbook

STANDARD = load_standard("pengjiang-manufacturing")
ENTRIES = tuple(
    Entry(f"M{number}", f"示例{number}公司", kind)
    for number, kind in enumerate(("advanced", "traditional", "advanced"))
)
# LibreOffice trusts the values in a file unless it is told to compute them again.
_ALWAYS_COMPUTE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


@pytest.fixture
def soffice() -> str:
    found = shutil.which("soffice")
    if found is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    return found


def _compute(soffice: str, file: InputFile, folder: Path) -> InputFile:
    """Return the workbook as LibreOffice saves it, all formulas computed."""
    settings = folder / "profile" / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(_ALWAYS_COMPUTE, "utf-8")
    (folder / file.name).write_bytes(file.content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = [soffice, profile, "--headless", "--convert-to", "xlsx", "--outdir", folder / "out", folder / file.name]
    subprocess.run(convert, check=True, capture_output=True, timeout=240)
    return InputFile(file.name, (folder / "out" / file.name).read_bytes())


def _fill(template: Template) -> InputFile:
    """Return a workbook filled in at random, in both ways; the last entry only in part."""
    draw = random.Random(20260301)  # noqa: S311 - invented scores
    cells: dict[str, dict[str, object]] = {"总表": {}, **{entry.id: {} for entry in ENTRIES}}
    for position, entry in enumerate(ENTRIES):
        for indicator in STANDARD.indicators:
            steps = 20 if template.unit == "percent" else 2 * indicator.points
            mark: object = draw.randint(0, steps) * (5 if template.unit == "percent" else 0.5)
            if template.allow_na and draw.random() < 0.2:
                mark = "NA"
            if position == 2 and draw.random() < 0.5:
                continue
            if draw.random() < 0.5:
                cells[entry.id][on_sheet(indicator.code, entry, STANDARD)] = mark
            else:
                cells["总表"][in_overview(indicator.code, position, STANDARD)] = mark
    return make(template, Assignment(Expert("E1", "专家甲"), ENTRIES), cells)


def _score(template: Template, indicator: Indicator, sheet: ScoreSheet) -> Fraction | None:
    """Return the exact points of an indicator, None for NA and for an absent mark."""
    text = sheet.marks[indicator.code][0]
    if text in ("", "NA"):
        return None
    return Fraction(text) * indicator.points / 100 if template.unit == "percent" else Fraction(text)


def _sum(template: Template, indicators: list[Indicator], points: int, sheet: ScoreSheet) -> object:
    """Return what a row of totals should show, rescaled for NA, to six decimals; nothing while nothing is filled in."""
    if all(sheet.marks[indicator.code][0] == "" for indicator in indicators):
        return ""
    remaining = sum(indicator.points for indicator in indicators if sheet.marks[indicator.code][0] != "NA")
    if not remaining:
        return "不适用"
    scores = [score for indicator in indicators if (score := _score(template, indicator, sheet)) is not None]
    return pytest.approx(float(sum(scores, Fraction(0)) * points / remaining), abs=1e-6)


def _help(template: Template, indicator: Indicator, sheet: ScoreSheet) -> str:
    """Return the first words beside an indicator: its band, or its factors."""
    score = _score(template, indicator, sheet)
    scale = template.guide.scale(indicator.kind)
    if score is None:
        return f"{scale.name.zh}："
    percent = score / indicator.points * 100
    band = next(band for band in scale.bands if percent <= band.high)
    sentence = band.sentences[scale.factors[0].id].zh
    return f"评分区间 {band.low}–{band.high}%\n{scale.factors[0].name.zh}：{sentence}\n"


@pytest.mark.soak
@pytest.mark.parametrize(
    "template",
    [
        Template(STANDARD, load_guide(), "desk"),
        Template(STANDARD, load_guide(), "desk", "points"),
        Template(STANDARD, load_guide(), "desk", allow_na=True),
    ],
    ids=["percent", "points", "with-na"],
)
def test_formulas_show_the_exact_points(template: Template, soffice: str, tmp_path: Path) -> None:
    computed = _compute(soffice, _fill(template), tmp_path)
    pages = {page.name: page for page in read_workbook(computed)}
    problems = Problems()
    workbook = WorkbookReader(problems, lambda _phase: (STANDARD,)).read(computed)
    assert list(problems) == []
    assert workbook
    for position, sheet in enumerate(workbook.sheets):
        layout = entry_layout.lay_out_entry(STANDARD, ENTRIES[position].kind)
        _check_entry(template, pages[sheet.entry], layout, sheet)
        _check_other_pages(pages, layout, sheet, position)


def _check_entry(template: Template, page: Sheet, layout: entry_layout.EntryLayout, sheet: ScoreSheet) -> None:
    for section in layout.sections:
        indicators = list(section.category.indicators)
        assert page.cell(section.row, entry_layout.SCORE) == _sum(template, indicators, section.category.points, sheet)
        for block in section.blocks:
            score = _score(template, block.indicator, sheet)
            shown = page.cell(block.top, entry_layout.SCORE)
            assert shown == (
                {"": "", "NA": "不适用"}[sheet.marks[block.indicator.code][0]] if score is None else float(score)
            )
            assert str(page.cell(block.top + 1, entry_layout.POINTS)).startswith(
                _help(template, block.indicator, sheet)
            )
    total = _sum(template, list(STANDARD.indicators), STANDARD.points, sheet)
    assert page.cell(layout.total_row, entry_layout.SCORE) == total
    assert page.cell(layout.total_row, entry_layout.INPUT) == sheet.filled


def _check_other_pages(
    pages: dict[str, Sheet], layout: entry_layout.EntryLayout, sheet: ScoreSheet, position: int
) -> None:
    """The first page and the overview repeat what the entry's sheet shows."""
    page = pages[sheet.entry]
    total = page.cell(layout.total_row, entry_layout.SCORE)
    line = next(row for row in pages["填写说明"].rows if row[instructions_page.ID] == sheet.entry)
    assert line[instructions_page.STATE :] == ("有效", sheet.filled, total)
    overview = [row[4 + 2 * position : 6 + 2 * position] for row in pages["总表"].rows]
    assert overview[3][0] == total
    scores = [page.cell(block.top, entry_layout.SCORE) for block in layout.blocks]
    assert [row[1] for row in overview[6:32]] == scores
    assert [row[0] for row in overview[32:37]] == [
        page.cell(section.row, entry_layout.SCORE) for section in layout.sections
    ]
