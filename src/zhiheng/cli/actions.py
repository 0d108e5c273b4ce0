"""A command with several actions, one module each."""

from collections.abc import Mapping
from typing import Protocol

from zhiheng.cli.output import Output
from zhiheng.cli.parser import Options, Parser
from zhiheng.problems import Language, Message


class Action(Protocol):
    """What an action's module offers."""

    SUMMARY: Message

    def add_arguments(self, parser: Parser, language: Language) -> None:
        """Declare the action's options."""

    def run(self, options: Options, output: Output) -> None:
        """Do the work; raises BadInputError with all problems of the input."""


def add_actions(parser: Parser, language: Language, actions: Mapping[str, Action]) -> None:
    """Declare the options of all actions; the one asked for is ``options.action``."""
    subparsers = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    for name, action in actions.items():
        summary = action.SUMMARY.text(language)
        subparser = subparsers.add_parser(name, help=summary, description=summary)
        action.add_arguments(subparser, language)
        subparser.add_json_option(language)
