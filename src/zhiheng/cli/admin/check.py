"""``zhiheng admin check``: what must always be true of the stored data."""

from zhiheng.cli.output import Output
from zhiheng.cli.parser import Options, Parser
from zhiheng.cli.unreadable import note_unreadable
from zhiheng.problems import BadInputError, Language, Message, Problem

SUMMARY = Message("检查数据：必须始终成立的各项", "check the stored data: what must always be true")

_HOLDS = Message("[通过] {name}：{title}", "[holds] {name}: {title}")
_FAILS = Message("[不通过] {name}：{title}", "[does not hold] {name}: {title}")


def add_arguments(_parser: Parser, _language: Language) -> None:
    """Declare no options."""


def run(_options: Options, output: Output) -> None:
    """Print each invariant and whether it holds, and what the keys here do not open; raises BadInputError."""
    from zhiheng.web.audit.invariant import all_invariants  # noqa: PLC0415 - the site must be set up first

    problems: list[Problem] = []
    checked = all_invariants()
    for one in checked:
        found = list(one.find())
        problems += found
        output.print_text(_FAILS if found else _HOLDS, name=one.name, title=one.title)
    note_unreadable(output)
    if problems:
        raise BadInputError(problems)
    output.print_json({"checks": [one.name for one in checked], "problems": []})
