"""Finding score workbooks among the files a person names."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from zhiheng.problems import Place, Problems
from zhiheng.scoring.workbooks import messages

_SUFFIX = ".xlsx"
# An expert's program may have saved the workbook like this; passing over it would lose the scores.
_OTHER_SUFFIXES = (".xls", ".xlsm", ".xlsb", ".et", ".ett", ".ods", ".numbers")
# Files that Excel, WPS, LibreOffice and macOS put beside an open or copied workbook.
_NOT_THEIRS = ("~$", ".")


def find_workbooks(paths: Sequence[Path], problems: Problems) -> list[Path]:
    """Return the files named, and of each folder named its workbooks, sorted.

    Noted as problems: workbooks of another format in a folder, and folders without a workbook.
    """
    return [found for path in paths for found in (_in_folder(path, problems) if path.is_dir() else [path])]


def _in_folder(folder: Path, problems: Problems) -> Iterator[Path]:
    files = [path for path in sorted(folder.iterdir()) if not path.name.startswith(_NOT_THEIRS)]
    for path in files:
        if path.suffix.lower() in _OTHER_SUFFIXES:
            problems.add(messages.NOT_XLSX, Place(str(path)))
    workbooks = [path for path in files if path.suffix.lower() == _SUFFIX]
    if not workbooks:
        problems.add(messages.NO_WORKBOOKS, Place(str(folder)))
    yield from workbooks
