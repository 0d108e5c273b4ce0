"""``zhiheng standard guide``."""

from zhiheng.cli.output import Output
from zhiheng.cli.parser import Options, Parser
from zhiheng.cli.standard.guide_table import GuideTable
from zhiheng.cli.wrapping import terminal_width
from zhiheng.problems import Language, Message
from zhiheng.standard import load_guide

SUMMARY = Message("查看并检查一份评分指南", "show and check a scoring guide")

_GUIDE = Message(
    "内置评分指南的编号（不写为 process-results），或 YAML、JSON 文件",
    "the id of a built-in guide (process-results if left out), or a YAML or JSON file",
)


def add_arguments(parser: Parser, language: Language) -> None:
    """Declare the options of the action."""
    parser.add_argument("guide", nargs="?", default="process-results", metavar="ID|FILE", help=_GUIDE.text(language))


def run(options: Options, output: Output) -> None:
    """Print a guide as tables, or as JSON with its digest."""
    guide = load_guide(options.guide)
    output.print_json({**guide.as_json(), "digest": guide.digest})
    output.print_text("\n".join(GuideTable(output.language, terminal_width()).lines(guide)))
