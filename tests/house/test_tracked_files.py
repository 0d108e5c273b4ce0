"""What must not stand in the repository, and how large its code may grow."""

import ast
import re
from pathlib import Path

import pytest

MOST_LINES_OF_A_FILE = 400
MOST_LINES_OF_A_FUNCTION = 50

# Offices install from their mirrors: no address of a package index, and nothing of one developer's machine.
PACKAGE_INDEX = re.compile(r"://\S*(?:pypi|/simple/|/packages/|registry\.)")
LOCAL_PATH = re.compile(r"(?<![\w./~<>*-])/(?:home|root|Users|work|opt|srv|mnt)/\w|\b[A-Z]:\\Users\\")


def _text_lines(file: Path) -> list[str]:
    content = file.read_bytes()
    return [] if b"\0" in content else content.decode("utf-8").splitlines()


@pytest.mark.parametrize("forbidden", [PACKAGE_INDEX, LOCAL_PATH], ids=["package index", "local path"])
def test_no_tracked_file_holds_an_address_of_one_machine(
    tracked_files: list[Path], root: Path, forbidden: re.Pattern[str]
) -> None:
    found = [
        f"{file.relative_to(root)}:{number}: {line.strip()[:100]}"
        for file in tracked_files
        if file != Path(__file__)
        for number, line in enumerate(_text_lines(file), 1)
        if forbidden.search(line)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("forbidden", "line", "part"),
    [
        (PACKAGE_INDEX, "--index-url https://mirror.example/{}/", "simple"),
        (PACKAGE_INDEX, "https://files.example/{}/a-1.whl", "packages"),
        (LOCAL_PATH, "see /home/{}/notes", "somebody"),
        (LOCAL_PATH, r"C:\Users\{}", "somebody"),
    ],
)
def test_forbidden_addresses_are_recognised(forbidden: re.Pattern[str], line: str, part: str) -> None:
    assert forbidden.search(line.format(part))


def test_files_stay_short(tracked_files: list[Path], root: Path) -> None:
    long = {
        str(file.relative_to(root)): lines
        for file in tracked_files
        if file.suffix == ".py" and (lines := len(_text_lines(file))) > MOST_LINES_OF_A_FILE
    }
    assert long == {}


def test_functions_stay_short(tracked_files: list[Path], root: Path) -> None:
    long = {
        f"{file.relative_to(root)}:{node.lineno} {node.name}": lines
        for file in tracked_files
        if file.suffix == ".py"
        for node in ast.walk(ast.parse(file.read_bytes()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (lines := (node.end_lineno or node.lineno) - node.lineno + 1) > MOST_LINES_OF_A_FUNCTION
    }
    assert long == {}
