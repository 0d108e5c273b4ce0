"""Paste what the commands print into the READMEs and the tutorial, in the place of their text blocks."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
SEASON = ROOT / "examples/season"
VERIFIER = ROOT / "src/zhiheng/ledger/standalone.py"
README = {"en": "README.md", "zh": "README.zh-CN.md"}
TUTORIAL = {"en": "docs/tutorial/first-season.en.md", "zh": "docs/tutorial/first-season.md"}

_BLOCK = re.compile(r"(?<=^```text\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
_EVALUATE = "zhiheng evaluate ratings.csv --entries entries.csv --scheme scheme.toml -o results"
# The verifier's own digest changes with every change of its text; the documents leave it out.
_VERIFIER_DIGEST = re.compile(r"(独立校验程序摘要值：|digest of the standalone verifier: )[0-9a-f]{64}")


def main() -> None:
    """Renew all documents."""
    for language in ("en", "zh"):
        for document, outputs in ((README[language], demo), (TUTORIAL[language], lesson)):
            file = ROOT / document
            file.write_text(_paste(file.read_text("utf-8"), outputs(language)), "utf-8")


def _paste(text: str, outputs: Iterator[str]) -> str:
    return _BLOCK.sub(lambda _: next(outputs), text)


def blocks_of(document: str) -> list[str]:
    """Return what the text blocks of a document show."""
    return _BLOCK.findall((ROOT / document).read_text("utf-8"))


def demo(language: str) -> Iterator[str]:
    """Yield what ``make demo-cli`` prints."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part in (ROOT / "scripts/demo-cli", VERIFIER):
            copy = folder / part.relative_to(ROOT)
            copy.parent.mkdir(parents=True)
            shutil.copy(part, copy)
        shutil.copytree(SEASON, folder / SEASON.relative_to(ROOT))
        yield _output("scripts/demo-cli", folder, language)


def lesson(language: str) -> Iterator[str]:
    """Yield what each step of the tutorial prints."""
    with tempfile.TemporaryDirectory() as name:
        season = shutil.copytree(SEASON, Path(name) / "season")
        tree = _output("zhiheng standard show pengjiang-manufacturing", season, language)
        yield "".join(tree.splitlines(keepends=True)[:4])
        yield _output(_EVALUATE, season, language)
        yield _output(f"{_EVALUATE} --allow-incomplete", season, language)
        yield "".join(
            _output(command, season, language)
            for command in ("zhiheng verify results/bundle.zip", f"python {VERIFIER} results/bundle.zip")
        )
        ratings = season / "ratings.csv"
        ratings.write_text(ratings.read_text("utf-8").replace("desk,M01,E1,1.1,70", "desk,M01,E1,1.1,72"), "utf-8")
        yield _output(f"{_EVALUATE} --allow-incomplete", season, language)


def _output(command: str, folder: Path, language: str) -> str:
    """Return all that a command prints in a folder, with this Python's programs first on PATH."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    answer = subprocess.run(
        command.split(),
        cwd=folder,
        env={**os.environ, "PATH": path, "ZHIHENG_LANG": language, "COLUMNS": "80"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    return _VERIFIER_DIGEST.sub(r"\1…", answer.stdout.decode("utf-8"))


if __name__ == "__main__":
    main()
