"""Count which lines and branches of ``zhiheng`` the tests run.

SlipCover writes the counting into the code while it is imported. A tracer is called for every line that runs, those of
Django and of the templates too, and made the same tests three times as long.
"""

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import slipcover

SOURCE = Path("src/zhiheng")
# What processes that tests start run, and are not counted for.
_OMITTED = ["*/migrations/*", "*/__main__.py"]
# Lines that no test can run itself: what only the type checker reads, and what only makes a file a program.
_NOT_RUN = ["if TYPE_CHECKING:", "@overload", "if __name__ == .__main__.:"]


class Counting:
    """What one process counts, from its start on, of the code that it imports from then on."""

    def __init__(self, source: Path = SOURCE) -> None:
        """Begin: every module under ``source`` that is imported from now on is counted."""
        self._counts = slipcover.Slipcover(branch=True, source=[str(source)], omit=_OMITTED, exclude_also=_NOT_RUN)
        matcher = slipcover.FileMatcher(sources=[source], omit=_OMITTED)
        slipcover.ImportManager(self._counts, matcher).__enter__()

    def write(self, folder: Path) -> None:
        """Put the counts into a file of this process in ``folder``, which is made if it is missing."""
        folder.mkdir(parents=True, exist_ok=True)
        text = json.dumps(self._counts.get_coverage())
        (folder / f"{os.getpid()}.json").write_text(text, encoding="utf-8")


def merged(files: Iterable[Path]) -> dict[str, Any]:
    """Return the counts of several processes as one: for each file its lines and branches, executed and missing.

    Raises ValueError if there is no file.
    """
    first, *others = (json.loads(file.read_text(encoding="utf-8")) for file in sorted(files))
    for counts in others:
        slipcover.merge_coverage(first, counts)
    found: dict[str, Any] = first["files"]
    return found
