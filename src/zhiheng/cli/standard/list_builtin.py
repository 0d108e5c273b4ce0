"""``zhiheng standard list``."""

from zhiheng.canonical import Json
from zhiheng.cli.output import Output
from zhiheng.cli.parser import Options, Parser
from zhiheng.cli.standard.report import WITHHELD, totals_of
from zhiheng.problems import Language, Message
from zhiheng.standard import Standard, builtin_standards, load_standard

SUMMARY = Message("列出内置的评分要点", "list the built-in standards")

_HEADINGS = (
    Message("编号", "id"),
    Message("标题", "title"),
    Message("一级指标", "categories"),
    Message("二级指标", "indicators"),
    Message("评价要点", "criteria"),
    Message("注", "notes"),
    Message("分值", "points"),
    Message("摘要值", "digest"),
)
_SHORT = 12


def add_arguments(_parser: Parser, _language: Language) -> None:
    """Declare nothing: the action has no options of its own."""


def run(_options: Options, output: Output) -> None:
    """Print one line per built-in standard."""
    standards = [load_standard(known) for known in builtin_standards()]
    output.print_json({"standards": [_as_json(standard) for standard in standards]})
    output.print_table(_HEADINGS, [_row(standard, output.language) for standard in standards])


def _as_json(standard: Standard) -> dict[str, Json]:
    return {"id": standard.id, "title": standard.title, **totals_of(standard), "digest": standard.digest}


def _row(standard: Standard, language: Language) -> tuple[str, ...]:
    withheld = WITHHELD.text(language)
    totals = (withheld if total is None else f"{total}" for total in totals_of(standard).values())
    return (standard.id, standard.title, *totals, standard.digest[:_SHORT])
