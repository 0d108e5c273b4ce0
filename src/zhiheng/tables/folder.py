"""Finding lists and workbooks among the files and folders a person names."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from zhiheng.problems import Place, Problems
from zhiheng.tables import messages

# An expert's program may have saved the workbook like this; passing over it would lose the scores.
_OTHER_SUFFIXES = (".xls", ".xlsm", ".xlsb", ".et", ".ett", ".ods", ".numbers")
# Files that Excel, WPS, LibreOffice and macOS put beside an open or copied workbook.
_NOT_THEIRS = ("~$", ".")


def find_files(paths: Sequence[Path], problems: Problems, suffixes: Sequence[str]) -> list[Path]:
    """Return the files named, and of each folder named those with one of the suffixes, sorted.

    Noted as problems: workbooks of another format in a folder, and folders without any such file.
    """
    return [found for path in paths for found in (_in_folder(path, problems, suffixes) if path.is_dir() else [path])]


def _in_folder(folder: Path, problems: Problems, suffixes: Sequence[str]) -> Iterator[Path]:
    files = [path for path in sorted(folder.iterdir()) if not path.name.startswith(_NOT_THEIRS)]
    for path in files:
        if path.suffix.lower() in _OTHER_SUFFIXES:
            problems.add(messages.NOT_XLSX, Place(str(path)))
    found = [path for path in files if path.suffix.lower() in suffixes]
    if not found:
        problems.add(messages.NOTHING_IN_FOLDER, Place(str(folder)), suffixes="、".join(suffixes))
    yield from found
