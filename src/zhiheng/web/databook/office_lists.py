"""The lists that the office keeps: comparison values by industry, coefficients by year; read and written as CSV."""

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType

from zhiheng.metrics import builtin_catalogue
from zhiheng.problems import Message, Place, Problems
from zhiheng.tables import InputFile, read_csv
from zhiheng.web.databook.domains import COEFFICIENTS
from zhiheng.web.databook.models import OfficeValues
from zhiheng.web.databook.rows import figure

BENCHMARK_COLUMNS = ("metric", "industry", "year", "scope", "value", "source")
COEFFICIENT_COLUMNS = ("input", "year", "value", "source")

_Kind = OfficeValues.Kind
COLUMNS: Mapping[str, Sequence[str]] = {_Kind.BENCHMARKS: BENCHMARK_COLUMNS, _Kind.COEFFICIENTS: COEFFICIENT_COLUMNS}

NO_METRIC = Message("没有指标 {value} › 写指标目录里的编号", "there is no metric {value} › use an id of the catalogue")
NO_COEFFICIENT = Message(
    "没有系数 {value} › 写系数目录里的编号", "there is no coefficient {value} › use an id of the catalogue"
)
BAD_YEAR = Message("年度“{value}”不是年份 › 写四位数字", "“{value}” is no year › write four digits")
BAD_VALUE = Message("数值“{value}”不是数字 › 写数字", "the value “{value}” is no number › write digits")
NO_SOURCE = Message("没有写出处或范围 › 对比值和系数都须有出处", "source or scope is missing › every value needs them")
REPEATED = Message("与第 {line} 行重复 › 删去一行", "the same as line {line} › delete one of them")

_YEAR_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A comparison value; ``industry`` is the code that the company's begins with, "" for all."""

    metric: str
    industry: str
    year: int
    scope: str
    value: Decimal
    source: str


@dataclass(frozen=True, slots=True)
class Coefficient:
    """A coefficient, for one year or for all."""

    input: str
    year: int | None
    value: Decimal
    source: str


def read_benchmarks(file: InputFile) -> list[Benchmark]:
    """Return the comparison values of a list; raises BadInputError with every line that cannot be used."""
    metrics = builtin_catalogue().metrics
    rows = _rows(file, BENCHMARK_COLUMNS, lambda row: row["metric"] in metrics, NO_METRIC, years_needed=True)
    return [
        Benchmark(row["metric"], row["industry"], int(row["year"]), row["scope"], _number(row["value"]), row["source"])
        for row in rows
    ]


def read_coefficients(file: InputFile) -> list[Coefficient]:
    """Return the coefficients of a list; raises BadInputError with every line that cannot be used."""
    rows = _rows(file, COEFFICIENT_COLUMNS, lambda row: _is_coefficient(row["input"]), NO_COEFFICIENT)
    return [
        Coefficient(row["input"], int(row["year"]) if row["year"] else None, _number(row["value"]), row["source"])
        for row in rows
    ]


def normalised(kind: str, file: InputFile) -> str:
    """Return a list as it is kept; raises BadInputError."""
    read: Callable[[InputFile], Iterable[object]] = read_benchmarks if kind == _Kind.BENCHMARKS else read_coefficients
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS[kind])
    for one in read(file):
        cells = [getattr(one, name) for name in COLUMNS[kind]]
        writer.writerow(["" if cell is None else f"{cell:f}" if isinstance(cell, Decimal) else cell for cell in cells])
    return out.getvalue()


@lru_cache(maxsize=16)
def benchmarks_in(content: str) -> tuple[Benchmark, ...]:
    """Return the comparison values of a list as it is kept."""
    return tuple(read_benchmarks(InputFile("", content.encode())))


@lru_cache(maxsize=16)
def coefficients_in(content: str) -> Mapping[str, Mapping[int | None, str]]:
    """Return the coefficients of a list as it is kept, by input and year, as they are typed."""
    found: dict[str, dict[int | None, str]] = {}
    for one in read_coefficients(InputFile("", content.encode())):
        found.setdefault(one.input, {})[one.year] = f"{one.value:f}"
    return MappingProxyType(found)


def _is_coefficient(name: str) -> bool:
    one = builtin_catalogue().inputs.get(name)
    return one is not None and one.domain == COEFFICIENTS and name != "report_year"


def _rows(
    file: InputFile,
    columns: Sequence[str],
    is_known: Callable[[Mapping[str, str]], bool],
    unknown: Message,
    *,
    years_needed: bool = False,
) -> list[dict[str, str]]:
    problems, rows, lines = Problems(), list[dict[str, str]](), dict[tuple[str, ...], int]()
    for line, fields in read_csv(file, problems, columns):
        row, place = dict(zip(columns, fields, strict=True)), Place(file.name, line=line)
        if not is_known(row):
            problems.add(unknown, place, value=row[columns[0]])
        year = row["year"]
        if (year or years_needed) and not (year.isascii() and year.isdigit() and len(year) == _YEAR_DIGITS):
            problems.add(BAD_YEAR, place, value=year)
        if not isinstance(figure(row["value"]), Decimal):
            problems.add(BAD_VALUE, place, value=row["value"])
        if not row["source"] or not row.get("scope", "all"):
            problems.add(NO_SOURCE, place)
        key = tuple(row[name] for name in columns if name not in ("value", "source"))
        if key in lines:
            problems.add(REPEATED, place, line=lines[key])
        lines.setdefault(key, line)
        rows.append(row)
    problems.raise_if_any()
    return rows


def _number(text: str) -> Decimal:
    value = figure(text)
    assert isinstance(value, Decimal)  # noqa: S101 - the row was checked
    return value.normalize()
