"""From the command line to one command's module, and its problems back to the person."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper
from typing import Protocol, cast

from zhiheng import __version__
from zhiheng.cli.output import Output
from zhiheng.cli.parser import Options, Parser, UsageError, translate_argparse
from zhiheng.problems import BadInputError, Language, Message, Place, Problem, reason_of

COMMANDS = {
    "standard": Message("评分要点：列出、查看、检查、导入", "scoring standards: list, show, check, import"),
    "sheets": Message("Excel 评分表：生成、检查", "score workbooks: make, check"),
    "evaluate": Message("按评审方案计算综合评价结果", "compute the official result by the scheme"),
    "metrics": Message("绩效数据表：计算指标、检查勾稽关系", "the data book: compute metrics, check figures"),
    "measure": Message("统计参考：评分的可靠程度、名次的把握", "advisory statistics: how sure scores and ranks are"),
    "serve": Message("启动评审平台，在浏览器里使用", "start the platform, for browsers"),
    "admin": Message("系统管理：权限表、备份、核验", "the installation: permissions, backups, checks"),
    "verify": Message("验证结果数据包或操作留痕", "verify a result bundle or a record"),
}
"""Each command is the module ``zhiheng.cli.<name>``; the text is what ``--help`` says of it."""

_DESCRIPTION = Message(
    "质衡：政府质量奖评审，结果精确，人人可以验证",
    "Zhiheng: government quality awards, computed exactly and provable to anyone",
)
_VERSION = Message("显示版本号", "show the version")
_USAGE = Message("{what} › zhiheng --help 列出命令和选项", "{what} › zhiheng --help lists commands and options")
_INTERRUPTED = Message("已中断 › 需要时重新运行", "interrupted › run it again if needed")
_NO_ACCESS = Message(
    "读写不了（{reason}） › 检查路径、权限和磁盘空间",
    "cannot be read or written ({reason}) › check the path, the rights and the disk space",
)


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
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a console that lacks a character shows a question mark for it
            stream.reconfigure(errors="replace")
    words = list(sys.argv[1:] if arguments is None else arguments)
    output = Output(language, is_json="--json" in words)
    try:
        return _answer(words, output)
    except BrokenPipeError:
        _drop_output()  # whoever reads the pipe (head, less) went away: there is nobody to tell
        return 1


def _answer(words: Sequence[str], output: Output) -> int:
    """Run a command and say what is wrong; raises BrokenPipeError if nobody reads that."""
    try:
        return _run(words, output)
    except UsageError as error:
        output.print_usage(error.usage)
        return _fail(output, [Problem(Place(), _USAGE, (("what", error),))], code=2)
    except BadInputError as error:
        return _fail(output, error.problems)
    except KeyboardInterrupt:
        return _fail(output, [Problem(Place(), _INTERRUPTED)], code=130)
    except BrokenPipeError:
        raise
    except OSError as error:
        _drop_output()
        return _fail(output, [Problem(Place(error.filename), _NO_ACCESS, (("reason", reason_of(error)),))])


def _run(words: Sequence[str], output: Output) -> int:
    parser, command = _parser(words, output.language)
    options = parser.parse_args(words)
    code = command.run(options, output) if command else 2
    sys.stdout.flush()  # here a full disk can still be told
    return code


def _fail(output: Output, problems: Sequence[Problem], code: int = 1) -> int:
    output.print_problems(problems)
    sys.stdout.flush()  # here a closed pipe can still be met
    return code


def _drop_output() -> None:
    """Let go of what is buffered and cannot be written."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


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
