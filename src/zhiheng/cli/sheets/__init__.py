"""``zhiheng sheets``: make score workbooks (Excel 评分表) and check what came back."""

from zhiheng.cli.actions import Action, add_actions
from zhiheng.cli.output import Output
from zhiheng.cli.parser import Options, Parser
from zhiheng.cli.sheets import check, new
from zhiheng.problems import Language

_ACTIONS: dict[str, Action] = {"new": new, "check": check}


def add_arguments(parser: Parser, language: Language) -> None:
    """Declare the options of all actions."""
    add_actions(parser, language, _ACTIONS)


def run(options: Options, output: Output) -> int:
    """Do one action; raises BadInputError with all problems of the input."""
    _ACTIONS[options.action].run(options, output)
    return 0
