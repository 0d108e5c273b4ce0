"""``zhiheng sheets new``."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from zhiheng.cli.output import Output
from zhiheng.cli.parser import Options, Parser, output_path
from zhiheng.cli.sheets import messages
from zhiheng.problems import BadInputError, Language, Message, Place, Problem, Problems, reason_of
from zhiheng.scoring import messages as scoring_messages
from zhiheng.scoring.assignments import Assignment
from zhiheng.scoring.workbooks import Template, check_kinds, read_lists, write_score_workbook
from zhiheng.scoring.workbooks import messages as workbook_messages
from zhiheng.standard import builtin_standards, load_guide, load_standard
from zhiheng.tables import InputFile, is_identifier, read_file

if TYPE_CHECKING:
    from zhiheng.scoring.lists import Entry

SUMMARY = Message("为每位专家生成一个 Excel 评分表", "make one Excel workbook for each expert")

_STANDARD = Message("内置评分要点的编号，或 YAML、JSON 文件", "the id of a built-in standard, or a YAML or JSON file")
_GUIDE = Message(
    "评分指南，内置的编号或文件；默认 process-results",
    "the scoring guide, a built-in id or a file; process-results by default",
)
_ENTRIES = Message("申报名单 entries.csv", "the list of entries, entries.csv")
_EXPERTS = Message("专家名单 experts.csv（expert,name）", "the list of experts, experts.csv (expert,name)")
_ASSIGNMENTS = Message(
    "分配表 assignments.csv（expert,entry）；不写则每位专家评全部申报",
    "who scores what, assignments.csv (expert,entry); without it everyone scores all entries",
)
_PHASE = Message("评审阶段的编号，与评审方案一致，如 desk", "the id of the phase as in the scheme, such as desk")
_UNIT = Message("填得分率（percent，默认）或得分（points）", "what is typed: percent (default) or points")
_ALLOW_NA = Message("允许填不适用（NA），须与评审方案一致", "allow NA (not applicable), if the scheme does")
_OUTPUT = Message("写入的文件夹", "the folder for the workbooks")

_WRITING = Message("正在生成 {expert} 的评分表……", "making the workbook of {expert} …")
_DONE = Message("", "")
_HEADINGS = (
    Message("专家", "expert"),
    Message("姓名", "name"),
    Message("申报数", "entries"),
    Message("文件", "file"),
)
_NEXT = Message(
    "把每个文件发给对应的专家；收回后放在一个文件夹里检查：zhiheng sheets check 文件夹{standard}",
    "Send each file to its expert; put what comes back into one folder and check it: "
    "zhiheng sheets check FOLDER{standard}",
)


def add_arguments(parser: Parser, language: Language) -> None:
    """Declare the options of the action."""
    parser.add_argument("--standard", required=True, metavar="ID|FILE", help=_STANDARD.text(language))
    parser.add_argument("--guide", default="process-results", metavar="ID|FILE", help=_GUIDE.text(language))
    parser.add_argument("--entries", required=True, type=Path, metavar="FILE", help=_ENTRIES.text(language))
    parser.add_argument("--experts", required=True, type=Path, metavar="FILE", help=_EXPERTS.text(language))
    parser.add_argument("--assignments", type=Path, metavar="FILE", help=_ASSIGNMENTS.text(language))
    parser.add_argument("--phase", required=True, metavar="ID", help=_PHASE.text(language))
    parser.add_argument("--unit", choices=("percent", "points"), default="percent", help=_UNIT.text(language))
    parser.add_argument("--allow-na", action="store_true", help=_ALLOW_NA.text(language))
    parser.add_argument("-o", "--output", required=True, type=output_path, metavar="DIR", help=_OUTPUT.text(language))


def run(options: Options, output: Output) -> None:
    """Write the workbooks of all experts; none while a problem remains, and none over an existing file."""
    template, assignments = _read(options)
    files = {_path(options.output, assignment): assignment for assignment in assignments}
    contents = {}
    for path, assignment in files.items():
        output.progress(_WRITING, expert=assignment.expert.id)
        contents[path] = write_score_workbook(template, assignment)
    _write(contents)
    output.progress(_DONE)
    output.print_json(
        {
            "standard": {"id": template.standard.id, "digest": template.standard.digest},
            "guide": {"id": template.guide.id, "digest": template.guide.digest},
            "workbooks": [
                {"expert": own.expert.id, "entries": [entry.id for entry in own.entries], "file": str(path)}
                for path, own in files.items()
            ],
        }
    )
    rows = [(own.expert.id, own.expert.name, str(len(own.entries)), str(path)) for path, own in files.items()]
    output.print_table(_HEADINGS, rows)
    output.print_text("")
    output.print_text(_NEXT, standard=_standard_option(options.standard))


def _read(options: Options) -> tuple[Template, tuple[Assignment, ...]]:
    """Return what to write for whom; raises BadInputError with every problem of options, standard and lists."""
    problems = Problems()
    if not is_identifier(options.phase):
        problems.add(scoring_messages.BAD_ID, Place(cell="--phase"), value=options.phase)
    lists = [_read_file(path, problems) for path in (options.entries, options.experts, options.assignments)]
    entries: Mapping[str, tuple[Entry, Place]] = {}
    assignments: tuple[Assignment, ...] = ()
    if lists[0] and lists[1]:
        entries, assignments = read_lists(lists[0], lists[1], lists[2], problems)
    with problems.collecting():
        standard = load_standard(options.standard)
        check_kinds(standard, entries, problems)
    with problems.collecting():
        guide = load_guide(options.guide)
    for assignment in assignments:
        path = _path(options.output, assignment)
        if path.exists():
            problems.add(workbook_messages.FILE_EXISTS, Place(str(path)))
    problems.raise_if_any()
    return Template(standard, guide, options.phase, options.unit, options.allow_na), assignments


def _read_file(path: Path | None, problems: Problems) -> InputFile | None:
    """Return a list's file, None if it was not given or, with a problem noted, cannot be read."""
    if path is None:
        return None
    try:
        return read_file(path)
    except BadInputError as error:
        problems.take(error)
        return None


def _standard_option(reference: str) -> str:
    """Return what ``sheets check`` needs to be told of the standard: nothing of a built-in one."""
    if reference in builtin_standards():
        return ""
    return f' --standard "{reference}"' if " " in reference else f" --standard {reference}"


def _path(folder: Path, assignment: Assignment) -> Path:
    return folder / f"{assignment.expert.id}.xlsx"


def _write(files: Mapping[Path, bytes]) -> None:
    """Write all files or none; raises BadInputError if one cannot be written."""
    written: list[Path] = []
    for path, content in files.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as file:
                written.append(path)
                file.write(content)
        except OSError as error:
            for done in written:
                done.unlink()
            values = (("reason", reason_of(error)),)
            raise BadInputError([Problem(Place(str(path)), messages.CANNOT_WRITE, values)]) from error
