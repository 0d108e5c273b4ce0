"""``zhiheng verify``: prove a result bundle or a record, and name the first thing that does not hold."""

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING

from zhiheng.cli.output import Output
from zhiheng.cli.parser import Options, Parser, UsageError
from zhiheng.problems import BadInputError, Language, Message, Place, Problem
from zhiheng.tables import InputFile, read_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from zhiheng.ledger import Holds

_FILE = Message("结果数据包（bundle.zip）或操作留痕（.jsonl）", "a result bundle (bundle.zip) or a record (.jsonl)")
_DIGEST = Message(
    "当初记录的摘要值：数据包的，或操作留痕最后一条的",
    "the digest recorded: of the bundle, or of the record's last entry",
)
_PAYLOADS = Message("操作留痕的内容文件", "the file of the record's payloads")
_BAD_DIGEST = Message("摘要值是 64 位十六进制数", "a digest has 64 hexadecimal digits")
_NOT_FOR_BUNDLES = Message("--payloads 只用于操作留痕", "--payloads goes with a record only")

_HOLDS = Message("[通过] {what}", "[holds] {what}")
_FAILS = Message("[不通过] 验证到此为止，第一处不符：", "[does not hold] verification ends here, at the first thing:")
_NOT_VERIFIED = Message("[未验证] {what}", "[not verified] {what}")
_BUNDLE_ONLY_CONSISTENT = Message(
    "没有给出 --digest，只证明了前后一致，不能证明它就是当初记录的那一份",
    "without --digest only consistency is proved, not that it is the very one recorded",
)
_RECORD_WITHOUT_END = Message(
    "没有给出 --digest，看不出末尾是否被删去、是否全部重写过",
    "without --digest nobody can tell whether the end was cut off or all was written anew",
)
_RECORD_WITHOUT_PAYLOADS = Message("没有给出 --payloads，只验证了链", "without --payloads only the chain is verified")
_BUNDLE_DIGEST = Message("摘要值：{digest}", "digest: {digest}")
_VERIFIER = Message("独立校验程序摘要值：{digest}", "digest of the standalone verifier: {digest}")

_NEITHER = Message(
    "既不是结果数据包，也不是操作留痕 › 给出 evaluate 写的 bundle.zip，或 .jsonl 文件",
    "neither a result bundle nor a record › give the bundle.zip that evaluate wrote, or a .jsonl file",
)
_TOO_LARGE = Message(
    "文件超过 1 GiB › 这不是结果数据包或操作留痕，核对文件",
    "the file is larger than 1 GiB › this is no result bundle and no record; check the file",
)

_ZIP_START, _RECORD_START, _RECORD_KEY = b"PK", b"{", b'"commitment"'
_LARGEST = 2**30


def add_arguments(parser: Parser, language: Language) -> None:
    """Declare the options of ``zhiheng verify``."""
    parser.add_argument("file", type=Path, metavar="FILE", help=_FILE.text(language))
    parser.add_argument("--digest", type=_digest_type(language), metavar="HEX", help=_DIGEST.text(language))
    parser.add_argument("--payloads", type=Path, metavar="FILE", help=_PAYLOADS.text(language))
    parser.add_json_option(language)


def run(options: Options, output: Output) -> int:
    """Print each thing that holds, and the first that does not; exit code 1 then."""
    from zhiheng.ledger import standalone_digest  # noqa: PLC0415 - `verify --help` needs none of it

    held: list[Holds] = []
    try:
        file = _read(options.file)
        is_bundle = file.content.startswith(_ZIP_START)
        for holds in _bundle_checks(file, options, output) if is_bundle else _record_checks(file, options):
            held.append(holds)
            output.print_text(_HOLDS, what=holds.text(output.language))
    except BadInputError as error:
        _print_failure(error, held, output)
        return 1
    for what in _not_verified(options, is_bundle=is_bundle):
        output.print_text(_NOT_VERIFIED, what=what)
    digest = file.digest if is_bundle else str(held[0].values["head"])
    if is_bundle:
        output.print_text(_BUNDLE_DIGEST, digest=digest)
        output.print_text(_VERIFIER, digest=standalone_digest())
    checks = [holds.text(output.language) for holds in held]
    output.print_json({"checks": checks, "problems": [], "digest": digest, "verifier": standalone_digest()})
    return 0


def _digest_type(language: Language) -> "Callable[[str], str]":
    def as_digest(text: str) -> str:
        if not re.fullmatch(r"[0-9A-Fa-f]{64}", text):
            raise argparse.ArgumentTypeError(_BAD_DIGEST.text(language))
        return text.lower()

    return as_digest


def _read(path: Path) -> InputFile:
    if path.is_file() and path.stat().st_size > _LARGEST:
        raise BadInputError([Problem(Place(str(path)), _TOO_LARGE)])
    file = read_file(path)
    first_line = file.content.partition(b"\n")[0]
    is_record = first_line.startswith(_RECORD_START) and _RECORD_KEY in first_line
    if not is_record and not file.content.startswith(_ZIP_START):
        raise BadInputError([Problem(file.place, _NEITHER)])
    return file


def _bundle_checks(file: InputFile, options: Options, output: Output) -> "Iterator[Holds]":
    from zhiheng.ledger import check_bundle  # noqa: PLC0415 - `verify --help` needs none of it

    if options.payloads:
        raise UsageError("", _NOT_FOR_BUNDLES.text(output.language))
    return check_bundle(file, options.digest)


def _record_checks(file: InputFile, options: Options) -> "Iterator[Holds]":
    from zhiheng.ledger import check_record  # noqa: PLC0415 - `verify --help` needs none of it

    return check_record(file, read_file(options.payloads) if options.payloads else None, options.digest)


def _not_verified(options: Options, *, is_bundle: bool) -> "Iterator[Message]":
    if options.digest is None:
        yield _BUNDLE_ONLY_CONSISTENT if is_bundle else _RECORD_WITHOUT_END
    if not is_bundle and not options.payloads:
        yield _RECORD_WITHOUT_PAYLOADS


def _print_failure(error: BadInputError, held: "list[Holds]", output: Output) -> None:
    first = error.problems[0]
    output.print_text(_FAILS)
    if output.is_json:
        checks = [holds.text(output.language) for holds in held]
        output.print_json({"checks": checks, "problems": [first.as_json(output.language)]})
    else:
        output.print_problems([first])
