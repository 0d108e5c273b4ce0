"""``zhiheng verify``: prove a result bundle or a record, and name the first thing that does not hold."""

from pathlib import Path
from typing import TYPE_CHECKING

from zhiheng.cli.output import Output
from zhiheng.cli.parser import Options, Parser, UsageError
from zhiheng.problems import BadInputError, Language, Message, Problem
from zhiheng.tables import InputFile, read_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhiheng.ledger import Holds

_FILE = Message("结果数据包（bundle.zip）或操作留痕（.jsonl）", "a result bundle (bundle.zip) or a record (.jsonl)")
_DIGEST = Message(
    "当初记录的摘要值：数据包的，或操作留痕最后一条的",
    "the digest recorded: of the bundle, or of the record's last entry",
)
_PAYLOADS = Message("操作留痕的内容文件", "the file of the record's payloads")
_JSON = Message("只输出一个 JSON 文档", "print one JSON document only")

_HOLDS = Message("[通过] {what}", "[holds] {what}")
_FAILS = Message("[不通过] 验证到此为止，第一处不符：", "[does not hold] verification ends here, at the first thing:")
_BUNDLE_DIGEST = Message("摘要值：{digest}", "digest: {digest}")
_CONSISTENT_ONLY = Message(
    "前后一致。没有给出 --digest，不能证明它就是当初记录的那一份。",
    "It is consistent. Without --digest it is not proved to be the very one recorded.",
)
_VERIFIER = Message("独立校验程序摘要值：{digest}", "digest of the standalone verifier: {digest}")
_NOT_FOR_BUNDLES = Message("--payloads 只用于操作留痕", "--payloads goes with a record only")

_NEITHER = Message(
    "既不是结果数据包，也不是操作留痕 › 给出 evaluate 写的 bundle.zip，或 .jsonl 文件",
    "neither a result bundle nor a record › give the bundle.zip that evaluate wrote, or a .jsonl file",
)

_ZIP_START, _RECORD_START = b"PK", b"{"


def add_arguments(parser: Parser, language: Language) -> None:
    """Declare the options of ``zhiheng verify``."""
    parser.add_argument("file", type=Path, metavar="FILE", help=_FILE.text(language))
    parser.add_argument("--digest", metavar="HEX", help=_DIGEST.text(language))
    parser.add_argument("--payloads", type=Path, metavar="FILE", help=_PAYLOADS.text(language))
    parser.add_argument("--json", action="store_true", help=_JSON.text(language))


def run(options: Options, output: Output) -> int:
    """Print each thing that holds, and what does not; exit code 1 then. Raises BadInputError for an unreadable file."""
    from zhiheng.ledger import standalone_digest  # noqa: PLC0415 - `verify --help` needs none of it

    file = read_file(options.file)
    held: list[str] = []
    try:
        for holds in _checks(file, options, output):
            held.append(holds.text(output.language))
            output.print_text(_HOLDS, what=held[-1])
    except BadInputError as error:
        output.print_text(_FAILS)
        problems = [problem.as_json(output.language) for problem in error.problems]
        output.print_json({"checks": held, "problems": problems})
        if not output.is_json:
            output.print_problems(error.problems)
        return 1
    output.print_text(_BUNDLE_DIGEST, digest=file.digest)
    if options.digest is None:
        output.print_text(_CONSISTENT_ONLY)
    output.print_text(_VERIFIER, digest=standalone_digest())
    output.print_json({"checks": held, "problems": [], "digest": file.digest, "verifier": standalone_digest()})
    return 0


def _checks(file: InputFile, options: Options, output: Output) -> "Iterator[Holds]":
    from zhiheng.ledger import check_bundle, check_record  # noqa: PLC0415 - `verify --help` needs none of it

    if not file.content.startswith((_ZIP_START, _RECORD_START)):
        raise BadInputError([Problem(file.place, _NEITHER)])
    if file.content.startswith(_RECORD_START):
        payloads = read_file(options.payloads) if options.payloads else None
        return check_record(file, payloads, options.digest)
    if options.payloads:
        raise UsageError("", _NOT_FOR_BUNDLES.text(output.language))
    return check_bundle(file, options.digest)
