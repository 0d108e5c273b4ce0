"""``zhiheng standard``: list, show, check and import scoring standards, show a scoring guide."""

from zhiheng.cli.actions import Action, add_actions
from zhiheng.cli.output import Output
from zhiheng.cli.parser import Options, Parser
from zhiheng.cli.standard import check, guide, import_file, list_builtin, show
from zhiheng.problems import Language

_ACTIONS: dict[str, Action] = {
    "list": list_builtin,
    "show": show,
    "check": check,
    "import": import_file,
    "guide": guide,
}


def add_arguments(parser: Parser, language: Language) -> None:
    """Declare the options of all actions."""
    add_actions(parser, language, _ACTIONS)


def run(options: Options, output: Output) -> int:
    """Do one action; raises BadInputError with all problems of the input."""
    _ACTIONS[options.action].run(options, output)
    return 0
