"""``zhiheng admin backup``: a complete backup of the running site in one file."""

from zhiheng.cli.admin.made import print_made
from zhiheng.cli.output import Output
from zhiheng.cli.parser import Options, Parser, output_path
from zhiheng.problems import BadInputError, Language, Message, Place, Problem

SUMMARY = Message("备份整套系统，不必停机", "back the whole installation up while it runs")

_FILE = Message("备份文件，不会覆盖已有的", "the file to write; nothing is overwritten")
_DONE = Message("备份完成：{file}", "backed up: {file}")
_NOT_TO_RESTORE = Message(
    "数据有问题，这份备份恢复不了 › 保留以前的备份，解决以上问题后再备份一次",
    "the data does not hold, so this backup cannot be restored › keep the earlier ones, and back up again once it does",
)


def add_arguments(parser: Parser, language: Language) -> None:
    """Declare the options."""
    parser.add_argument("-o", "--output", type=output_path, required=True, metavar="FILE", help=_FILE.text(language))


def run(options: Options, output: Output) -> None:
    """Write the file and say what is in it; raises BadInputError if there is one of that name.

    Also raises BadInputError where something that must be true of the data is not, with every breach: the file is there
    then, but no installation would take it, which must not come out on the day it is needed.
    """
    from zhiheng.web.audit.backup.actions import back_up  # noqa: PLC0415 - the site must be set up first
    from zhiheng.web.audit.invariant import broken_invariants  # noqa: PLC0415

    made = back_up(options.output)
    broken = list(broken_invariants())
    if broken:
        raise BadInputError([*broken, Problem(Place(str(options.output)), _NOT_TO_RESTORE)])
    output.print_text(_DONE, file=options.output)
    print_made(output, options.output, made)
