"""``zhiheng metrics template``."""

import datetime as dt

from zhiheng.cli.output import Output
from zhiheng.cli.parser import Options, Parser, output_path
from zhiheng.metrics import builtin_catalogue
from zhiheng.metrics.reading import messages
from zhiheng.metrics.reading.values import read_year
from zhiheng.problems import Language, Message, Place, Problems
from zhiheng.tables import is_identifier

SUMMARY = Message("生成绩效数据表工作簿，供填写", "make a data book workbook to fill in")

_OUTPUT = Message("要写的 .xlsx 文件，不覆盖已有文件", "the .xlsx file to write; nothing is overwritten")
_ENTRY = Message("申报编号，默认 E01", "the entry; by default E01")
_YEARS = Message(
    "年度，如 2022-2025；默认截至上一年的四年", "years such as 2022-2025; by default the four up to last year"
)
_EXISTS = Message("文件已存在 › 换一个文件名", "the file exists › choose another name")
_WRITTEN = Message("已写入：{path}", "written: {path}")
_MOST_YEARS, _USUAL_YEARS = 10, 4


def add_arguments(parser: Parser, language: Language) -> None:
    """Declare the options of the action."""
    parser.add_argument("-o", "--output", required=True, type=output_path, metavar="FILE", help=_OUTPUT.text(language))
    parser.add_argument("--entry", default="E01", metavar="ID", help=_ENTRY.text(language))
    parser.add_argument("--years", metavar="Y-Y", help=_YEARS.text(language))


def run(options: Options, output: Output) -> None:
    """Write the workbook; raises BadInputError with everything that is wrong with the options."""
    from zhiheng.metrics.workbook import write_data_book  # noqa: PLC0415 - only who writes a workbook needs it

    problems = Problems()
    years = _years(options.years, problems)
    if not is_identifier(options.entry):
        problems.add(messages.BAD_ENTRY, Place(), value=options.entry)
    if options.output.exists():
        problems.add(_EXISTS, Place(str(options.output)))
    problems.raise_if_any()
    content = write_data_book(builtin_catalogue(), options.entry, years)
    with options.output.open("xb") as file:
        file.write(content)
    output.print_text(_WRITTEN, path=options.output)
    output.print_json({"file": str(options.output), "entry": options.entry, "years": [*years]})


def _years(text: str | None, problems: Problems) -> list[int]:
    """Return the years meant, ascending; what is no list of years is noted."""
    if text is None:
        last = dt.datetime.now(tz=dt.UTC).year - 1
        return list(range(last - _USUAL_YEARS + 1, last + 1))
    years: set[int] = set()
    for part in text.split(","):
        first, dash, end = part.strip().partition("-")
        low, high = read_year(first), read_year(end if dash else first)
        if low is None or high is None or not 0 <= high - low < _MOST_YEARS:
            problems.add(messages.BAD_YEARS, Place(), value=text)
            return []
        years.update(range(low, high + 1))
    if len(years) > _MOST_YEARS:
        problems.add(messages.BAD_YEARS, Place(), value=text)
    return sorted(years)
