"""``zhiheng metrics``: the data book (绩效数据表) as a workbook to fill in, and computed."""

from zhiheng.cli.actions import Action, add_actions
from zhiheng.cli.metrics import compute, template
from zhiheng.cli.output import Output
from zhiheng.cli.parser import Options, Parser
from zhiheng.problems import Language

_ACTIONS: dict[str, Action] = {"template": template, "compute": compute}


def add_arguments(parser: Parser, language: Language) -> None:
    """Declare the options of all actions."""
    add_actions(parser, language, _ACTIONS)


def run(options: Options, output: Output) -> int:
    """Do one action; raises BadInputError with all problems of the input."""
    _ACTIONS[options.action].run(options, output)
    return 0
