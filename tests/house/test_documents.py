"""What the documents name exists. (`make docs` checks the links inside docs/ itself.)"""

import re
from pathlib import Path

_LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")
_TARGET = re.compile(r"^([a-z-]+):.*## ", re.MULTILINE)
_MAKE = re.compile(r"(?:^|`)make ([a-z][a-z -]*)", re.MULTILINE)


def _documents(tracked_files: list[Path]) -> list[Path]:
    return [file for file in tracked_files if file.suffix == ".md"]


def test_every_file_linked_to_exists(tracked_files: list[Path], root: Path) -> None:
    missing = [
        f"{file.relative_to(root)}: {link}"
        for file in _documents(tracked_files)
        for link in _LINK.findall(file.read_text("utf-8"))
        if not (file.parent / link).exists()
    ]
    assert missing == []


def test_every_make_target_named_exists(tracked_files: list[Path], root: Path) -> None:
    targets = set(_TARGET.findall((root / "Makefile").read_text("utf-8")))
    unknown = {
        f"{file.relative_to(root)}: make {word}"
        for file in _documents(tracked_files)
        for words in _MAKE.findall(file.read_text("utf-8"))
        for word in words.split()
        if word not in targets
    }
    assert unknown == set()
