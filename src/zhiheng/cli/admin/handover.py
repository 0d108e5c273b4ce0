"""``zhiheng admin handover``: one cycle as one verified file, for another installation."""

from zhiheng.cli.admin.cycles import cycle_of
from zhiheng.cli.admin.made import print_made
from zhiheng.cli.output import Output
from zhiheng.cli.parser import Options, Parser, output_path
from zhiheng.problems import Language, Message

SUMMARY = Message("把一届移交到另一套系统", "hand a cycle over to another installation")

_CYCLE = Message("本届的编号，即网址里的那一段", "the cycle's id, as it stands in addresses")
_FILE = Message("移交文件，不会覆盖已有的", "the file to write; nothing is overwritten")
_TO = Message("移交到哪里，例如“封闭评审室”", "where it goes, such as “the closed review room”")
_DONE = Message(
    "移交文件已生成：{file}。本届此后在“{to}”办理，这里只供查看",
    "the file of the handover: {file}. The cycle goes on at “{to}”; here it can only be read",
)


def add_arguments(parser: Parser, language: Language) -> None:
    """Declare the options."""
    parser.add_argument("cycle", metavar="CYCLE", help=_CYCLE.text(language))
    parser.add_argument("-o", "--output", type=output_path, required=True, metavar="FILE", help=_FILE.text(language))
    parser.add_argument("--to", required=True, metavar="WHERE", help=_TO.text(language))


def run(options: Options, output: Output) -> None:
    """Close the cycle here and write the file; raises BadInputError if either is not possible."""
    from zhiheng.web.audit.backup.actions import hand_over  # noqa: PLC0415 - the site must be set up first

    cycle = cycle_of(options.cycle)
    made = hand_over(cycle, options.to, options.output)
    cycle.refresh_from_db()
    output.print_text(_DONE, file=options.output, to=cycle.handed_over_to)
    print_made(output, options.output, made)
