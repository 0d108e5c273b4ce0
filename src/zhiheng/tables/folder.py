"""Finding lists and workbooks among the files and folders a person names."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from zhiheng.problems import Place, Problems
from zhiheng.tables import messages

# An expert's program may have saved the workbook like this; passing over it would lose the scores.
_OTHER_SUFFIXES = (".xls", ".xlsm", ".xlsb", ".et", ".ett", ".ods", ".numbers")
# Files that Excel, WPS, LibreOffice and macOS put beside an open or copied workbook.
_NOT_THEIRS = ("~$", ".")


def find_files(paths: Sequence[Path], problems: Problems, suffixes: Sequence[str]) -> list[Path]:
    """Return the files named, and of each folder named, subfolders too, those with one of the suffixes, sorted.

    Noted as problems: workbooks of another format in a folder, and folders without any such file.
    """
    found: list[Path] = []
    for path in paths:
        is_folder = os.path.isdir(path)  # noqa: PTH112 - Path.is_dir raises for a name that is too long
        found.extend(_in_folder(path, problems, suffixes) if is_folder else [path])
    return found


def _in_folder(folder: Path, problems: Problems, suffixes: Sequence[str]) -> Iterator[Path]:
    files = [path for path in sorted(folder.rglob("*")) if path.is_file() and not _is_set_aside(path, folder)]
    for path in files:
        if path.suffix.lower() in _OTHER_SUFFIXES:
            problems.add(messages.NOT_XLSX, Place(str(path)))
    found = [path for path in files if path.suffix.lower() in suffixes]
    if not found:
        problems.add(messages.NOTHING_IN_FOLDER, Place(str(folder)), suffixes="、".join(suffixes))
    yield from found


def _is_set_aside(path: Path, folder: Path) -> bool:
    return any(part.startswith(_NOT_THEIRS) for part in path.relative_to(folder).parts)
