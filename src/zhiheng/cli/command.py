"""From the command line to one command's module, and its problems back to the person."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Protocol, cast

from zhiheng import __version__
from zhiheng.cli.output import Output
from zhiheng.cli.parser import Options, Parser, UsageError, translate_argparse
from zhiheng.problems import BadInputError, Language, Message, Place, Problem

COMMANDS = {
    "standard": Message("评分要点：列出、查看、检查、导入", "scoring standards: list, show, check, import"),
    "sheets": Message("Excel 评分表：生成、检查", "score workbooks: make, check"),
    "evaluate": Message("按评审方案计算综合评价结果", "compute the official result by the scheme"),
    "verify": Message("验证结果数据包或操作留痕", "verify a result bundle or a record"),
}
"""Each command is the module ``zhiheng.cli.<name>``; the text is what ``--help`` says of it."""

_DESCRIPTION = Message(
    "质衡：政府质量奖评审，结果精确，人人可以验证",
    "Zhiheng: government quality awards, computed exactly and provable to anyone",
)
_VERSION = Message("显示版本号", "show the version")
_USAGE = Message("{what} › zhiheng --help 列出命令和选项", "{what} › zhiheng --help lists commands and options")
_INTERRUPTED = Message("已中断，没有写入任何文件", "interrupted, nothing was written")


class Command(Protocol):
    """What a command's module offers."""

    def add_arguments(self, parser: Parser, language: Language) -> None:
        """Declare the command's options."""

    def run(self, options: Options, output: Output) -> int:
        """Do the work and return the exit code; raises BadInputError with all problems of the input."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command line and return its exit code: 0 good, 1 bad input or failed verification, 2 usage."""
    language: Language = "en" if os.environ.get("ZHIHENG_LANG", "zh").lower().startswith("en") else "zh"
    translate_argparse(language)
    words = list(sys.argv[1:] if arguments is None else arguments)
    output = Output(language, is_json="--json" in words)
    try:
        parser, command = _parser(words, language)
        options = parser.parse_args(words)
        return command.run(options, output) if command else 2
    except UsageError as error:
        output.print_usage(error.usage)
        output.print_problems([Problem(Place(), _USAGE, (("what", error),))])
        return 2
    except BadInputError as error:
        output.print_problems(error.problems)
        return 1
    except KeyboardInterrupt:
        output.note(_INTERRUPTED)
        return 130
    except BrokenPipeError:
        # The reader of a pipe (head, less) went away; what is still buffered has nowhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _parser(words: Sequence[str], language: Language) -> tuple[Parser, Command | None]:
    """Return the parser and the command asked for; the other commands are named but not loaded."""
    parser = Parser(prog="zhiheng", description=_DESCRIPTION.text(language))
    parser.add_argument("--version", action="version", version=f"zhiheng {__version__}", help=_VERSION.text(language))
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    wanted = next((word for word in words if not word.startswith("-")), None)
    command = None
    for name, summary in COMMANDS.items():
        subparser = subparsers.add_parser(name, help=summary.text(language), description=summary.text(language))
        if name == wanted:
            command = cast("Command", import_module(f"zhiheng.cli.{name}"))
            command.add_arguments(subparser, language)
    return parser, command
