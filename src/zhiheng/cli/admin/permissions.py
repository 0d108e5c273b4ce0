"""``zhiheng admin permissions``: the table of who may do what."""

import csv
import sys

from zhiheng.cli.output import Output
from zhiheng.cli.parser import Options, Parser
from zhiheng.problems import Language, Message

SUMMARY = Message("权限表：谁在什么阶段可以做什么", "the table of permissions: who may do what when")

_CSV = Message("以 CSV 输出（默认）", "print CSV (the default)")
_MD = Message("以 Markdown 输出", "print Markdown")


def add_arguments(parser: Parser, language: Language) -> None:
    """Declare the options."""
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--csv", action="store_true", help=_CSV.text(language))
    form.add_argument("--md", action="store_true", help=_MD.text(language))


def run(options: Options, output: Output) -> None:
    """Print the table, one row a verb."""
    from zhiheng.web.audit.table import COLUMNS, table_rows  # noqa: PLC0415 - the site must be set up first

    rows = table_rows()
    if output.is_json:
        output.print_json([dict(zip(COLUMNS, row, strict=True)) for row in rows])
    elif options.md:
        for row in (COLUMNS, ["---"] * len(COLUMNS), *rows):
            print(f"| {' | '.join(row)} |")
    else:
        csv.writer(sys.stdout, lineterminator="\n").writerows([COLUMNS, *rows])
