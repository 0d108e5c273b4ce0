"""``zhiheng standard show``."""

from zhiheng.cli.output import Output
from zhiheng.cli.parser import Options, Parser
from zhiheng.cli.standard.guide_table import GuideTable
from zhiheng.cli.standard.report import print_summary
from zhiheng.cli.standard.tree import StandardTree
from zhiheng.cli.wrapping import terminal_width
from zhiheng.problems import Language, Message
from zhiheng.standard import load_guide, load_hints, load_standard

SUMMARY = Message("查看一份评分要点", "show a standard")

_STANDARD = Message("内置评分要点的编号，或 YAML、JSON 文件", "the id of a built-in standard, or a YAML or JSON file")
_GUIDE = Message("附评分指南", "with the scoring guide")
_HINTS = Message("附申报提示和查证提示", "with hints for applicants and experts")
_NO_HINTS = Message("这份评分要点没有内置的提示。", "There are no built-in hints for this standard.")


def add_arguments(parser: Parser, language: Language) -> None:
    """Declare the options of the action."""
    parser.add_argument("standard", metavar="ID|FILE", help=_STANDARD.text(language))
    parser.add_argument("--guide", action="store_true", help=_GUIDE.text(language))
    parser.add_argument("--hints", action="store_true", help=_HINTS.text(language))


def run(options: Options, output: Output) -> None:
    """Print a standard as a tree, or as JSON with its digest."""
    standard = load_standard(options.standard)
    output.print_json({**standard.as_json(), "digest": standard.digest})
    print_summary(standard, output)
    hints = load_hints(standard.id) if options.hints else {}
    if options.hints and not hints:
        output.print_text(_NO_HINTS)
    output.print_text("\n".join(StandardTree(output.language, terminal_width(), hints).lines(standard)))
    if options.guide:
        output.print_text("")
        output.print_text("\n".join(GuideTable(output.language, terminal_width()).lines(load_guide())))
