"""``zhiheng admin backup``: a complete backup of the running site in one file."""

from pathlib import Path

from zhiheng.cli.admin.made import print_made
from zhiheng.cli.output import Output
from zhiheng.cli.parser import Options, Parser
from zhiheng.problems import Language, Message

SUMMARY = Message("备份整套系统，不必停机", "back the whole installation up while it runs")

_FILE = Message("备份文件，不会覆盖已有的", "the file to write; nothing is overwritten")
_DONE = Message("备份完成：{file}", "backed up: {file}")


def add_arguments(parser: Parser, language: Language) -> None:
    """Declare the options."""
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help=_FILE.text(language))


def run(options: Options, output: Output) -> None:
    """Write the file and say what is in it; raises BadInputError if there is one of that name."""
    from zhiheng.web.audit.backup.actions import back_up  # noqa: PLC0415 - the site must be set up first

    made = back_up(options.output)
    output.print_text(_DONE, file=options.output)
    print_made(output, options.output, made)
