"""docs/reference/commands.md names every command and every option, and none that does not exist."""

import argparse
import re
from pathlib import Path

import pytest

from zhiheng.cli.command import COMMANDS, _parser

_SECTION = re.compile(r"^## `zhiheng ([a-z -]+)`$(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
_FIRST_COLUMN = re.compile(r"^\| (`-.*?`) \|", re.MULTILINE)
_OPTION = re.compile(r"--?[a-z][a-z-]*")


@pytest.fixture(scope="module")
def documented(root: Path) -> dict[str, set[str]]:
    text = (root / "docs/reference/commands.md").read_text("utf-8")
    return {name: set(_OPTION.findall(" ".join(_FIRST_COLUMN.findall(body)))) for name, body in _SECTION.findall(text)}


def _options_by_command(parser: argparse.ArgumentParser, name: str) -> dict[str, set[str]]:
    """Return the options of a parser, or of its subcommands if it has any."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            found = (_options_by_command(sub, f"{name} {word}") for word, sub in action.choices.items())
            return {command: options for part in found for command, options in part.items()}
    return {name: {option for action in parser._actions for option in action.option_strings} - {"-h", "--help"}}


@pytest.fixture(scope="module")
def existing() -> dict[str, set[str]]:
    options = {}
    for name in COMMANDS:
        parser, _ = _parser([name], "en")
        options |= {
            command.strip(): found
            for command, found in _options_by_command(parser, "").items()
            if command.split()[0] == name
        }
    return options


def test_every_command_is_documented(documented: dict[str, set[str]], existing: dict[str, set[str]]) -> None:
    assert sorted(documented) == sorted(existing)


def test_every_option_is_documented(documented: dict[str, set[str]], existing: dict[str, set[str]]) -> None:
    assert {name: documented.get(name) for name in existing} == existing
