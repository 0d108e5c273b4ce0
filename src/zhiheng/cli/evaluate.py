"""``zhiheng evaluate``: from ratings to the official result, its workbook and its bundle."""

import gc
import os
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from zhiheng.canonical import sha256_hex
from zhiheng.cli.output import Output
from zhiheng.cli.parser import Options, Parser, output_path
from zhiheng.problems import BadInputError, Language, Message, Place, Problem, reason_of

if TYPE_CHECKING:
    from zhiheng.scoring import Result, Season

_RATINGS = Message(
    "评分：ratings.csv、Excel 评分表，或存放它们的文件夹", "ratings.csv, score workbooks, or folders of them"
)
_ENTRIES = Message("申报名单 entries.csv", "the list of entries, entries.csv")
_SCHEME = Message("评审方案 scheme.toml", "the scheme, scheme.toml")
_OUTPUT = Message("结果写入的文件夹", "the folder for the results")
_INCOMPLETE = Message("不计未填完的评分表，并逐一注明", "leave incomplete sheets out, and say which")
_NO_XLSX = Message("不写 results.xlsx", "do not write results.xlsx")
_WORKBOOK = "results.xlsx"

_READING = Message("正在读取……", "reading …")
_COMPUTING = Message("正在计算 {entries} 个申报……", "computing {entries} entries …")
_WRITING = Message("正在写入 {name}……", "writing {name} …")
_DONE = Message("", "")
_CANNOT_WRITE = Message(
    "写不进去（{reason}） › 换一个文件夹，或关闭正在打开的结果文件",
    "cannot be written ({reason}) › choose another folder, or close the result files that are open",
)

_NOBODY = Message(
    "注意：没有一个申报有可用的评分表，没有名次。", "Note: no entry has a usable sheet, there is no ranking."
)
_WRITTEN = Message("已写入：{paths}", "written: {paths}")
_DIGEST = Message("结果数据包摘要值（记入会议纪要）：{digest}", "digest of the bundle (for the minutes): {digest}")
_VERIFIER = Message("独立校验程序摘要值：{digest}", "digest of the standalone verifier: {digest}")


def add_arguments(parser: Parser, language: Language) -> None:
    """Declare the options of ``zhiheng evaluate``."""
    parser.add_argument("ratings", nargs="+", type=Path, metavar="RATINGS", help=_RATINGS.text(language))
    parser.add_argument("--entries", required=True, type=Path, metavar="FILE", help=_ENTRIES.text(language))
    parser.add_argument("--scheme", required=True, type=Path, metavar="FILE", help=_SCHEME.text(language))
    parser.add_argument("-o", "--output", required=True, type=output_path, metavar="DIR", help=_OUTPUT.text(language))
    parser.add_argument("--allow-incomplete", action="store_true", help=_INCOMPLETE.text(language))
    parser.add_argument("--no-xlsx", action="store_true", help=_NO_XLSX.text(language))
    parser.add_json_option(language)


def run(options: Options, output: Output) -> int:
    """Compute the season, write its files all at once, and print the ranking; raises BadInputError."""
    from zhiheng.cli.ranking_table import print_ranking  # noqa: PLC0415 - `evaluate --help` needs no scoring
    from zhiheng.ledger import make_bundle, standalone_digest  # noqa: PLC0415 - the same
    from zhiheng.scoring import evaluate, load_season  # noqa: PLC0415 - the same

    gc.disable()  # a national season is millions of objects that all live until the end
    output.progress(_READING)
    season = load_season(options.ratings, options.entries, options.scheme, allow_incomplete=options.allow_incomplete)
    output.progress(_COMPUTING, entries=len(season.entries))
    result = evaluate(season)
    files = {"results.json": result.as_bytes(), "bundle.zip": make_bundle(season, result)}
    try:
        paths = _write(options.output, files, None if options.no_xlsx else (season, result), output)
    except OSError as error:
        place = Place(str(error.filename2 or error.filename or options.output))
        raise BadInputError([Problem(place, _CANNOT_WRITE, (("reason", reason_of(error)),))]) from error
    digest = sha256_hex(files["bundle.zip"])
    output.progress(_DONE)
    print_ranking(result.as_json(), output)
    if all(standing.rank is None for standing in result.standings):
        output.note(_NOBODY)
    output.print_text(_WRITTEN, paths=" ".join(paths))
    output.print_text(_DIGEST, digest=digest)
    output.print_text(_VERIFIER, digest=standalone_digest())
    if output.is_json:
        output.print_json(
            {"bundle": digest, "verifier": standalone_digest(), "files": paths, "results": result.as_json()}
        )
    return 0


def _write(
    folder: Path, files: dict[str, bytes], for_workbook: "tuple[Season, Result] | None", output: Output
) -> list[str]:
    """Write all files aside first and then move them to their names, so that none stands there half-written."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".zhiheng-", dir=folder) as aside:
        for name, content in files.items():
            output.progress(_WRITING, name=name)
            Path(aside, name).write_bytes(content)
        if for_workbook:
            from zhiheng.reports.results_workbook import write_results_workbook  # noqa: PLC0415 - only who wants it

            season, result = for_workbook
            output.progress(_WRITING, name=_WORKBOOK)
            write_results_workbook(result.as_json(), season.scheme.standards, Path(aside, _WORKBOOK))
        names = sorted(path.name for path in Path(aside).iterdir())
        _put_in_place(Path(aside), folder, names)
    if not for_workbook:
        Path(folder, _WORKBOOK).unlink(missing_ok=True)  # an earlier one would show another result
    return [str(folder / name) for name in names]


def _put_in_place(aside: Path, folder: Path, names: Sequence[str]) -> None:
    """Move the files to their names, all or none: if one cannot be replaced, what stood there before is there again.

    Raises OSError, its ``filename2`` the file that cannot be replaced.
    """
    before = aside / "before"
    before.mkdir()
    kept = [name for name in names if os.path.lexists(folder / name)]
    for name in kept:
        try:
            os.link(folder / name, before / name)
        except OSError:  # a stick or a share without links
            shutil.copy2(folder / name, before / name)
    moved: list[str] = []
    try:
        # The workbook first: it is what stands open in Excel and cannot be replaced.
        for name in sorted(names, reverse=True):
            (aside / name).replace(folder / name)
            moved.append(name)
    except OSError:
        for name in moved:
            if name in kept:
                (before / name).replace(folder / name)
            else:
                (folder / name).unlink()
        raise
