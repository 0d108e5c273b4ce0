"""``zhiheng metrics compute``."""

import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from zhiheng.cli.output import Output
from zhiheng.cli.parser import Options, Parser
from zhiheng.metrics import Catalogue, EntryResult, Figures, MetricResult, builtin_catalogue, compute, read_figures
from zhiheng.metrics.reading import messages
from zhiheng.problems import BadInputError, Language, Message, Problem
from zhiheng.tables import InputFile, read_file

SUMMARY = Message(
    "按官方口径计算全部绩效指标，检查勾稽关系", "compute every metric and check the figures against each other"
)

_FILE = Message("metrics.csv，或填好的绩效数据表 .xlsx", "metrics.csv, or a data book workbook (.xlsx)")
_YEAR = Message("只输出这一年", "print this year only")
_HEADINGS = (Message("指标", "metric"), Message("数值", "value"), Message("单位", "unit"), Message("状态", "status"))
_TITLE = Message("{entry} {year} 年", "{entry} {year}")
_STATUSES = {
    "missing": Message("未填", "missing"),
    "blocked": Message("不输出", "blocked"),
    "not_meaningful": Message("无意义", "not meaningful"),
    "not_applicable": Message("不适用", "not applicable"),
    "ok": Message("", ""),
}
_LEVELS = {
    "error": Message("错误", "error"),
    "warn": Message("提示", "warning"),
    "block": Message("不输出", "not shown"),
}
_FINDINGS = Message("发现 {count} 处：", "{count} findings:")
_NOTHING = Message("没有发现问题。", "no findings.")
_NO_VALUE = "–"


def add_arguments(parser: Parser, language: Language) -> None:
    """Declare the options of the action."""
    parser.add_argument("file", type=Path, metavar="FILE", help=_FILE.text(language))
    parser.add_argument("--year", type=int, metavar="Y", help=_YEAR.text(language))


def run(options: Options, output: Output) -> None:
    """Print all metrics and findings, entry by entry; raises BadInputError with all problems of the file."""
    catalogue = builtin_catalogue()
    file = read_file(options.file)
    figures = read_figures(file, catalogue)
    _check_year(options.year, file, figures)
    results = (_of_year(result, options.year) for result in compute(figures, catalogue))
    if output.is_json:
        _print_json(results, catalogue, output.language)
        return
    for result in results:
        _print_entry(result, catalogue, output)


def _check_year(year: int | None, file: InputFile, figures: Figures) -> None:
    years = sorted({year for _, year in figures.rows})
    if year is not None and year not in years:
        values = (("year", year), ("years", ", ".join(map(str, years)) or _NO_VALUE))
        raise BadInputError([Problem(file.place, messages.NO_SUCH_YEAR, values)])


def _of_year(result: EntryResult, year: int | None) -> EntryResult:
    if year is None:
        return result
    years = {one: metrics for one, metrics in result.years.items() if one == year}
    return replace(result, years=years, findings=tuple(one for one in result.findings if one.year == year))


def _print_json(results: Iterator[EntryResult], catalogue: Catalogue, language: Language) -> None:
    """Print the one document entry by entry: a national list does not fit into memory."""
    sys.stdout.write('{"entries": [')
    for number, result in enumerate(results):
        sys.stdout.write(
            f"{',' if number else ''}\n{json.dumps(_as_json(result, catalogue, language), ensure_ascii=False)}"
        )
    sys.stdout.write("\n]}\n")


def _as_json(result: EntryResult, catalogue: Catalogue, language: Language) -> dict[str, object]:
    years = {
        str(year): {"metrics": {name: _metric(catalogue, name, one, language) for name, one in metrics.items()}}
        for year, metrics in result.years.items()
    }
    findings = [finding.as_json(language) for finding in result.findings]
    return {"entry": result.entry, "years": years, "findings": findings}


def _metric(catalogue: Catalogue, name: str, one: MetricResult, language: Language) -> dict[str, str | None]:
    reason = one.reason.text(language) if one.reason else None
    return {"value": one.value, "unit": catalogue.metrics[name].unit, "status": one.status, "reason": reason}


def _print_entry(result: EntryResult, catalogue: Catalogue, output: Output) -> None:
    for year, metrics in result.years.items():
        output.print_text(_TITLE, entry=result.entry, year=year)
        output.print_table(_HEADINGS, (_row(catalogue, name, one, output.language) for name, one in metrics.items()))
        output.print_text("")
    if not result.findings:
        output.print_text(_NOTHING)
        return
    output.print_text(_FINDINGS, count=len(result.findings))
    for finding in result.findings:
        level = _LEVELS[finding.level].text(output.language)
        output.print_text(f"{finding.year} {finding.rule} {level}: {finding.message.text(output.language)}")


def _row(catalogue: Catalogue, name: str, one: MetricResult, language: Language) -> tuple[str, ...]:
    metric = catalogue.metrics[name]
    status = _STATUSES[one.status].text(language)
    reason = one.reason.text(language) if one.reason else ""
    return metric.name.text(language), one.value or _NO_VALUE, metric.unit, f"{status} {reason}".strip()
