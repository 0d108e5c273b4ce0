"""Finding lists and workbooks among the files and folders a person names."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from zhiheng.problems import Place, Problems, reason_of
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
    files = sorted(path for path in _walk(folder, problems) if not _is_set_aside(path, folder) and path.is_file())
    for path in files:
        if path.suffix.lower() in _OTHER_SUFFIXES:
            problems.add(messages.NOT_XLSX, Place(str(path)))
    found = [path for path in files if path.suffix.lower() in suffixes]
    if not found and not any(problem.place.file == str(folder) for problem in problems):
        problems.add(messages.NOTHING_IN_FOLDER, Place(str(folder)), suffixes="、".join(suffixes))
    yield from found


def _walk(folder: Path, problems: Problems) -> Iterator[Path]:
    """Yield the files of a folder and its subfolders; a subfolder passed over would lose what lies in it."""

    def refuse(error: OSError) -> None:
        if not _is_set_aside(Path(error.filename), folder):
            problems.add(messages.NOT_READABLE, Place(error.filename), reason=reason_of(error))

    for parent, names, files in os.walk(folder, onerror=refuse):
        for name in names:
            path = Path(parent, name)
            if path.is_symlink() and not _is_set_aside(path, folder):
                problems.add(messages.LINKED_FOLDER, Place(str(path)))
        yield from (Path(parent, name) for name in files)


def _is_set_aside(path: Path, folder: Path) -> bool:
    return any(part.startswith(_NOT_THEIRS) for part in path.relative_to(folder).parts)
