"""``zhiheng admin archive``: one archived cycle as one verified file, for the archive."""

from pathlib import Path

from zhiheng.cli.admin.cycles import cycle_of
from zhiheng.cli.admin.made import print_made
from zhiheng.cli.output import Output
from zhiheng.cli.parser import Options, Parser
from zhiheng.problems import Language, Message

SUMMARY = Message("生成一届的归档文件", "write the archive file of a cycle")

_CYCLE = Message("本届的编号，即网址里的那一段", "the cycle's id, as it stands in addresses")
_FILE = Message("归档文件，不会覆盖已有的", "the file to write; nothing is overwritten")
_DONE = Message(
    "归档文件已生成：{file}，含目录和 {papers} 份可以阅读的内容（archive/index.html）",
    "the archive file: {file}, with its catalogue and {papers} members to be read (archive/index.html)",
)


def add_arguments(parser: Parser, language: Language) -> None:
    """Declare the options."""
    parser.add_argument("cycle", metavar="CYCLE", help=_CYCLE.text(language))
    parser.add_argument("file", type=Path, metavar="FILE", help=_FILE.text(language))


def run(options: Options, output: Output) -> None:
    """Write the file and say what is in it; raises BadInputError if that is not possible."""
    from zhiheng.web.archive.actions import write_archive  # noqa: PLC0415 - the site must be set up first

    made = write_archive(cycle_of(options.cycle), options.file)
    output.print_text(_DONE, file=options.file, papers=len(made.manifest.archive))
    print_made(output, options.file, made)
