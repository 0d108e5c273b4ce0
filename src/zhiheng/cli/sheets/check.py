"""``zhiheng sheets check``."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from zhiheng.canonical import Json
from zhiheng.cli.output import Output
from zhiheng.cli.parser import Options, Parser
from zhiheng.problems import Language, Message, Problems
from zhiheng.scoring.rounding import Rounding
from zhiheng.scoring.workbooks import ScoreSheet, ScoreWorkbook, State, WorkbookReader
from zhiheng.standard import Guide, Standard, builtin_standards, load_guide, load_standard
from zhiheng.tables import find_files, read_file

SUMMARY = Message("检查收回的 Excel 评分表，一次列出全部问题", "check workbooks that came back, every problem at once")

_PATHS = Message("评分表文件或存放它们的文件夹", "workbooks, or folders of them")
_STANDARD = Message(
    "评分表所用的评分要点，内置的不必写", "the standard of the workbooks; a built-in one is found by itself"
)
_GUIDE = Message(
    "评分表应使用的评分指南，与生成时的比较；不写则不比较",
    "the guide the workbooks should be made with; without it theirs is not compared",
)

_HEADINGS = (
    Message("专家", "expert"),
    Message("阶段", "phase"),
    Message("申报", "entry"),
    Message("已填", "filled"),
    Message("评语", "comments"),
    Message("状态", "state"),
    Message("合计", "total"),
)
_STATES: dict[State, Message] = {
    "complete": Message("已填完", "complete"),
    "incomplete": Message("未填完", "incomplete"),
    "not_started": Message("未开始", "not started"),
    "withdrawn": Message("已撤回", "withdrawn"),
}
_NO_TOTAL = "–"
_COUNTS = Message("{files} 个文件，{sheets} 张评分表：{states}。", "{files} files, {sheets} sheets: {states}.")


def add_arguments(parser: Parser, language: Language) -> None:
    """Declare the options of the action."""
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help=_PATHS.text(language))
    parser.add_argument("--standard", metavar="ID|FILE", help=_STANDARD.text(language))
    parser.add_argument("--guide", metavar="ID|FILE", help=_GUIDE.text(language))


def run(options: Options, output: Output) -> None:
    """Print how far each expert is with each entry."""
    workbooks = _read(options)
    output.print_json({"problems": [], "workbooks": [_as_json(workbook) for workbook in workbooks]})
    output.print_table(_HEADINGS, (row for workbook in workbooks for row in _rows(workbook, output.language)))
    counts = Counter(sheet.state for workbook in workbooks for sheet in workbook.sheets)
    states = {"zh": "，", "en": ", "}[output.language].join(
        f"{_STATES[state].text(output.language)} {counts[state]}" for state in _STATES if counts[state]
    )
    output.print_text("")
    output.print_text(_COUNTS, files=len(workbooks), sheets=counts.total(), states=states)


def _read(options: Options) -> list[ScoreWorkbook]:
    """Return all workbooks by expert and phase; raises BadInputError with every problem of all of them."""
    problems = Problems()
    standards: Sequence[Standard] = ()
    with problems.collecting():
        references = (options.standard,) if options.standard else builtin_standards()
        standards = [load_standard(reference) for reference in references]
    guide: Guide | None = None
    with problems.collecting():
        guide = load_guide(options.guide) if options.guide else None
    problems.raise_if_any()
    reader = WorkbookReader(problems, lambda _phase: standards, guide=guide)
    workbooks = []
    for path in find_files(options.paths, problems, (".xlsx",)):
        with problems.collecting():
            workbooks.append(reader.read(read_file(path)))
    problems.raise_if_any()
    return sorted(
        (workbook for workbook in workbooks if workbook), key=lambda found: (found.stamp.expert, found.stamp.phase)
    )


def _rows(workbook: ScoreWorkbook, language: Language) -> Iterator[tuple[str, ...]]:
    for sheet in workbook.sheets:
        yield (
            workbook.stamp.expert,
            workbook.stamp.phase,
            sheet.entry,
            f"{sheet.filled}/{sheet.indicators}",
            str(sheet.comments),
            _STATES[sheet.state].text(language),
            _total(workbook, sheet) or _NO_TOTAL,
        )


def _as_json(workbook: ScoreWorkbook) -> dict[str, Json]:
    sheets: list[Json] = [
        {
            "entry": sheet.entry,
            "state": sheet.state,
            "filled": sheet.filled,
            "indicators": sheet.indicators,
            "comments": sheet.comments,
            "total": _total(workbook, sheet),
        }
        for sheet in workbook.sheets
    ]
    return {
        "file": workbook.file.name,
        "expert": workbook.stamp.expert,
        "phase": workbook.stamp.phase,
        "unit": workbook.stamp.unit,
        "standard": {"id": workbook.standard.id, "digest": workbook.standard.digest},
        "guide": {"id": workbook.stamp.guide, "digest": workbook.stamp.guide_digest},
        "sheets": sheets,
    }


def _total(workbook: ScoreWorkbook, sheet: ScoreSheet) -> str | None:
    """Return the total of a complete sheet with two decimals, rounded half up; None for any other."""
    total = sheet.total(workbook.standard, workbook.stamp.unit) if sheet.state == "complete" else None
    return None if total is None else Rounding().publish((total.numerator, total.denominator))
