"""``zhiheng standard import``."""

import os
from pathlib import Path

from zhiheng.cli.output import Output
from zhiheng.cli.parser import Options, Parser, output_path
from zhiheng.cli.standard import messages
from zhiheng.cli.standard.report import print_findings, print_summary
from zhiheng.problems import BadInputError, Language, Message, Place, Problem, Problems, reason_of
from zhiheng.standard import standard_as_json, standard_as_yaml
from zhiheng.tables import read_file

SUMMARY = Message("导入秘书处的评分要点文件", "import the office's own document")

_DOCUMENT = Message("评分要点的 .docx、.xlsx 或 .txt 文件", "the document: .docx, .xlsx or .txt")
_OUTPUT = Message("写入的 .yaml 或 .json 文件", "the .yaml or .json file to write")
_WRITTEN = Message("已写入 {path}", "Written: {path}")
_WRITERS = {".yaml": standard_as_yaml, ".yml": standard_as_yaml, ".json": standard_as_json}


def add_arguments(parser: Parser, language: Language) -> None:
    """Declare the options of the action."""
    parser.add_argument("document", type=Path, metavar="FILE", help=_DOCUMENT.text(language))
    parser.add_argument("-o", "--output", required=True, type=output_path, metavar="FILE", help=_OUTPUT.text(language))


def run(options: Options, output: Output) -> None:
    """Write the standard in a document to a file; nothing while a problem remains."""
    from zhiheng.standard.importer import import_standard  # noqa: PLC0415 - it loads the Word library

    path: Path = options.output
    problems = Problems()
    if path.suffix.lower() not in _WRITERS:
        problems.add(messages.BAD_SUFFIX, Place(file=str(path)))
    if os.path.exists(path):  # noqa: PTH110 - Path.exists raises for a name that is too long
        problems.add(messages.FILE_EXISTS, Place(file=str(path)))
    with problems.collecting():
        standard, findings = import_standard(read_file(options.document), path)
    problems.raise_if_any()
    _write(path, _WRITERS[path.suffix.lower()](standard))
    output.print_json(
        {
            "file": str(path),
            "id": standard.id,
            "digest": standard.digest,
            "findings": [finding.as_json(output.language) for finding in findings],
        }
    )
    print_summary(standard, output)
    print_findings(findings, output)
    output.print_text(_WRITTEN, path=path)


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        values = (("reason", reason_of(error)),)
        raise BadInputError([Problem(Place(file=str(path)), messages.CANNOT_WRITE, values)]) from error
