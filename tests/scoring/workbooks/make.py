"""Score workbooks for tests: written small, filled in as an expert would, and damaged as experts do."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape

from zhiheng.problems import Problems
from zhiheng.scoring.assignments import Assignment, Expert
from zhiheng.scoring.lists import Entry
from zhiheng.scoring.workbooks import ScoreWorkbook, Template, WorkbookReader, write_score_workbook
from zhiheng.scoring.workbooks import entry_layout as on_entry
from zhiheng.scoring.workbooks import overview_layout as on_overview
from zhiheng.standard import Category, Criterion, Indicator, Note, Standard, load_guide
from zhiheng.tables import InputFile, cell_address

_NOTES = (Note("1", "advanced", "先进的注。"), Note("2", "traditional", "传统的注。"), Note(None, "all", "所有的注。"))
STANDARD = Standard(
    "small",
    "小标准",
    100,
    (
        Category(
            "1",
            "甲",
            30,
            (
                Indicator(
                    "1.1", "甲一", 10, "process", (Criterion("1.1a", "如何做一。"), Criterion("1.1b", "如何做二。"))
                ),
                Indicator("1.2", "甲二", 20, "process", (Criterion("1.2a", "如何做三。"),), _NOTES),
            ),
        ),
        Category(
            "2",
            "乙",
            70,
            (
                Indicator(
                    "2.1",
                    "乙一",
                    70,
                    "results",
                    (Criterion("2.1a", "说明一。"), Criterion("2.1b", "如何四。", "process")),
                ),
            ),
        ),
    ),
)
CODES = ("1.1", "1.2", "2.1")
ADVANCED = Entry("M01", "示例一号公司", "advanced")
TRADITIONAL = Entry("M02", "示例二号公司", "traditional")
ASSIGNMENT = Assignment(Expert("E1", "专家甲"), (ADVANCED, TRADITIONAL))
PERCENT = Template(STANDARD, load_guide(), "desk")
POINTS = Template(STANDARD, load_guide(), "desk", "points")
WITH_NA = Template(STANDARD, load_guide(), "desk", allow_na=True)

Cells = Mapping[str, Mapping[str, object]]
"""{sheet: {address: what is typed}}."""


@dataclass(frozen=True)
class ErrorValue:
    """What a formula that went wrong leaves in a cell."""

    text: str = "#REF!"


@dataclass(frozen=True)
class Formula:
    """A formula with the value it had when the file was saved."""

    text: str
    value: object


def make(template: Template = PERCENT, assignment: Assignment = ASSIGNMENT, cells: Cells | None = None) -> InputFile:
    """Return a workbook with cells filled in."""
    content = write_score_workbook(template, assignment)
    return InputFile(f"{assignment.expert.id}.xlsx", fill(content, cells or {}))


def read(
    *files: InputFile, find: Callable[[str], tuple[Standard, ...]] = lambda _phase: (STANDARD,), **more: object
) -> tuple[list[ScoreWorkbook | None], list[str]]:
    """Return the workbooks read and all problems as text."""
    problems = Problems()
    reader = WorkbookReader(problems, find, **more)  # type: ignore[arg-type]
    workbooks = [reader.read(file) for file in files]
    return workbooks, [problem.text("zh") for problem in problems]


def on_sheet(code: str, entry: Entry = ADVANCED, standard: Standard = STANDARD) -> str:
    """Return the address of an indicator's input cell on an entry's sheet."""
    layout = on_entry.lay_out_entry(standard, entry.kind)
    return next(cell_address(block.top, on_entry.INPUT) for block in layout.blocks if block.indicator.code == code)


def in_overview(code: str, position: int = 0, standard: Standard = STANDARD) -> str:
    """Return the address of an indicator's input cell in the overview."""
    return cell_address(on_overview.row_of(standard, code), on_overview.input_column(position))


def fill(content: bytes, cells: Cells) -> bytes:
    """Return a workbook with the contents of existing cells replaced, their formats kept."""
    return _rewrite(content, lambda sheet, text: _filled(text, cells.get(sheet, {})))


def rename(content: bytes, old: str, new: str) -> bytes:
    """Return a workbook with a sheet renamed, as a person would; references to it are left as they are."""
    parts = _parts(content)
    text = parts["xl/workbook.xml"].decode()
    parts["xl/workbook.xml"] = text.replace(f'<sheet name="{old}"', f'<sheet name="{new}"').encode()
    return _zip(parts)


def part(content: bytes, sheet: str) -> str:
    """Return the XML of a sheet."""
    parts = _parts(content)
    return parts[_path(parts, sheet)].decode()


def _rewrite(content: bytes, change: Callable[[str, str], str]) -> bytes:
    parts = _parts(content)
    for sheet in _names(parts):
        path = _path(parts, sheet)
        parts[path] = change(sheet, parts[path].decode()).encode()
    return _zip(parts)


def _filled(text: str, cells: Mapping[str, object]) -> str:
    for address, value in cells.items():
        found = re.search(rf'<c r="{address}"( s="\d+")?[^>]*?(?:/>|>.*?</c>)', text)
        assert found, f"no cell {address}"
        text = text[: found.start()] + _cell(address, found[1] or "", value) + text[found.end() :]
    return text


def _cell(address: str, style: str, value: object) -> str:
    start = f'<c r="{address}"{style}'
    if isinstance(value, ErrorValue):
        return f'{start} t="e"><v>{value.text}</v></c>'
    if isinstance(value, Formula):
        kind = ' t="str"' if isinstance(value.value, str) else ""
        return f"{start}{kind}><f>{escape(value.text)}</f><v>{value.value}</v></c>"
    if isinstance(value, str):
        return f'{start} t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
    return f"{start}><v>{value}</v></c>"


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as source:
        return {name: source.read(name) for name in source.namelist()}


def _zip(parts: Mapping[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as target:
        for name, data in parts.items():
            target.writestr(name, data)
    return content.getvalue()


def _names(parts: Mapping[str, bytes]) -> list[str]:
    return re.findall(r'<sheet name="([^"]+)"', parts["xl/workbook.xml"].decode())


def _path(parts: Mapping[str, bytes], sheet: str) -> str:
    return f"xl/worksheets/sheet{_names(parts).index(sheet) + 1}.xml"
